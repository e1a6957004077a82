import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import type { TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { findAdapter } from '../engines/adapter.ts'
import { openComputeDevice } from '../engines/webgpu/compute-device.ts'
import { eventLog, trainingJob } from './fixtures/training-job.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

const layers = [{ units: 8, dropout: 0.3 }]

async function trained(job: TrainingJob): Promise<TrainingOutcome> {
  const result = await train(job, new RunControls(), () => undefined)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

test.each(['tfjs', 'webgpu'] as const)(
  '%s: a run that goes on from a checkpoint gives the bits of one that was never interrupted',
  async (engine) => {
    const job = (epochs: number) => trainingJob({ layers, training: { epochs, engine } })
    const whole = await trained(job(5))
    const first = await trained(job(2))
    const rest = await trained({ ...job(5), resume: first.checkpoint })
    expect(whole.engine).toMatchObject({ name: engine, backend: 'webgpu', adapter: 'swiftshader' })
    expect(rest.weightsSha256).toBe(whole.weightsSha256)
    expect(rest.checkpoint.weights).toEqual(whole.checkpoint.weights)
    expect(rest.checkpoint.slots).toEqual(whole.checkpoint.slots)
    expect(whole.gpu?.readbacksPerEpoch).toBe(1)
  },
)

test('says that it compiles, and leaves no tensor behind', async () => {
  const { events, emit } = eventLog()
  const job = trainingJob({ training: { engine: 'tfjs', epochs: 2 } })
  const before = tf.memory().numTensors
  await train(job, new RunControls(), emit)
  expect(events.map(({ type }) => type).slice(0, 2)).toEqual(['started', 'compiling'])
  expect(tf.memory().numTensors).toBe(before)
})

/** Of the run under way. */
async function deviceOf(engine: 'tfjs' | 'webgpu'): Promise<GPUDevice> {
  if (engine === 'tfjs') return (tf.backend() as unknown as { device: GPUDevice }).device
  const { adapter } = await findAdapter()
  return (await openComputeDevice(adapter as GPUAdapter, true)).gpu
}

test.each(['tfjs', 'webgpu'] as const)(
  '%s: a lost device ends the run and says so',
  async (engine) => {
    const { events, emit } = eventLog()
    const job = trainingJob({ training: { engine, epochs: 1000 } })
    const result = await train(job, new RunControls(), (event) => {
      emit(event)
      if (event.type !== 'epoch' || event.records[0]?.epoch !== 1) return
      void deviceOf(engine).then((device) => {
        device.destroy()
      })
    })
    expect(result).toMatchObject({ ok: false, failure: { code: 'deviceLost' } })
    expect(events.at(-1)).toMatchObject({ type: 'failed', failure: { code: 'deviceLost' } })
  },
)
