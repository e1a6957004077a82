import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { EngineName, ResolvedTraining } from '../../src/domain/experiment.ts'
import { failure } from '../../src/domain/failure.ts'
import type { Result } from '../../src/domain/result.ts'
import type { TrainingEvent, TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { EngineError } from '../engines/engine.ts'
import type { EngineSource } from '../engines/open-engine.ts'
import { loadEngines } from './fixtures/load-engines.ts'
import { LOST, mortalGpu } from './fixtures/mortal-engine.ts'
import { valueOf } from './fixtures/trained.ts'
import { trainingJob } from './fixtures/training-job.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

beforeAll(loadEngines, 60_000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

interface Watched {
  result: Result<TrainingOutcome>
  events: TrainingEvent[]
}

async function run(job: TrainingJob, source?: EngineSource): Promise<Watched> {
  const events: TrainingEvent[] = []
  const emit = (event: TrainingEvent) => {
    events.push(event)
  }
  return { result: await train(job, new RunControls(), emit, source), events }
}

/** A GPU that takes a tenth of a second for an epoch and dies in the middle of this one. */
const gpuUntil = (epoch: number, played: 'tfjs-cpu' | 'wasm' = 'tfjs-cpu') =>
  mortalGpu({
    played,
    epoch,
    onEpoch: () => {
      vi.advanceTimersByTime(100)
    },
  })

/** One that dies so often, and is there again. */
const gpuLosing = (deaths: number, epoch: number) =>
  mortalGpu({
    played: 'wasm',
    epoch,
    deaths,
    onEpoch: () => {
      vi.advanceTimersByTime(100)
    },
  })

const outcomeOf = ({ result }: Watched) => valueOf(result)

function changeIn({ events }: Watched): Extract<TrainingEvent, { type: 'engineChanged' }> {
  const change = events.find((event) => event.type === 'engineChanged')
  if (!change) throw new Error('no engine took over')
  return change
}

const LAYERS = [{ units: 8, dropout: 0.3 }]
const RATE = { ...trainingJob().training.optimizer, learningRate: 0.1 }
const jobOn = (engine: ResolvedTraining['engine'], training: Partial<ResolvedTraining> = {}) =>
  trainingJob({ layers: LAYERS, training: { epochs: 30, optimizer: RATE, engine, ...training } })

/** The same, by hand: so many epochs on one engine, and the rest on another from its checkpoint. */
async function inTwoParts(first: EngineName, epochs: number, job: TrainingJob) {
  const begin = jobOn(first, { ...job.training, engine: first, epochs })
  const { checkpoint } = outcomeOf(await run(begin))
  return outcomeOf(await run({ ...job, resume: checkpoint }))
}

describe('a device that is lost in the middle of a run', () => {
  test.each(['webgpu', 'tfjs'] as const)(
    '%s: the rest is bit by bit what the next engine makes of the state kept last',
    async (engine) => {
      const watched = await run(jobOn(engine), gpuUntil(15))
      const outcome = outcomeOf(watched)
      const { epoch, ...change } = changeIn(watched)
      expect(change).toMatchObject({
        engine: { name: 'wasm', reason: 'fallback' },
        failure: LOST,
      })
      expect(epoch).toBeGreaterThan(0)
      expect(epoch).toBeLessThan(15)
      expect(outcome.engine).toMatchObject({ name: 'wasm', reason: 'fallback' })
      const expected = await inTwoParts('tfjs-cpu', epoch, jobOn('wasm'))
      expect(outcome.weightsSha256).toBe(expected.weightsSha256)
      expect(outcome.bestEpoch).toBe(expected.bestEpoch)
      expect(outcome.checkpoint.weights).toEqual(expected.checkpoint.weights)
      expect(outcome.checkpoint.slots).toEqual(expected.checkpoint.slots)
      expect(outcome.history.map(({ epoch: each }) => each)).toEqual(
        Array.from({ length: 30 }, (_, i) => i + 1),
      )
    },
  )

  test('the best weights survive, even of the epoch that was kept last', async () => {
    // From epoch 9 on nothing moves, and an equal loss is no improvement.
    const schedule = { name: 'step', every: 8, factor: 1e-30 } as const
    const optimizer = { ...RATE, learningRate: 0.005 }
    const job = (engine: EngineName, epochs: number) =>
      trainingJob({ training: { engine, schedule, optimizer, epochs } })
    const watched = await run(job('webgpu', 20), gpuUntil(10, 'wasm'))
    expect(changeIn(watched).epoch).toBe(8)
    const outcome = outcomeOf(watched)
    expect(outcome.bestEpoch).toBe(8)
    expect(outcome.weightsSha256).toBe(outcomeOf(await run(job('wasm', 8))).weightsSha256)
  })

  test('patience counts on', async () => {
    const earlyStopping = { patience: 6 }
    const training = { earlyStopping, epochs: 300, optimizer: { ...RATE, learningRate: 0.3 } }
    const watched = await run(jobOn('webgpu', training), gpuUntil(9))
    const outcome = outcomeOf(watched)
    expect(changeIn(watched).epoch).toBeGreaterThan(0)
    expect(outcome.reason).toBe('earlyStopping')
    expect(outcome.history.length).toBe(outcome.bestEpoch + 6)
  })

  test('a schedule that waits for a better loss goes on as if it had seen one engine', async () => {
    const schedule = { name: 'plateau', patience: 2, factor: 0.5 } as const
    const job = jobOn('webgpu', { schedule })
    const watched = await run(job, gpuUntil(20))
    const { epoch } = changeIn(watched)
    const expected = await inTwoParts('tfjs-cpu', epoch, jobOn('wasm', { schedule }))
    expect(outcomeOf(watched).weightsSha256).toBe(expected.weightsSha256)
  })

  test('a loss in the first epoch begins anew on the next engine', async () => {
    const watched = await run(jobOn('webgpu'), gpuUntil(1))
    expect(changeIn(watched).epoch).toBe(0)
    const anew = outcomeOf(await run(jobOn('wasm')))
    expect(outcomeOf(watched).weightsSha256).toBe(anew.weightsSha256)
  })

  test('no epoch that was lost is told as one that counts', async () => {
    const watched = await run(jobOn('webgpu'), gpuUntil(15))
    let told: number[] = []
    for (const event of watched.events) {
      if (event.type === 'epoch') told.push(...event.records.map(({ epoch }) => epoch))
      if (event.type === 'engineChanged' || event.type === 'deviceRenewed')
        told = told.filter((epoch) => epoch <= event.epoch)
    }
    expect(told).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  })
})

describe('a device that is lost once', () => {
  test('is asked for anew, and the weights are those of a run that nobody disturbed', async () => {
    const earlyStopping = { patience: 9 }
    const schedule = { name: 'plateau', patience: 2, factor: 0.5 } as const
    const training = { earlyStopping, schedule, epochs: 60 }
    const watched = await run(jobOn('webgpu', training), gpuLosing(1, 15))
    const whole = outcomeOf(await run(jobOn('wasm', training)))
    const types = watched.events.map(({ type }) => type)
    expect(types).toContain('deviceRenewed')
    expect(types).not.toContain('engineChanged')
    const outcome = outcomeOf(watched)
    expect(outcome.engine.name).toBe('webgpu')
    expect(outcome.weightsSha256).toBe(whole.weightsSha256)
    expect(outcome.checkpoint.weights).toEqual(whole.checkpoint.weights)
    expect(outcome.history.map(({ epoch }) => epoch)).toEqual(
      whole.history.map(({ epoch }) => epoch),
    )
  })

  test('and again soon after gives way to the next engine', async () => {
    const watched = await run(jobOn('webgpu'), gpuLosing(2, 15))
    const told = watched.events.map(({ type }) => type)
    expect(told.indexOf('deviceRenewed')).toBeLessThan(told.indexOf('engineChanged'))
    expect(outcomeOf(watched).engine.name).toBe('wasm')
  })

  test('and again after a quiet while is asked for once more', async () => {
    let deaths = 0
    const calm = mortalGpu({
      played: 'wasm',
      epoch: 12,
      deaths: 2,
      onEpoch: () => {
        // The first epochs after a loss take long.
        vi.advanceTimersByTime(deaths++ < 12 ? 100 : 6 * 60_000)
      },
    })
    const watched = await run(jobOn('webgpu'), calm)
    expect(watched.events.filter(({ type }) => type === 'deviceRenewed')).toHaveLength(2)
    expect(outcomeOf(watched).engine.name).toBe('webgpu')
  })
})

test.each([
  [
    new DOMException('A valid external Instance reference no longer exists.', 'AbortError'),
    'deviceLost',
  ],
  [new RangeError('Array buffer allocation failed'), 'engineFailed'],
  [new WebAssembly.RuntimeError('memory access out of bounds'), 'engineFailed'],
])('what the browser throws at an engine is no end either: %s', async (thrown, code) => {
  const watched = await run(jobOn('webgpu'), mortalGpu({ played: 'wasm', epoch: 5, thrown }))
  const reason = thrown.message
  expect(changeIn(watched).failure).toMatchObject({ code, details: { reason } })
  expect(outcomeOf(watched).history).toHaveLength(30)
})

test('a bug is no failure of an engine', async () => {
  const thrown = new TypeError('x is not a function')
  const source = mortalGpu({ played: 'wasm', epoch: 5, thrown })
  await expect(run(jobOn('webgpu'), source)).rejects.toBe(thrown)
})

describe('an engine that cannot begin', () => {
  test.each([
    LOST,
    failure('engineFailed', { engine: 'webgpu', reason: 'shader' }),
    failure('outOfMemory', { needed: 2, most: 1 }),
  ])('$code: the next one begins, and says why', async (why) => {
    const thrown = new EngineError(why)
    const watched = await run(jobOn('webgpu'), mortalGpu({ played: 'wasm', epoch: 0, thrown }))
    expect(watched.events.map(({ type }) => type).slice(0, 2)).toEqual(['started', 'engineChanged'])
    expect(changeIn(watched)).toMatchObject({
      gaveUp: 'webgpu',
      failure: why,
      epoch: 0,
      engine: { name: 'wasm' },
    })
    expect(outcomeOf(watched).history).toHaveLength(30)
  })

  test('a run without an engine left fails as the last one did', async () => {
    const { open, find } = mortalGpu({ played: 'wasm', epoch: 0 })
    const source: EngineSource = {
      find,
      open: (name, plan, machine, why) =>
        open(name === 'wasm' ? 'webgpu' : name, plan, machine, why),
    }
    const { result, events } = await run(jobOn('webgpu'), source)
    expect(result).toEqual({ ok: false, failure: LOST })
    expect(events).toEqual([{ type: 'failed', failure: LOST }])
  })
})

test('a checkpoint of a small run is sent every few seconds, and a run can go on from it', async () => {
  const job = jobOn('webgpu', { epochs: 100 })
  const { events } = await run(job, gpuUntil(Infinity, 'wasm'))
  const sent = events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []))
  expect(sent).toHaveLength(3)
  const [first] = sent
  if (!first) return
  const rest = outcomeOf(await run({ ...jobOn('wasm', { epochs: 100 }), resume: first }))
  expect(rest.weightsSha256).toBe(
    outcomeOf(await run(jobOn('wasm', { epochs: 100 }))).weightsSha256,
  )
})

test('where reading the state takes long, what was read at the beginning is sent all the same', async () => {
  const gpu = mortalGpu({
    played: 'wasm',
    epoch: Infinity,
    onEpoch: () => {
      vi.advanceTimersByTime(100)
    },
    // The next time it may be read is 100 seconds later.
    onState: () => {
      vi.advanceTimersByTime(500)
    },
  })
  const { events } = await run(jobOn('webgpu', { epochs: 60 }), gpu)
  const sent = events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []))
  expect(sent).toHaveLength(1)
  const [first] = sent
  if (!first) return
  const rest = outcomeOf(await run({ ...jobOn('wasm', { epochs: 60 }), resume: first }))
  expect(rest.weightsSha256).toBe(outcomeOf(await run(jobOn('wasm', { epochs: 60 }))).weightsSha256)
})
