import * as v from 'valibot'
import type { TestLooks } from './test-looks.ts'

const stored = v.array(v.tuple([v.string(), v.pipe(v.number(), v.integer(), v.minValue(1))]))

export function writeTestLooks(looks: TestLooks): string {
  return JSON.stringify([...looks])
}

/** Reads such a text again; anything else is no looks. */
export function readTestLooks(text: string | null): TestLooks {
  try {
    const parsed = v.safeParse(stored, JSON.parse(text ?? '[]'))
    return new Map(parsed.success ? parsed.output : [])
  } catch {
    return new Map()
  }
}
