import '../seal.ts'
import { expose, transfer } from 'comlink'
import type { TrainerApi } from '../../src/protocol/trainer-api.ts'
import type { Checkpoint, TrainingEvent, TrainingOutcome } from '../../src/domain/training.ts'
import { findAdapter } from '../engines/adapter.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

let running: RunControls | undefined

const api: TrainerApi = {
  ping: () => Promise.resolve(__BUILD_ID__),
  adapter: async () => (await findAdapter()).report,
  train: async (job, onEvent) => {
    if (running) throw new Error('a run is under way in this worker')
    running = new RunControls()
    try {
      const result = await train(job, running, (event) => {
        onEvent(event.type === 'checkpoint' ? movable(event.checkpoint) : event)
      })
      return result.ok ? transfer(result, buffersOf(result.value)) : result
    } finally {
      running = undefined
    }
  },
  checkGpu: async (onProgress) => {
    if (running) throw new Error('a run is under way in this worker')
    const { checkGpu } = await import('../engines/check/check-gpu.ts')
    return checkGpu((share) => {
      onProgress(share)
    })
  },
  pause: () =>
    tell((run) => {
      run.pause()
    }),
  resume: () =>
    tell((run) => {
      run.resume()
    }),
  stop: () =>
    tell((run) => {
      run.stop()
    }),
}

/** Nothing happens if no run is under way: it may have ended while the call was on its way. */
function tell(say: (run: RunControls) => void): Promise<void> {
  if (running) say(running)
  return Promise.resolve()
}

/**
 * An event whose arrays move to the page, so that a large model costs its thread no copying. They are copies: the run
 * keeps its own. `Epochs` counts the time that this takes.
 */
function movable(checkpoint: Checkpoint): TrainingEvent {
  const weights = checkpoint.weights.slice()
  const bestWeights = checkpoint.bestWeights.slice()
  const slots = checkpoint.slots.map((slot) => slot.slice())
  const buffers = [weights, bestWeights, ...slots].map(({ buffer }) => buffer)
  const copy: Checkpoint = { ...checkpoint, weights, bestWeights, slots }
  return transfer({ type: 'checkpoint', checkpoint: copy }, buffers)
}

function buffersOf({ weights, checkpoint, outputs }: TrainingOutcome): ArrayBuffer[] {
  return [
    weights,
    checkpoint.weights,
    checkpoint.bestWeights,
    ...checkpoint.slots,
    outputs.train,
    outputs.validation,
    outputs.test,
  ].map(({ buffer }) => buffer)
}

expose(api)
