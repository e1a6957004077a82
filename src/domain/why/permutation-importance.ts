import { LEAST_ROWS } from '../bootstrap/bootstrap-intervals.ts'
import type { Task } from '../experiment.ts'
import { chosenRows, type Features } from '../features.ts'
import { outputsOf } from '../forward.ts'
import { largestClasses } from '../metrics/multiclass-metrics.ts'
import { rankingArea } from '../metrics/ranking.ts'
import { regressionMetrics } from '../metrics/regression-metrics.ts'
import { countParameters } from '../network.ts'
import { permutation, sampleRows } from '../random.ts'
import type { ExplainableModel } from './explainable-model.ts'
import type { ColumnImportance, Importance } from './importance.ts'
import { SwappedColumn } from './swapped-column.ts'
import type { SumsWriter, TailPredictor } from './tail-predictor.ts'

const IMPORTANCE_REPEATS = 5
/** 97.5% quantile of Student's t with 4 degrees of freedom. */
const STUDENT = 2.7764451051977987
const SEED = 20
/** More rows hardly change the numbers. */
const MOST_ROWS = 100_000
/** First-layer sums that are kept, twice: 128 MB each. */
const MOST_SUMS = 16e6
/** Multiplications of all shuffled rows together; some 5 s with WebAssembly. */
const MOST_PRODUCTS = 20e9
/** Multiplications between two pauses. */
const CHUNK_PRODUCTS = 20e6

export interface ImportanceJob {
  model: ExplainableModel
  features: Features
  /** [rows] as in `PreparedPart.targets`. */
  targets: Float64Array
  predict: TailPredictor
  onShare: (share: number) => void
  /** Awaited every few ten milliseconds. */
  pause: () => Promise<void>
}

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin & Dominici 2019): all inputs of a column are exchanged for those
 * of another row, by the same shuffles for every column. Every row counts once, whatever it weighs. Of very many rows
 * a seeded sample is taken.
 */
export async function permutationImportance({
  model,
  targets: allTargets,
  features: allFeatures,
  predict,
  onShare,
  pause,
}: ImportanceJob): Promise<Importance> {
  const { task } = model.recipe.target
  const chosen = sampleRows(SEED, allFeatures.rows, mostRows(model))
  const rows = chosen.length
  const features = rows < allFeatures.rows ? chosenRows(allFeatures, chosen) : allFeatures
  const targets = Float64Array.from(chosen, (row) => allTargets[row] as number)
  const metric = METRICS[task]
  const measured = {
    metric,
    rows,
    ofRows: allFeatures.rows,
    repeats: IMPORTANCE_REPEATS,
    seed: SEED,
  }
  if (rows < LEAST_ROWS) return { ...measured, score: null, columns: [] }

  const answersOf = async (write: SumsWriter): Promise<Float64Array> => {
    const outputs = outputsOf(model.network)
    const chunk = Math.max(1, Math.floor(CHUNK_PRODUCTS / productsOfRow(model)))
    const answers = new Float64Array(rows * outputs)
    for (let from = 0; from < rows; from += chunk) {
      const to = Math.min(rows, from + chunk)
      answers.set(predict(write, from, to), from * outputs)
      await pause()
    }
    return answers
  }
  const swapped = new SwappedColumn(model, features)
  const score = scoreOf(task, targets, await answersOf(swapped.asTheyAre))
  if (score === null) return { ...measured, score, columns: [] }

  const shuffles = Array.from({ length: IMPORTANCE_REPEATS }, (_, repeat) =>
    permutation(SEED, 'sample', repeat + 1, rows),
  )
  const columns: ColumnImportance[] = []
  for (const [c, { name }] of model.recipe.columns.entries()) {
    if (!swapped.counts(c)) continue
    swapped.takeOff(c)
    const losses: number[] = []
    for (const shuffle of shuffles) {
      const answers = await answersOf(swapped.with(features, shuffle))
      const shuffled = scoreOf(task, targets, answers) ?? score
      losses.push(metric === 'rmse' ? shuffled - score : score - shuffled)
      onShare((c + losses.length / shuffles.length) / model.recipe.columns.length)
    }
    columns.push({ name, ...meanOf(losses) })
  }
  return { ...measured, score, columns }
}

const METRICS = { binary: 'rocAuc', multiclass: 'accuracy', regression: 'rmse' } as const

function scoreOf(task: Task, targets: Float64Array, answers: Float64Array): number | null {
  switch (task) {
    case 'binary':
      return rankingArea(targets, answers)
    case 'multiclass': {
      let right = 0
      largestClasses(answers, targets.length, answers.length / targets.length).forEach(
        (said, row) => {
          if (said === targets[row]) right += 1
        },
      )
      return right / targets.length
    }
    case 'regression':
      return regressionMetrics(targets, answers).rmse
  }
}

function meanOf(losses: readonly number[]): Pick<ColumnImportance, 'loss' | 'interval'> {
  const count = losses.length
  const loss = losses.reduce((a, b) => a + b, 0) / count
  const squares = losses.reduce((sum, one) => sum + (one - loss) ** 2, 0)
  const half = STUDENT * Math.sqrt(squares / (count - 1) / count)
  return { loss, interval: [loss - half, loss + half] }
}

function mostRows(model: ExplainableModel): number {
  const units = model.network.layers[0]?.units ?? 1
  const ofRow = model.recipe.columns.length * IMPORTANCE_REPEATS * productsOfRow(model)
  return Math.floor(Math.min(MOST_ROWS, MOST_SUMS / units, Math.max(MOST_PRODUCTS / ofRow, 1000)))
}

/** Multiplications behind the first layer, and what writing its sums costs. */
function productsOfRow({ network }: ExplainableModel): number {
  const first = network.layers[0]
  return countParameters({ ...network, layers: network.layers.slice(1) }) + 4 * (first?.units ?? 1)
}
