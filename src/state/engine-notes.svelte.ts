import { EMPTY_MEMORY, judgeAdapter, rememberTimings } from '../domain/engine-memory.ts'
import { readEngineMemory, writeEngineMemory } from '../domain/engine-memory-schema.ts'
import type { EngineMemory, RememberedTimings } from '../domain/training.ts'
import type { EngineKeeper } from '../services/experiment-runner.ts'
import { readPreference, whenForgotten, writePreference } from '../services/preferences.ts'

const KEY = 'engines'

/** What this browser remembers about the engines on this machine. */
export class EngineNotes implements EngineKeeper {
  memory = $state.raw<EngineMemory>(readEngineMemory(readPreference(KEY), __BUILD_ID__))

  constructor() {
    whenForgotten(() => {
      this.memory = EMPTY_MEMORY
    })
  }

  remember(latest: RememberedTimings): void {
    this.#keep(rememberTimings(this.memory, latest))
  }

  /** The next run measures anew. */
  forgetTimings(): void {
    this.#keep({ ...this.memory, timings: EMPTY_MEMORY.timings })
  }

  /** Takes in what the check of an adapter found. */
  judge(adapter: string, passed: boolean): void {
    this.#keep(judgeAdapter(this.memory, adapter, passed))
  }

  #keep(memory: EngineMemory): void {
    this.memory = memory
    writePreference(KEY, writeEngineMemory(memory, __BUILD_ID__))
  }
}
