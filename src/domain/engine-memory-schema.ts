import * as v from 'valibot'
import { EMPTY_MEMORY } from './engine-memory.ts'
import { ENGINE_NAMES } from './experiment.ts'
import type { EngineMemory } from './training.ts'

const timing = v.strictObject({
  engine: v.picklist(ENGINE_NAMES),
  msPerStep: v.pipe(v.number(), v.finite(), v.minValue(0)),
})
const memory = v.strictObject({
  timings: v.array(v.strictObject({ key: v.string(), timings: v.array(timing) })),
  avoid: v.array(v.string()),
})

/** Reads what `JSON.stringify` made of a memory, perhaps in another version; anything else is an empty one. */
export function parseEngineMemory(json: string | null): EngineMemory {
  if (json === null) return EMPTY_MEMORY
  try {
    const parsed = v.safeParse(memory, JSON.parse(json))
    return parsed.success ? parsed.output : EMPTY_MEMORY
  } catch {
    return EMPTY_MEMORY
  }
}
