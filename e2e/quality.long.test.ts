import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../scripts/install-dependencies.mjs'
import type { EngineChoice, Experiment } from '../src/domain/experiment.ts'
import { experimentOfSplit, type FixedSplit } from '../src/domain/fixtures/fixed-split.ts'
import { npmRunExperiment, printedObject } from './command-line/experiment-process.ts'
import type { PrintedExperiment } from './command-line/run-command.ts'

const data = join(process.env['TERRARIUM_SHARED'] ?? join(ROOT, '../shared'), 'data')
const present = existsSync(join(data, 'splits'))

interface Score {
  mean: number
  /** Over seeds. */
  sd: number
}

/** An entry of `data/reference.json`. */
interface Reference {
  models: { sk_mlp: Record<string, Score> }
  /** Of the test rows. */
  test_noise: { bootstrap_se: number }
}

/** The names of the scores that count, by scikit-learn and by us. */
const SCORES = {
  rocAuc: { theirs: 'roc_auc', higherIsBetter: true },
  accuracy: { theirs: 'accuracy', higherIsBetter: true },
  rmse: { theirs: 'rmse', higherIsBetter: false },
} as const

interface Task {
  name: string
  engine: EngineChoice
  score: keyof typeof SCORES
}

/** The software adapter takes some 25 ms a step: the small tables go through WebGPU as well, the large ones do not. */
const TASKS: Task[] = [
  { name: 'bank', engine: 'tfjs-cpu', score: 'rocAuc' },
  { name: 'online_shoppers', engine: 'tfjs-cpu', score: 'rocAuc' },
  { name: 'penguins', engine: 'tfjs-cpu', score: 'accuracy' },
  { name: 'penguins', engine: 'tfjs', score: 'accuracy' },
  { name: 'auto_mpg', engine: 'tfjs-cpu', score: 'rmse' },
  { name: 'auto_mpg', engine: 'tfjs', score: 'rmse' },
  { name: 'housing', engine: 'tfjs-cpu', score: 'rmse' },
  { name: 'bank_additional_full', engine: 'wasm', score: 'rocAuc' },
  { name: 'titanic', engine: 'wasm', score: 'rocAuc' },
  { name: 'iris', engine: 'wasm', score: 'accuracy' },
  { name: 'advertising', engine: 'wasm', score: 'rmse' },
]

/** How we name a first column that has no name. */
const UNNAMED = 'column 1'

const SEEDS = [1, 2, 3]

/** The settings of the reference networks, but for their slight L2. */
function experimentOf(split: FixedSplit, engine: EngineChoice, seed: number): Experiment {
  return {
    ...experimentOfSplit({
      ...split,
      drop: split.drop.map((column) => (column === '' ? UNNAMED : column)),
    }),
    network: {
      layers: [
        { units: 64, activation: 'relu' },
        { units: 32, activation: 'relu' },
      ],
      l2: 0,
    },
    training: {
      optimizer: { name: 'adam', learningRate: 0.001 },
      batchSize: 32,
      epochs: 200,
      earlyStopping: { patience: 10 },
      seed,
      engine,
    },
  }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(data, name), 'utf8'))
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-quality-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function run({ name, engine }: Task, seed: number): Promise<PrintedExperiment> {
  const split = readJson(`splits/${name}.json`) as FixedSplit
  const document = join(folder, `${name}.json`)
  writeFileSync(document, JSON.stringify(experimentOf(split, engine, seed)))
  const table = resolve(data, split.file)
  const ended = await npmRunExperiment(folder, ['--data', table, '--experiment', document])
  expect(ended.status, ended.stderr).toBe(0)
  return printedObject(ended) as PrintedExperiment
}

describe.skipIf(!present)(
  'quality on the fixed splits (skipped where ../shared/data is absent)',
  () => {
    // The noise of the test rows and of the seeds, twice; accuracy moves in steps of one row.
    test.each(TASKS)('$name with $engine: $score is no worse than scikit-learn', async (task) => {
      const { theirs, higherIsBetter } = SCORES[task.score]
      const { results } = readJson('reference.json') as { results: Record<string, Reference> }
      const reference = results[`${task.name}.strat`]
      const expected = reference?.models.sk_mlp[theirs]
      if (reference === undefined || expected === undefined) throw new Error(`no ${theirs}`)

      const began = performance.now()
      const runs: PrintedExperiment[] = []
      for (const seed of SEEDS) runs.push(await run(task, seed))
      const seconds = (performance.now() - began) / 1000

      expect(runs.map(({ engine }) => engine.name)).toEqual(SEEDS.map(() => task.engine))
      const values = runs.map(({ metrics }) => metrics.test[task.score] ?? Number.NaN)
      const measured = mean(values)
      const noise = 2 * Math.hypot(reference.test_noise.bootstrap_se, expected.sd)
      const rows = runs[0]?.rows.test ?? 0
      const allowed = task.score === 'accuracy' ? Math.max(noise, 2 / rows) : noise
      console.log(
        [
          `${task.name} ${task.engine} ${task.score}`,
          `${measured.toPrecision(5)} (${values.map((value) => value.toPrecision(5)).join(', ')})`,
          `scikit-learn ${expected.mean.toPrecision(5)}, tolerance ${allowed.toPrecision(3)}`,
          `epochs ${runs.map(({ epochs }) => epochs).join(', ')}`,
          `${mean(runs.map(({ msPerStep }) => msPerStep)).toPrecision(3)} ms/step`,
          `${seconds.toFixed(0)} s`,
        ].join(' | '),
      )
      const worse = higherIsBetter ? expected.mean - measured : measured - expected.mean
      // Twice two rows is a difference of floating-point fractions.
      expect(worse).toBeLessThanOrEqual(allowed + 1e-9)
    })
  },
)
