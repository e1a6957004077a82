import type { ComputeDevice } from './compute-device.ts'

/** Resolves when all that was submitted is done; rejects if the device fails before. */
export function workDone({
  gpu,
  trouble,
}: Pick<ComputeDevice, 'gpu' | 'trouble'>): Promise<unknown> {
  const done = Promise.race([gpu.queue.onSubmittedWorkDone(), trouble.failed])
  // Whoever waits is told; nobody may be waiting.
  done.catch(() => undefined)
  return done
}
