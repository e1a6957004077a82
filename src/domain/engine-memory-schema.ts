import * as v from 'valibot'
import { EMPTY_MEMORY } from './engine-memory.ts'
import { ENGINE_NAMES } from './experiment.ts'
import type { EngineMemory } from './training.ts'

const timing = v.strictObject({
  engine: v.picklist(ENGINE_NAMES),
  msPerStep: v.pipe(v.number(), v.finite(), v.minValue(0)),
})
const stored = v.strictObject({
  build: v.string(),
  timings: v.array(v.strictObject({ key: v.string(), timings: v.array(timing) })),
  avoid: v.array(v.string()),
})

/** A memory as text, with the build of the app that it was made by. */
export function writeEngineMemory(memory: EngineMemory, build: string): string {
  return JSON.stringify({ build, ...memory })
}

/**
 * Reads such a text again. Timings of another build are left out, because its engines may be faster; an adapter that
 * failed stays avoided. Anything else than such a text is an empty memory.
 */
export function readEngineMemory(text: string | null, build: string): EngineMemory {
  if (text === null) return EMPTY_MEMORY
  try {
    const parsed = v.safeParse(stored, JSON.parse(text))
    if (!parsed.success) return EMPTY_MEMORY
    const { timings, avoid } = parsed.output
    return { timings: parsed.output.build === build ? timings : [], avoid }
  } catch {
    return EMPTY_MEMORY
  }
}
