import { proxy, transfer } from 'comlink'
import type { GpuReport } from '../domain/gpu-report.ts'
import { buffersOfData } from '../domain/prepared-data.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Checkpoint, TrainingEvent, TrainingJob, TrainingOutcome } from '../domain/training.ts'
import type { AdapterReport, TrainerApi } from '../protocol/trainer-api.ts'
import { startWorker } from './start-worker.ts'
import { WorkerClient } from './worker-client.ts'

/** Training yields several times a second: one that is silent for 15 to 20 seconds is begun again from its checkpoint. */
const MISSED_BEATS = 3

/**
 * The trainer worker as the page sees it. It is disposable: a run uses a worker of its own, so that no GPU
 * memory of an earlier run is left and a lost device is answered by the next start.
 */
export class TrainerClient {
  readonly #worker = new WorkerClient<TrainerApi>('trainer', () =>
    startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/trainer/trainer.worker.ts', import.meta.url), {
          type: 'module',
          name: 'trainer',
        }),
    ),
  )

  adapter(): Promise<Result<AdapterReport>> {
    return this.#worker.call(async (api) => ok(await api.adapter()))
  }

  /** The arrays of `job.data` and `job.resume` are transferred: unusable afterwards. */
  async train(
    job: TrainingJob,
    onEvent: (event: TrainingEvent) => void,
  ): Promise<Result<TrainingOutcome>> {
    const buffers = [...buffersOfData(job.data), ...checkpointBuffers(job.resume)]
    const outcome = await this.#worker.call(
      (api) => api.train(transfer(job, buffers), proxy(onEvent)),
      MISSED_BEATS,
    )
    this.#worker.terminate()
    return outcome
  }

  /**
   * Computes and times on the GPU what can be compared with float64. `terminate` cancels it.
   * @param onProgress share done, from 0 to 1
   */
  async checkGpu(onProgress: (share: number) => void): Promise<Result<GpuReport>> {
    const report = await this.#worker.call((api) => api.checkGpu(proxy(onProgress)))
    this.#worker.terminate()
    return report
  }

  pause(): void {
    this.#tell((api) => api.pause())
  }

  resume(): void {
    this.#tell((api) => api.resume())
  }

  /** Ends the run; the best weights so far are kept and evaluated. */
  stop(): void {
    this.#tell((api) => api.stop())
  }

  /** The last resort: the run ends with `workerDied`. */
  terminate(): void {
    this.#worker.terminate()
  }

  #tell(
    say: (api: {
      pause(): Promise<void>
      resume(): Promise<void>
      stop(): Promise<void>
    }) => Promise<void>,
  ): void {
    void this.#worker.call(async (api) => {
      await say(api)
      return ok(undefined)
    })
  }
}

function checkpointBuffers(checkpoint: Checkpoint | undefined): ArrayBuffer[] {
  if (checkpoint === undefined) return []
  const arrays = [checkpoint.weights, checkpoint.bestWeights, ...checkpoint.slots]
  return [...new Set(arrays.map(({ buffer }) => buffer))]
}
