import * as v from 'valibot'
import { oneOf, plainObject, readBy, says, strict, whole, within } from '../document-schema.ts'
import { parseLinkedExperiment } from '../experiment-schema.ts'
import { fail, ok, type Result } from '../result.ts'
import { LONGEST_STUDENT, type ClassResult } from './class-result.ts'

/** In characters; painted points make a result longer, nothing makes it much longer. */
export const MOST_CHARACTERS = 500_000

const count = whole(0, 1e9)
const loss = v.nullable(within({ atLeast: 0, atMost: 1e12 }))
const id = v.pipe(
  v.string(says({ type: 'text' })),
  v.regex(/^[0-9a-f]{16}$/, says({ type: 'text' })),
)
const shortText = (most: number) =>
  v.pipe(
    v.string(says({ type: 'textUpTo', most })),
    v.minLength(1, says({ type: 'textUpTo', most })),
    v.maxLength(most, says({ type: 'textUpTo', most })),
  )

const result = strict({
  terrarium: v.literal(1, says({ type: 'oneOf', values: ['1'] })),
  kind: oneOf(['class-result']),
  exercise: v.nullable(id),
  student: v.exactOptional(shortText(LONGEST_STUDENT)),
  document: plainObject(),
  parameters: count,
  epochs: count,
  trainLoss: loss,
  validationLoss: loss,
  tasks: strict({ done: whole(0, 100), of: whole(0, 100) }),
  seconds: within({ atLeast: 0, atMost: 1e9 }),
  build: shortText(40),
})

/**
 * Reads a result that may come from anybody.
 * Fails with `notAResult` for what is none, and else names the key that is wrong.
 */
export function readClassResult(text: string, name: string): Result<ClassResult> {
  if (text.length > MOST_CHARACTERS) return fail('notAResult', { name })
  const value = jsonOf(text)
  if ((value as { kind?: unknown } | null | undefined)?.kind !== 'class-result') {
    return fail('notAResult', { name })
  }
  const read = readBy(result, value)
  if (!read.ok) return read
  const document = parseLinkedExperiment(read.value.document)
  return document.ok ? ok({ ...read.value, document: document.value }) : document
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
