import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'

/** Milliseconds of work after which other calls get their turn. */
const PIECE = 16

/** Runs a computation to its end, letting other calls in between; `cancelled` as soon as the signal says so. */
export async function inPieces<Value>(
  work: Generator<undefined, Value>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  // A later question that is waiting already makes this one idle.
  await yieldToMessages()
  let began = performance.now()
  for (;;) {
    if (signal.aborted) return fail('cancelled', {})
    const step = work.next()
    if (step.done === true) return ok(step.value)
    if (performance.now() - began < PIECE) continue
    await yieldToMessages()
    began = performance.now()
  }
}
