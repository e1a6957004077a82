import type { Failure } from '../domain/failure.ts'
import type { GpuReport } from '../domain/gpu-report.ts'
import { TrainerClient } from '../services/trainer-client.ts'
import type { EngineNotes } from './engine-notes.svelte.ts'

/** "Check this GPU": the check under way, or what it found last. */
export class GpuCheck {
  readonly #engines: EngineNotes
  readonly #trainer = new TrainerClient()
  running = $state(false)
  /** From 0 to 1, while running. */
  share = $state(0)
  report = $state.raw<GpuReport | undefined>()
  /** The report and the build that made it, to be copied. */
  text = $derived(
    this.report === undefined
      ? ''
      : JSON.stringify({ build: __BUILD_ID__, ...this.report }, null, 2),
  )
  failure = $state.raw<Failure | undefined>()
  /** The adapter of `report` had been left out until then. */
  failedBefore = $state(false)
  #turn = 0

  constructor(engines: EngineNotes) {
    this.#engines = engines
  }

  /** Checks; an adapter that fails is left out when the engine is chosen, one that passes counts again. */
  async run(): Promise<void> {
    if (this.running) return
    const turn = ++this.#turn
    this.running = true
    this.share = 0
    this.report = undefined
    this.failure = undefined
    const checked = await this.#trainer.checkGpu((share) => {
      if (turn === this.#turn) this.share = share
    })
    if (turn !== this.#turn) return
    this.running = false
    if (!checked.ok) {
      this.failure = checked.failure
      return
    }
    const { adapter, passed } = checked.value
    this.failedBefore = this.#engines.memory.avoid.includes(adapter.name)
    this.#engines.judge(adapter.name, passed)
    this.report = checked.value
  }

  cancel(): void {
    this.#turn += 1
    this.running = false
    this.#trainer.terminate()
  }
}
