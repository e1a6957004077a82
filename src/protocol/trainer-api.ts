import type { TrainingEvent, TrainingJob, TrainingOutcome } from '../domain/training.ts'
import type { GpuReport } from '../domain/gpu-report.ts'
import type { Result } from '../domain/result.ts'

/** What WebGPU offers here. */
export type AdapterReport =
  | { available: true; software: boolean; name: string }
  /** `insecure`: plain HTTP on a network address; `absent`: the browser has none; `noAdapter`: no usable GPU. */
  | { available: false; why: 'insecure' | 'absent' | 'noAdapter' }

/** What `workers/trainer/trainer.worker.ts` exposes; both sides compile against it. */
export interface TrainerApi {
  ping(): Promise<string>
  adapter(): Promise<AdapterReport>
  /**
   * Trains until done, stopped or diverged. The arrays in `job.data` and `job.resume` are transferred, so
   * unusable after the call; those of the outcome are transferred back.
   * `onEvent` is called at most about 20 times a second, and always at the end of an epoch.
   */
  train(job: TrainingJob, onEvent: (event: TrainingEvent) => void): Promise<Result<TrainingOutcome>>
  /**
   * Trains a few small networks on this machine's GPU and compares them with float64; also times it.
   * Fails with `noWebGpu`; an adapter that computes wrongly is a report, not a failure.
   * @param onProgress share done, from 0 to 1
   */
  checkGpu(onProgress: (share: number) => void): Promise<Result<GpuReport>>
  /** Takes effect within about 100 ms. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Ends the run; the best weights so far are kept and evaluated. */
  stop(): Promise<void>
}
