import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { TrainingEvent, TrainingJob } from '../../src/domain/training.ts'
import { loadEngines } from './fixtures/load-engines.ts'
import { EVERYWHERE, trained, valueOf } from './fixtures/trained.ts'
import { eventLog, trainingJob } from './fixtures/training-job.ts'
import { watchedEngines } from './fixtures/watched-engines.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

beforeAll(loadEngines, 60_000)

describe('a run', () => {
  test('tells what it does in order, and leaves no epoch out', async () => {
    const { events, emit } = eventLog()
    const outcome = valueOf(await train(trainingJob(), new RunControls(), emit))
    expect(events[0]).toMatchObject({
      type: 'started',
      engine: { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'askedFor' },
      parameters: 4 * 8 + 8 + 8 + 1,
      inputs: 4,
      stepsPerEpoch: Math.ceil(100 / 16),
      rows: { train: 100, validation: 40, test: 30 },
      history: [],
    })
    expect(events.at(-1)).toEqual({
      type: 'finished',
      reason: 'epochs',
      bestEpoch: outcome.bestEpoch,
    })
    const told = events.flatMap((event) => (event.type === 'epoch' ? event.records : []))
    expect(told.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6])
    expect(told).toEqual(outcome.history)
  })

  test.each([
    ['binary', 'crossEntropy'],
    ['binary', 'meanSquaredError'],
    ['multiclass', 'crossEntropy'],
    ['multiclass', 'meanSquaredError'],
    ['regression', 'meanSquaredError'],
  ] as const)('learns a %s task by %s', async (task, loss) => {
    const { events, emit } = eventLog()
    const job = trainingJob({ task, training: { epochs: 100, loss } })
    const outcome = valueOf(await train(job, new RunControls(), emit))
    const started = events.find((event) => event.type === 'started')
    const best = outcome.history[outcome.bestEpoch - 1]
    expect(best?.validationLoss).toBeLessThan(0.7 * (started?.baselineLoss ?? 0))
    expect(outcome.evaluation).toMatchObject({ task, rows: 30 })
    expect(Object.values(outcome.evaluation.intervals)).not.toContain(null)
    const perRow = task === 'multiclass' ? 3 : 1
    expect(outcome.outputs.train.length).toBe(100 * perRow)
    expect(outcome.outputs.test.length).toBe(30 * perRow)
    const [view] = events.flatMap((event) => (event.type === 'epoch' ? [event.view] : []))
    expect(view?.task).toBe(task)
  })

  test('names its weights by their SHA-256', async () => {
    const { weights, weightsSha256 } = await trained(trainingJob())
    const hash = createHash('sha256').update(new Uint8Array(weights.buffer)).digest('hex')
    expect(weightsSha256).toBe(hash)
  })

  test.each(EVERYWHERE)(
    'gives the same weights for the same seed, others for another: %s',
    async (engine) => {
      const layers = [{ units: 8, dropout: 0.3 }]
      const first = await trained(trainingJob({ layers, training: { engine } }))
      const second = await trained(trainingJob({ layers, training: { engine } }))
      const other = await trained(trainingJob({ layers, training: { engine, seed: 2 } }))
      expect(second.weightsSha256).toBe(first.weightsSha256)
      expect(other.weightsSha256).not.toBe(first.weightsSha256)
    },
  )

  test('hands back the weights of the epoch with the lowest validation loss', async () => {
    const training = {
      epochs: 60,
      optimizer: { ...trainingJob().training.optimizer, learningRate: 0.1 },
    }
    const whole = await trained(trainingJob({ training }))
    const losses = whole.history.map(({ validationLoss }) => validationLoss)
    expect(whole.bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1)
    expect(whole.bestEpoch).toBeLessThan(60)
    const upToBest = await trained(
      trainingJob({ training: { ...training, epochs: whole.bestEpoch } }),
    )
    expect(whole.weightsSha256).toBe(upToBest.weightsSha256)
  })

  test.each(EVERYWHERE)('stops early when patience runs out: %s', async (engine) => {
    const training = {
      engine,
      epochs: 300,
      earlyStopping: { patience: 4 },
      optimizer: { ...trainingJob().training.optimizer, learningRate: 0.1 },
    }
    const outcome = await trained(trainingJob({ training }))
    expect(outcome.reason).toBe('earlyStopping')
    expect(outcome.history.length).toBe(outcome.bestEpoch + 4)
  })
})

test.each([
  ['no WebAssembly', undefined, 'undefined'],
  [
    'WebAssembly without 128-bit vectors',
    {
      validate: () => false,
      compile: () => Promise.reject(new Error('invalid value type 0x7b')),
    },
    'invalid value type',
  ],
])('in a browser with %s another engine takes over, and says why', async (_name, wasm, reason) => {
  vi.stubGlobal('WebAssembly', wasm)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const { events, emit } = eventLog()
  const job = trainingJob({ training: { engine: 'wasm' } })
  const outcome = valueOf(await train(job, new RunControls(), emit))
  const engine = { name: 'tfjs-cpu', backend: 'cpu', adapter: null, reason: 'fallback' }
  expect(outcome.engine).toEqual(engine)
  expect(events.slice(0, 2)).toMatchObject([
    { type: 'started', engine },
    {
      type: 'engineChanged',
      gaveUp: 'wasm',
      engine,
      failure: {
        code: 'engineFailed',
        details: { engine: 'wasm', reason: expect.stringContaining(reason) as string },
      },
      epoch: 0,
    },
  ])
})

