import { isEnough } from '../enough-rows.ts'
import type { Task } from '../experiment.ts'
import { chosenRows, type Features } from '../features.ts'
import { largestClasses } from '../metrics/multiclass-metrics.ts'
import { rankingArea } from '../metrics/ranking.ts'
import { regressionMetrics } from '../metrics/regression-metrics.ts'
import { countParameters } from '../network.ts'
import { permutation, sampleRows } from '../random.ts'
import type { ExplainableModel } from './explainable-model.ts'
import type { ColumnImportance, Importance } from './importance.ts'
import { columnPlaces, type ColumnPlaces } from './column-inputs.ts'
import { rowKinds } from './row-kinds.ts'
import type { OpenSwaps } from './swap-predictor.ts'

const IMPORTANCE_REPEATS = 5
/** 97.5% quantile of Student's t with 4 degrees of freedom. */
const STUDENT = 2.7764451051977987
const SEED = 20
/** More rows hardly change the numbers. */
const MOST_ROWS = 100_000
/** First-layer sums that are kept: 200 MB. */
const MOST_SUMS = 25e6
/** Multiplications of all shuffled rows together; some 5 s with WebAssembly. */
const MOST_PRODUCTS = 33e9
/** Multiplications between two pauses. */
const CHUNK_PRODUCTS = 50e6

export interface ImportanceJob {
  model: ExplainableModel
  features: Features
  /** [rows] as in `PreparedPart.targets`. */
  targets: Float64Array
  openSwaps: OpenSwaps
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
  openSwaps,
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
  const positives = task === 'binary' ? targets.reduce((sum, target) => sum + target, 0) : null
  if (!isEnough(rows, positives)) return { ...measured, score: null, columns: [] }

  const chunkOf = (ways: number) =>
    Math.max(1, Math.floor(CHUNK_PRODUCTS / ways / productsOfRow(model)))
  const swaps = openSwaps(features)
  const asTheyAre = new Float64Array(rows)
  for (const [from, to] of chunks(rows, chunkOf(1))) {
    asTheyAre.set(saidBy(task, swaps.asTheyAre(from, to), to - from), from)
    await pause()
  }
  const score = scoreOf(task, targets, asTheyAre)
  if (score === null) return { ...measured, score, columns: [] }

  const shuffles = Array.from({ length: IMPORTANCE_REPEATS }, (_, repeat) =>
    permutation(SEED, 'sample', repeat + 1, rows),
  )
  const places = columnPlaces(model.recipe, features)
  const columns: ColumnImportance[] = []
  for (const [c, { name }] of model.recipe.columns.entries()) {
    const own = places[c] as ColumnPlaces
    if (own.numbers.length + own.codes.length === 0) continue
    // Of a column with few different values each row is answered once for each of them, not once for each shuffle.
    const kinds = rowKinds(own, features, IMPORTANCE_REPEATS - 1)
    const ways = kinds
      ? kinds.examples.map((example) => new Uint32Array(rows).fill(example))
      : shuffles
    const said = ways.map(() => new Float64Array(rows))
    for (const [from, to] of chunks(rows, chunkOf(ways.length))) {
      for (const [w, answers] of swaps.swapped(c, features, ways, from, to).entries()) {
        said[w]?.set(saidBy(task, answers, to - from), from)
      }
      onShare((c + to / rows) / model.recipe.columns.length)
      await pause()
    }
    const losses: number[] = []
    for (const [repeat, shuffle] of shuffles.entries()) {
      const answers = kinds ? answersByKind(said, kinds.kindOf, shuffle) : said[repeat]
      const shuffled = scoreOf(task, targets, answers as Float64Array) ?? score
      losses.push(metric === 'rmse' ? shuffled - score : score - shuffled)
      await pause()
    }
    columns.push({ name, ...meanOf(losses) })
  }
  return { ...measured, score, columns }
}

const METRICS = { binary: 'rocAuc', multiclass: 'accuracy', regression: 'rmse' } as const

/** What counts of some rows' answers, [rows]: the likeliest class, or the only answer itself. */
function saidBy(task: Task, answers: Float64Array, rows: number): ArrayLike<number> {
  return task === 'multiclass' ? largestClasses(answers, rows, answers.length / rows) : answers
}

/** @param said [rows] as of `saidBy` */
function scoreOf(task: Task, targets: Float64Array, said: Float64Array): number | null {
  switch (task) {
    case 'binary':
      return rankingArea(targets, said)
    case 'multiclass': {
      let right = 0
      for (let row = 0; row < said.length; row++) if (said[row] === targets[row]) right += 1
      return right / targets.length
    }
    case 'regression':
      return regressionMetrics(targets, said).rmse
  }
}

/** [rows] Of each row the answer with the column of the row that it is given. */
function answersByKind(
  said: readonly Float64Array[],
  kindOf: Uint8Array,
  shuffle: Uint32Array,
): Float64Array {
  const answers = new Float64Array(shuffle.length)
  for (let row = 0; row < answers.length; row++) {
    const kind = kindOf[shuffle[row] as number] as number
    answers[row] = said[kind]?.[row] as number
  }
  return answers
}

/** Where pieces of so many rows begin and end. */
function* chunks(rows: number, size: number): Generator<[from: number, to: number]> {
  for (let from = 0; from < rows; from += size) yield [from, Math.min(rows, from + size)]
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
  return countParameters({ ...network, layers: network.layers.slice(1) }) + (first?.units ?? 1)
}
