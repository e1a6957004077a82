import type { EngineMemory, RememberedTimings } from './training.ts'

/** Shapes whose timings are kept; beyond, the oldest go. */
const MOST_TIMINGS = 50

export const EMPTY_MEMORY: EngineMemory = { timings: [], avoid: [] }

/** Newest first; an earlier measurement of the same key gives way. */
export function rememberTimings(memory: EngineMemory, latest: RememberedTimings): EngineMemory {
  const others = memory.timings.filter(({ key }) => key !== latest.key)
  return { ...memory, timings: [latest, ...others].slice(0, MOST_TIMINGS) }
}

/** Takes in the verdict of "Check this GPU": an adapter that failed is avoided until it passes. */
export function judgeAdapter(memory: EngineMemory, adapter: string, passed: boolean): EngineMemory {
  const others = memory.avoid.filter((name) => name !== adapter)
  return { ...memory, avoid: passed ? others : [...others, adapter] }
}
