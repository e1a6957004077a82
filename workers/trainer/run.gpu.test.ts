import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import type { TrainingJob } from '../../src/domain/training.ts'
import { openSoftwareDevice } from '../engines/fixtures/software-device.ts'
import { trained } from './fixtures/trained.ts'
import { eventLog, trainingJob } from './fixtures/training-job.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

const layers = [{ units: 8, dropout: 0.3 }]

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
  return (await openSoftwareDevice()).gpu
}

test.each(['webgpu', 'tfjs'] as const)(
  '%s: when its device is lost, WebAssembly goes on from the state kept last',
  async (engine) => {
    const { events, emit } = eventLog()
    const began = performance.now()
    const job = (training: Partial<TrainingJob['training']>) =>
      trainingJob({ layers, training: { epochs: 1000, ...training } })
    const result = await train(job({ engine }), new RunControls(), (event) => {
      emit(event)
      if (event.type !== 'epoch' || events.some(({ type }) => type === 'engineChanged')) return
      if (performance.now() - began < 700) return
      void deviceOf(engine).then((device) => {
        device.destroy()
      })
    })
    const change = events.find((event) => event.type === 'engineChanged')
    expect(change).toMatchObject({
      failure: { code: 'deviceLost' },
      engine: { name: 'wasm', reason: 'fallback' },
    })
    expect(result).toMatchObject({ ok: true, value: { engine: { name: 'wasm' } } })
    if (!change || !result.ok) return
    expect(result.value.history).toHaveLength(1000)
    const rest =
      change.epoch === 0
        ? {}
        : { resume: (await trained(job({ engine, epochs: change.epoch }))).checkpoint }
    const expected = await trained({ ...job({ engine: 'wasm' }), ...rest })
    expect(result.value.weightsSha256).toBe(expected.weightsSha256)
  },
)
