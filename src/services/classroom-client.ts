import { proxy, transfer } from 'comlink'
import { buffersOfData } from '../domain/prepared-data.ts'
import type { Result } from '../domain/result.ts'
import type {
  ClassroomApi,
  ClassroomFrame,
  ClassroomJob,
  ClassroomPace,
  ClassroomScene,
} from '../protocol/classroom-api.ts'
import type { ClassroomTimeline, KnownTimeline } from '../protocol/classroom-timeline.ts'
import type { MicroscopeQuestion, MicroscopeView } from '../protocol/microscope-view.ts'
import { startWorker } from './start-worker.ts'
import { WorkerClient } from './worker-client.ts'

/** The classroom's worker as the page sees it: every call ends, with a value or with a failure. */
export class ClassroomClient {
  readonly #worker = new WorkerClient<ClassroomApi>('classroom', () =>
    startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/classroom/classroom.worker.ts', import.meta.url), {
          type: 'module',
          name: 'classroom',
        }),
    ),
  )

  /** The arrays of `job.prepared.data` are transferred: unusable afterwards. */
  open(
    job: ClassroomJob,
    onFrame: (frame: ClassroomFrame) => Promise<void>,
  ): Promise<Result<ClassroomScene>> {
    // TensorFlow.js keeps the device that a worker opened first; the microscope may have opened the CPU.
    if (job.experiment.training?.engine === 'tfjs') this.#worker.terminate()
    return this.#worker.call((api) => api.open(transferred(job), proxy(onFrame)))
  }

  play(pace: ClassroomPace): Promise<Result<void>> {
    return this.#worker.call((api) => api.play(pace))
  }

  pause(): Promise<Result<void>> {
    return this.#worker.call((api) => api.pause())
  }

  step(by: 'batch' | 'epoch'): Promise<Result<void>> {
    return this.#worker.call((api) => api.step(by))
  }

  /** @param weights copied */
  setWeights(weights: Float32Array<ArrayBuffer>): Promise<Result<void>> {
    return this.#worker.call((api) => api.setWeights(weights))
  }

  show(epoch: number | 'now'): Promise<Result<void>> {
    return this.#worker.call((api) => api.show(epoch))
  }

  timeline(known: KnownTimeline): Promise<Result<ClassroomTimeline | undefined>> {
    return this.#worker.call((api) => api.timeline(known))
  }

  /** The arrays of `job.prepared.data` are transferred, as by `open`. */
  branch(job: ClassroomJob): Promise<Result<ClassroomScene>> {
    return this.#worker.call((api) => api.branch(transferred(job)))
  }

  swap(): Promise<Result<ClassroomScene | undefined>> {
    return this.#worker.call((api) => api.swap())
  }

  forgetFormer(): Promise<Result<void>> {
    return this.#worker.call((api) => api.forgetFormer())
  }

  drawUnits(firsts: readonly number[]): Promise<Result<void>> {
    return this.#worker.call((api) => api.drawUnits(firsts))
  }

  setAxes(axes: [string, string]): Promise<Result<ClassroomScene>> {
    return this.#worker.call((api) => api.setAxes(axes))
  }

  microscope(question: MicroscopeQuestion): Promise<Result<MicroscopeView | undefined>> {
    return this.#worker.call((api) => api.microscope(question))
  }

  /** Frees the memory of the set-up. */
  terminate(): void {
    this.#worker.terminate()
  }
}

function transferred(job: ClassroomJob): ClassroomJob {
  return transfer(job, job.prepared ? buffersOfData(job.prepared.data) : [])
}