describe('a person', () => {
  test('pauses and resumes without changing the result', async () => {
    const undisturbed = await trained(trainingJob())
    const controls = new RunControls()
    const { events, emit } = eventLog()
    const outcome = valueOf(
      await train(trainingJob(), controls, (event) => {
        emit(event)
        if (event.type === 'started') controls.pause()
        if (event.type === 'paused') {
          queueMicrotask(() => {
            controls.resume()
          })
        }
      }),
    )
    const types = events.map(({ type }) => type)
    expect(types.slice(0, 3)).toEqual(['started', 'paused', 'resumed'])
    expect(outcome.weightsSha256).toBe(undisturbed.weightsSha256)
  })

  test('stops a paused run and keeps the best weights so far', async () => {
    const controls = new RunControls()
    const outcome = valueOf(
      await train(trainingJob({ training: { epochs: 10_000 } }), controls, (event) => {
        if (event.type === 'epoch') controls.pause()
        if (event.type === 'paused') controls.stop()
      }),
    )
    expect(outcome.reason).toBe('stopped')
    const same = await trained(trainingJob({ training: { epochs: outcome.history.length } }))
    expect(outcome.weightsSha256).toBe(same.weightsSha256)
  })

  test.each(EVERYWHERE)('is listened to after every chunk of steps: %s', async (engine) => {
    const controls = new RunControls()
    const source = watchedEngines()
    const rows = { train: 20_000, validation: 40, test: 30 }
    const job = trainingJob({ rows, training: { engine, batchSize: 1, epochs: 1000 } })
    let chunksBefore = 0
    const emit = ({ type }: TrainingEvent) => {
      // A chunk of a fast engine may be a whole epoch.
      if ((type !== 'progress' && type !== 'epoch') || chunksBefore > 0) return
      // As a call from the page comes: by a message, while the engine is at work.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        chunksBefore = source.chunks
        controls.stop()
        port1.close()
      }
      port2.postMessage('stop')
    }
    expect(valueOf(await train(job, controls, emit, source)).reason).toBe('stopped')
    expect(chunksBefore).toBeGreaterThan(0)
    expect(source.chunks - chunksBefore).toBeLessThanOrEqual(1)
  })

  test('does not wait for the end of a step that takes seconds', async () => {
    const controls = new RunControls()
    const job = trainingJob({
      rows: { train: 4096, validation: 40, test: 30 },
      layers: [
        { units: 1024, dropout: 0 },
        { units: 1024, dropout: 0 },
      ],
      training: { engine: 'wasm', batchSize: 4096 },
    })
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      controls.stop()
      port1.close()
    }
    const emit = ({ type }: TrainingEvent) => {
      if (type === 'started') port2.postMessage('stop')
    }
    const outcome = valueOf(await train(job, controls, emit))
    expect(outcome).toMatchObject({ reason: 'stopped', history: [] })
    // Had the step come to its end, the weights as they are then would be another's.
    expect(outcome.weights).toEqual(outcome.checkpoint.weights)
  })

  test('stops the first epoch and keeps what there is', async () => {
    const controls = new RunControls()
    const rows = { train: 4000, validation: 40, test: 30 }
    const job = trainingJob({ rows, training: { batchSize: 1 } })
    const outcome = valueOf(
      await train(job, controls, (event) => {
        if (event.type === 'progress') controls.stop()
      }),
    )
    expect(outcome).toMatchObject({ reason: 'stopped', history: [], bestEpoch: 0 })
    expect(outcome.weights).not.toEqual(outcome.checkpoint.weights)
    expect(outcome.checkpoint.step).toBe(0)
  })
})

describe('trouble', () => {
  test.each(EVERYWHERE)(
    'a loss that is not finite ends the run with the last good weights and advice: %s',
    async (engine) => {
      const optimizer = { name: 'sgd', learningRate: 1e6, momentum: 0, nesterov: false } as const
      const { events, emit } = eventLog()
      const job = trainingJob({ task: 'regression', training: { engine, optimizer } })
      const outcome = valueOf(await train(job, new RunControls(), emit))
      expect(outcome.reason).toBe('diverged')
      expect(outcome.diverged?.details).toEqual({ epoch: 1, learningRate: 1e6, suggested: 1e5 })
      expect(outcome.weights.every(Number.isFinite)).toBe(true)
      expect(outcome.checkpoint.weights.every(Number.isFinite)).toBe(true)
      expect(outcome.history).toEqual([])
      expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'diverged' })
    },
  )

  test.each([
    [
      'a feature',
      (job: TrainingJob) => (job.data.test.features.numbers[5] = Number.NaN),
      '#2',
      1141,
    ],
    ['a target', (job: TrainingJob) => (job.data.train.targets[3] = Infinity), 'y', 1003],
    ['a weight', (job: TrainingJob) => (job.data.validation.weights[0] = -1), 'weight', 1100],
  ])('%s that is not a number is found before training', async (_name, spoil, column, row) => {
    const job = trainingJob()
    spoil(job)
    const { events, emit } = eventLog()
    const failure = { code: 'nonFiniteInput', details: { column, row } }
    expect(await train(job, new RunControls(), emit)).toEqual({ ok: false, failure })
    expect(events).toEqual([{ type: 'failed', failure }])
  })

  test('an engine that is not here is said so', async () => {
    const failureOf = async (engine: 'tfjs' | 'webgpu') =>
      train(trainingJob({ training: { engine } }), new RunControls(), () => undefined)
    expect(await failureOf('tfjs')).toMatchObject({ failure: { code: 'noWebGpu' } })
    expect(await failureOf('webgpu')).toMatchObject({ failure: { code: 'noWebGpu' } })
  })
})
