import { Autotuner, rememberedTuning } from './autotune.ts'
import { planDispatches } from './dispatches.ts'
import type { RowBuffers } from './rows/row-source.ts'
import type { RunParts } from './run-parts.ts'
import { compileStep, StepWork, type Pipelines } from './step-work.ts'
import { defaultTuning, type Tuning } from './tuning.ts'
import { workDone } from './work-done.ts'

/** On a software adapter, how long a run trains before it is worth to look for faster kernels, in milliseconds. */
const TUNED_AFTER_MS = 2000

/** The work of a step and its kernels: cut by a good guess at first, then as measured to be fastest. */
export class TunedStep {
  readonly #parts: RunParts
  /** Until it has been asked. */
  #tuner: Autotuner | undefined
  #work: StepWork
  #pipelines: Promise<Partial<Pipelines>>
  readonly #opened = performance.now()

  /** @param tuning instead of looking for the best one */
  constructor(parts: RunParts, tuning: Tuning | undefined) {
    this.#parts = parts
    const known = tuning ?? rememberedTuning(parts)
    if (!known) this.#tuner = new Autotuner(parts)
    const first = known ?? defaultTuning(parts.device)
    this.#work = new StepWork(parts.device, parts.buffers, planDispatches(parts, first))
    this.#pipelines = compileStep(parts, this.#work.dispatches, first)
    this.#pipelines.catch(() => undefined)
  }

  get work(): StepWork {
    return this.#work
  }

  /** The kernels of `work`, when they are compiled. */
  get pipelines(): Promise<Partial<Pipelines>> {
    return this.#pipelines
  }

  /**
   * Between two epochs. Changes no bit of what comes out. A software adapter compiles slowly: only a run that takes its
   * time is tuned, and trains on until the candidates are compiled.
   * @param startEpoch gives the first rows of an epoch that is begun; what else a measurement writes, the epoch
   *   overwrites when it is begun once more
   */
  async tune(startEpoch: () => Promise<RowBuffers>): Promise<void> {
    const tuner = this.#tuner
    if (!tuner) return
    const { device, buffers } = this.#parts
    if (device.software && !tuner.isReady) {
      if (performance.now() - this.#opened < TUNED_AFTER_MS) return
      tuner.prepare().catch(() => undefined)
      return
    }
    this.#tuner = undefined
    await workDone(device)
    const tuning = await tuner.measure(await startEpoch())
    this.#work.dispose()
    this.#work = new StepWork(device, buffers, planDispatches(this.#parts, tuning))
    this.#pipelines = compileStep(this.#parts, this.#work.dispatches, tuning)
  }

  dispose(): void {
    this.#work.dispose()
  }
}
