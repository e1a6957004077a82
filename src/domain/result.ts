import { failure, type Failure, type FailureCode, type FailureDetails } from './failure.ts'

/** A value, or the expected failure that prevented it. Plain data, so it may cross a worker boundary. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure }

/** Wraps a value. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

/** Wraps a failure. */
export function fail<Code extends FailureCode>(
  code: Code,
  details: FailureDetails[Code],
): { ok: false; failure: Failure } {
  return { ok: false, failure: failure(code, details) }
}

/** Compile-time proof that a `switch` covers its union; throws if it did not. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
