import type { EngineMemory } from '../domain/training.ts'
import { readPreference, writePreference } from './preferences.ts'

const KEY = 'engines'
/** Shapes beyond this many push the oldest out. */
const MOST_TIMINGS = 100

/** What was learnt about this machine's engines in earlier runs, by this build: another one may be faster. */
export function readEngineMemory(): EngineMemory {
  const nothing: EngineMemory = { timings: [], avoid: [] }
  try {
    const kept = JSON.parse(readPreference(KEY) ?? 'null') as (EngineMemory & Build) | null
    return kept?.build === __BUILD_ID__ ? { timings: kept.timings, avoid: kept.avoid } : nothing
  } catch {
    return nothing
  }
}

/** Changes what is kept; timings that are new belong at the end. */
export function changeEngineMemory(change: (memory: EngineMemory) => EngineMemory): void {
  const { timings, avoid } = change(readEngineMemory())
  const kept: EngineMemory & Build = {
    build: __BUILD_ID__,
    timings: timings.slice(-MOST_TIMINGS),
    avoid,
  }
  writePreference(KEY, JSON.stringify(kept))
}

interface Build {
  build: string
}
