import { beforeAll, describe, expect, test } from 'vitest'
import type { EngineName, ResolvedTraining } from '../../src/domain/experiment.ts'
import type { EpochRecord } from '../../src/domain/training.ts'
import { loadEngines } from './fixtures/load-engines.ts'
import { mortalGpu } from './fixtures/mortal-engine.ts'
import { EVERYWHERE, trained, valueOf } from './fixtures/trained.ts'
import { eventLog, trainingJob } from './fixtures/training-job.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

beforeAll(loadEngines, 60_000)

const SCHEDULES = [
  { name: 'plateau', patience: 2, factor: 0.5 },
  { name: 'cosine', warmUp: 3 },
  { name: 'step', every: 2, factor: 0.5 },
] as const

const withoutTimes = (history: EpochRecord[]) =>
  history.map((record) => ({ ...record, seconds: 0 }))

describe('going on from a checkpoint', () => {
  const layers = [{ units: 8, dropout: 0.3 }]

  test.each(EVERYWHERE)('is bit by bit a run that was never interrupted: %s', async (engine) => {
    const whole = await trained(trainingJob({ layers, training: { engine, epochs: 9 } }))
    const first = await trained(trainingJob({ layers, training: { engine, epochs: 4 } }))
    const { events, emit } = eventLog()
    const goOn = trainingJob({ layers, training: { engine, epochs: 9 } })
    const job = { ...goOn, resume: first.checkpoint }
    const rest = valueOf(await train(job, new RunControls(), emit))
    expect(rest.weightsSha256).toBe(whole.weightsSha256)
    expect(withoutTimes(rest.history)).toEqual(withoutTimes(whole.history))
    expect(rest.checkpoint.weights).toEqual(whole.checkpoint.weights)
    expect(rest.checkpoint.slots).toEqual(whole.checkpoint.slots)
    expect(rest.checkpoint.step).toBe(whole.checkpoint.step)
    expect(events[0]).toMatchObject({ type: 'started', history: first.history })
  })

  test.each(EVERYWHERE.flatMap((engine) => SCHEDULES.map((schedule) => ({ engine, schedule }))))(
    'has the learning rates of one never interrupted: $engine, $schedule.name',
    async ({ engine, schedule }) => {
      const optimizer = { ...trainingJob().training.optimizer, learningRate: 0.2 }
      const job = (name: EngineName, training: Partial<ResolvedTraining> = {}) =>
        trainingJob({ layers, training: { engine: name, optimizer, epochs: 12, ...training } })
      const whole = await trained(job(engine, { schedule }))
      const constant = await trained(job(engine))
      expect(whole.checkpoint.weights).not.toEqual(constant.checkpoint.weights)
      // Stopped rather than ended: how long the whole run is to last is part of a schedule.
      const controls = new RunControls()
      let epochs = 0
      const stoppedAtSix = mortalGpu({
        played: engine,
        epoch: Infinity,
        onEpoch: () => {
          if (++epochs === 6) controls.stop()
        },
      })
      const first = valueOf(
        await train(job('webgpu', { schedule }), controls, () => undefined, stoppedAtSix),
      )
      expect(first.history).toHaveLength(6)
      const rest = await trained({ ...job(engine, { schedule }), resume: first.checkpoint })
      expect(rest.weightsSha256).toBe(whole.weightsSha256)
      expect(rest.checkpoint.weights).toEqual(whole.checkpoint.weights)
    },
  )

  test('is the same after a stop in the middle of an epoch', async () => {
    const rows = { train: 2000, validation: 40, test: 30 }
    const training = { epochs: 3, batchSize: 2 }
    const whole = await trained(trainingJob({ rows, training }))
    const controls = new RunControls()
    const stopped = valueOf(
      await train(trainingJob({ rows, training }), controls, (event) => {
        if (event.type === 'progress' && event.epoch === 2) controls.stop()
      }),
    )
    expect(stopped.reason).toBe('stopped')
    expect(stopped.history.length).toBe(1)
    const rest = await trained({ ...trainingJob({ rows, training }), resume: stopped.checkpoint })
    expect(rest.weightsSha256).toBe(whole.weightsSha256)
  })

  test('after early stopping has its full patience again', async () => {
    const training = {
      epochs: 300,
      earlyStopping: { patience: 3 },
      optimizer: { ...trainingJob().training.optimizer, learningRate: 0.1 },
    }
    const first = await trained(trainingJob({ training }))
    const rest = await trained({ ...trainingJob({ training }), resume: first.checkpoint })
    expect(rest.history.length).toBeGreaterThanOrEqual(first.history.length + 3)
  })

  test('with no epochs left only evaluates', async () => {
    const first = await trained(trainingJob())
    const again = await trained({ ...trainingJob(), resume: structuredClone(first.checkpoint) })
    expect(again.weightsSha256).toBe(first.weightsSha256)
    expect(again.evaluation).toEqual(first.evaluation)
    expect(again.history).toEqual(first.history)
  })

  test('refuses other data and another optimizer', async () => {
    const { checkpoint } = await trained(trainingJob())
    const rows = { train: 90, validation: 40, test: 30 }
    const other = { ...trainingJob({ rows }), resume: checkpoint }
    expect(await train(other, new RunControls(), () => undefined)).toMatchObject({
      failure: { code: 'checkpointMismatch' },
    })
    const optimizer = { name: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false } as const
    const job = { ...trainingJob({ training: { optimizer } }), resume: checkpoint }
    expect(await train(job, new RunControls(), () => undefined)).toMatchObject({
      failure: { code: 'checkpointMismatch' },
    })
  })
})
