import { wrap, type Remote } from 'comlink'
import { FITS, STEPS_PER_EPOCH, type ScorerName, type TrainerName } from '../shapes.ts'
import type { BenchApi } from './bench-api.ts'
import type { DecisionsWorker } from './decisions.worker.ts'
import type { EngineWorker } from './engine.worker.ts'
import type { MachineWorker } from './machine.worker.ts'
import type { ReaderWorker } from './reader.worker.ts'
import type { ScoreWorker } from './score.worker.ts'
import type { TrainerWorker } from './trainer-worker.ts'

/** Shorter measurements would be of the clock. */
const LEAST_MS = 30

interface Running<Api> {
  worker: Worker
  api: Remote<Api>
}

const trainers = new Map<TrainerName, Remote<TrainerWorker>>()
const scorers = new Map<ScorerName, Running<ScoreWorker>>()
/** Milliseconds of a step when last measured, by trainer and shape. */
const paces = new Map<string, number>()

function startMachine(): Running<MachineWorker> {
  const worker = new Worker(new URL('./machine.worker.ts', import.meta.url), { type: 'module' })
  return { worker, api: wrap<MachineWorker>(worker) }
}

const machine = startMachine().api

function startEngine(name: TrainerName): Running<EngineWorker> {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name,
  })
  return { worker, api: wrap<EngineWorker>(worker) }
}

function startFit(name: TrainerName): Remote<TrainerWorker> {
  return wrap(new Worker(new URL('./fit.worker.ts', import.meta.url), { type: 'module', name }))
}

function startScorer(name: ScorerName): Running<ScoreWorker> {
  const worker = new Worker(new URL('./score.worker.ts', import.meta.url), { type: 'module', name })
  return { worker, api: wrap<ScoreWorker>(worker) }
}

const isFit = (name: TrainerName) => FITS.some((fit) => fit === name)

function trainerOf(name: TrainerName): Remote<TrainerWorker> {
  const started = trainers.get(name) ?? (isFit(name) ? startFit(name) : startEngine(name).api)
  trainers.set(name, started)
  return started
}

async function inDecisions<Timing>(
  ask: (api: Remote<DecisionsWorker>) => Promise<Timing>,
): Promise<Timing> {
  const worker = new Worker(new URL('./decisions.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await ask(wrap<DecisionsWorker>(worker))
  } finally {
    worker.terminate()
  }
}

/** Whole epochs where there is more than one. */
function stepsIn(ms: number, pace: number): number {
  const steps = Math.max(1, Math.round(ms / pace))
  return steps <= STEPS_PER_EPOCH ? steps : Math.ceil(steps / STEPS_PER_EPOCH) * STEPS_PER_EPOCH
}

const bench: BenchApi = {
  adapter: () => machine.adapter(),
  pickEngine: async (shape) => {
    // A worker of its own, as each run has one: trying an engine out settles which backend the worker has.
    const { worker, api } = startMachine()
    const picked = await api.pick(shape)
    worker.terminate()
    return picked
  },
  peak: () => machine.peak(),
  openTrainer: async (name, shape) => {
    const trainer = trainerOf(name)
    await trainer.open(shape)
    await trainer.time(shape, 1)
    let steps = 1
    let ms = await trainer.time(shape, steps)
    while (ms < LEAST_MS) {
      steps = stepsIn(2 * LEAST_MS, ms / steps)
      ms = await trainer.time(shape, steps)
    }
    paces.set(`${name} ${shape}`, ms / steps)
  },
  timeTrainer: async (name, shape, budgetMs) => {
    const key = `${name} ${shape}`
    const steps = stepsIn(budgetMs, paces.get(key) ?? budgetMs)
    const ms = await trainerOf(name).time(shape, steps)
    paces.set(key, ms / steps)
    return { steps, ms }
  },
  openScorer: (name, rows) => {
    const scorer = startScorer(name)
    scorers.set(name, scorer)
    return scorer.api.open(rows)
  },
  timeScorer: async (name) => {
    const scorer = scorers.get(name)
    if (!scorer) throw new Error(`${name} is not open`)
    return scorer.api.time()
  },
  closeScorer: (name) => {
    scorers.get(name)?.worker.terminate()
    scorers.delete(name)
    return Promise.resolve()
  },
  timeEpochs: async (rows, epochs) => {
    const { worker, api } = startEngine('wasm')
    const timings = await api.timeEpochs(rows, epochs)
    worker.terminate()
    return timings
  },
  readChosen: async () => {
    const file = document.querySelector('input')?.files?.[0]
    if (!file) throw new Error('no file was chosen')
    const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })
    const timing = await wrap<ReaderWorker>(worker).read(file)
    worker.terminate()
    return timing
  },
  judgeRows: (rows) => inDecisions((api) => api.judge(rows)),
  explainRows: (rows) => inDecisions((api) => api.explain(rows)),
  listChosen: () => {
    const [sample, file] = document.querySelector('input')?.files ?? []
    if (!sample || !file) throw new Error('no files were chosen')
    return inDecisions((api) => api.list(sample, file))
  },
}

window.bench = bench
