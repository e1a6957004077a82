import * as v from 'valibot'
import { isInRange, type Expectation, type NumberRange } from './expectation.ts'
import { fail, ok, type Result } from './result.ts'

/**
 * Building blocks for the schemas of foreign documents, on valibot. Each says what it expects as an
 * `Expectation`, and `readBy` turns the first thing that is wrong into a failure that names its key.
 */

/** valibot carries messages as text only, so the expectation travels as JSON. */
export function says(expectation: Expectation): string {
  return JSON.stringify(expectation)
}

/** A finite number within bounds. */
export function within(range: Omit<NumberRange, 'type'>) {
  const expectation: NumberRange = { type: 'number', ...range }
  return v.custom<number>((value) => isInRange(value, expectation), says(expectation))
}

/** A whole number, bounds included. */
export function whole(atLeast: number, atMost: number) {
  return within({ whole: true, atLeast, atMost })
}

/** One of a few words. */
export function oneOf<const Values extends readonly string[]>(values: Values) {
  return v.picklist(values, says({ type: 'oneOf', values }))
}

/** A JSON object; valibot's own object schemas would let a list pass. */
export function plainObject(expectation: Expectation = { type: 'object' }) {
  return v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    says(expectation),
  )
}

/** An object with these keys and no others. */
export function strict<const Entries extends v.ObjectEntries>(
  entries: Entries,
  expectation: Expectation = { type: 'object' },
) {
  return v.pipe(plainObject(expectation), v.strictObject(entries, says(expectation)))
}

/** An object with any keys. valibot's `record` drops `__proto__` and `constructor`, a Map keeps them. */
export function anyNames<Value>(schema: v.GenericSchema<unknown, Value>) {
  return v.pipe(
    plainObject(),
    v.transform((object) => new Map(Object.entries(object))),
    v.map(v.string(), schema),
    v.transform((map): Record<string, Value> => Object.fromEntries(map)),
  )
}

/**
 * Reads a foreign value. Every schema within must carry its expectation through `says`.
 * @returns `unknownKey`, `missingKey` or `invalidValue` for the first thing that is wrong
 */
export function readBy<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
): Result<Output> {
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  return parsed.success ? ok(parsed.output) : refusal(parsed.issues[0])
}

function refusal(issue: v.BaseIssue<unknown>) {
  const key = (issue.path ?? []).map((item) => segment(item.key)).join('.')
  if (issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key') {
    return fail(issue.expected === 'never' ? 'unknownKey' : 'missingKey', { key })
  }
  if (issue.type === 'variant' && issue.input === undefined) return fail('missingKey', { key })
  const expected = JSON.parse(issue.message) as Expectation
  return fail('invalidValue', { key, expected, found: shown(issue.input) })
}

/** One step of a path: plain words as they are, names with dots or blanks in quotes. */
function segment(key: unknown): string {
  const name = String(key)
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? clip(name) : clip(JSON.stringify(name))
}

/** A value as JSON, without its insides: a foreign document may be deep enough to overflow the stack. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[…] (${value.length})`
  if (typeof value === 'object' && value !== null) return '{…}'
  return clip(typeof value === 'string' ? JSON.stringify(value) : String(value))
}

function clip(words: string): string {
  const letters = Array.from(words.slice(0, 200))
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : words
}
