import { beforeAll, expect, test } from 'vitest'
import type { ResolvedTraining } from '../../src/domain/experiment.ts'
import type { TrainingEvent, TrainingJob } from '../../src/domain/training.ts'
import type { EngineSource } from '../engines/open-engine.ts'
import { loadEngines } from './fixtures/load-engines.ts'
import { mortalGpu } from './fixtures/mortal-engine.ts'
import { valueOf } from './fixtures/trained.ts'
import { trainingJob } from './fixtures/training-job.ts'
import { watchedEngines } from './fixtures/watched-engines.ts'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'

const jobOn = (engine: ResolvedTraining['engine']) =>
  trainingJob({ layers: [{ units: 8, dropout: 0.3 }], training: { engine } })

/** A run, the events it began with, and its first event about itself. */
async function run(job: TrainingJob, source?: EngineSource) {
  const events: TrainingEvent[] = []
  const outcome = valueOf(
    await train(job, new RunControls(), (event) => events.push(event), source),
  )
  const started = events.find((event) => event.type === 'started')
  if (!started) throw new Error('it never started')
  const tried = events.flatMap((event) => (event.type === 'measuring' ? [event.engine] : []))
  return { outcome, events, started, tried }
}

beforeAll(loadEngines, 60_000)

test('the fastest of those that were tried out is taken, and says by how much', async () => {
  const source = watchedEngines()
  const { outcome, started, tried, events } = await run(jobOn('auto'), source)
  expect(tried).toEqual(['wasm', 'tfjs-cpu'])
  expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['measuring', 'measuring', 'started'])
  const { name, reason, timings = [] } = outcome.engine
  expect(reason).toBe('measured')
  expect(timings.map(({ engine }) => engine).sort()).toEqual(['tfjs-cpu', 'wasm'])
  const [first, second] = timings.map(({ msPerStep }) => msPerStep)
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThanOrEqual(second ?? 0)
  expect(name).toBe(timings[0]?.engine)
  expect(started.remember?.timings).toEqual(timings)
  expect(source.disposed).toBe(source.opened.length)
})

test('trying out leaves no trace in the result', async () => {
  const { outcome } = await run(jobOn('auto'))
  expect(outcome.engine.name).toBe('wasm')
  const asked = await run(jobOn('wasm'))
  expect(outcome.weightsSha256).toBe(asked.outcome.weightsSha256)
  expect(asked.tried).toEqual([])
  expect(asked.started.remember).toBe(undefined)
})

test('what was measured before is not measured again, for the same shape', async () => {
  const { started } = await run(jobOn('auto'))
  if (!started.remember) throw new Error('nothing to remember')
  const slow = { engine: 'wasm' as const, msPerStep: 9 }
  const fast = { engine: 'tfjs-cpu' as const, msPerStep: 1 }
  const memory = { timings: [{ ...started.remember, timings: [slow, fast] }], avoid: [] }
  const again = await run({ ...jobOn('auto'), memory })
  expect(again.tried).toEqual([])
  expect(again.outcome.engine).toMatchObject({
    name: 'tfjs-cpu',
    reason: 'remembered',
    timings: [fast, slow],
  })
  expect(again.started.remember).toBe(undefined)
  const wider = trainingJob({ layers: [{ units: 9, dropout: 0.3 }], training: { engine: 'auto' } })
  expect((await run({ ...wider, memory })).tried).toEqual(['wasm', 'tfjs-cpu'])
})

test('on an adapter of hardware WebGPU is tried out, unless the adapter is to be avoided', async () => {
  const gpu = mortalGpu({ played: 'wasm', epoch: Infinity })
  expect((await run(jobOn('auto'), gpu)).tried).toEqual(['webgpu', 'wasm', 'tfjs'])
  const memory = { timings: [], avoid: ['made-up'] }
  const source = watchedEngines(gpu)
  expect((await run({ ...jobOn('auto'), memory }, source)).tried).toEqual(['wasm', 'tfjs-cpu'])
  expect(source.opened).not.toContain('webgpu')
})

test('an engine that gives up while it is tried out is left out', async () => {
  const { outcome, tried } = await run(jobOn('auto'), mortalGpu({ played: 'wasm', epoch: 0 }))
  expect(tried).toEqual(['webgpu', 'wasm', 'tfjs'])
  expect(outcome.engine).toMatchObject({ name: 'wasm', reason: 'onlyOne' })
  expect(outcome.engine.timings?.map(({ engine }) => engine)).toEqual(['wasm'])
})

test('a run that is stopped while engines are tried out ends at once', async () => {
  const controls = new RunControls()
  const source = watchedEngines()
  const job = jobOn('auto')
  const result = await train(
    job,
    controls,
    (event) => {
      if (event.type === 'measuring') controls.stop()
    },
    source,
  )
  expect(result).toMatchObject({ ok: true, value: { reason: 'stopped', history: [] } })
  expect(source.opened).toEqual(['wasm', 'wasm'])
})
