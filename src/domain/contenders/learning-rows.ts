import type { Task } from '../experiment.ts'
import type { Features } from '../features.ts'
import { sampleRows } from '../random.ts'

/** Rows to learn from, or to choose by. */
export interface LearningRows {
  features: Features
  /** [rows] Binary: 1 positive, 0 not. Multiclass: index of the class. Regression: the number. */
  targets: Float64Array
  /** [rows] How much each row's error counts; not all 0. */
  weights: ArrayLike<number>
}

/** What is asked: which task, and how many numbers answer a row (one, or one for each class). */
export interface Question {
  task: Task
  outputs: number
}

const SEED = 0
/** A sample is never smaller, however wide the table. */
const LEAST_SAMPLE = 2000

/** Columns that a row is looked at by: a category is one, however many levels it has. */
export function columnsOf({ numberInputs, categories }: Features): number {
  return numberInputs.length + categories.length
}

/**
 * All of the rows, or a seeded sample of them where rows × columns × outputs would be above `mostCells`.
 * @param mostCells what may be looked at in one pass
 */
export function affordableRows(
  rows: LearningRows,
  { outputs }: Question,
  mostCells: number,
): LearningRows {
  const affordable = Math.floor(mostCells / (Math.max(1, columnsOf(rows.features)) * outputs))
  const size = Math.max(LEAST_SAMPLE, affordable)
  if (size >= rows.features.rows) return rows
  const chosen = sampleRows(SEED, rows.features.rows, size)
  const weights = Float64Array.from(chosen, (row) => rows.weights[row] as number)
  return {
    features: pickRows(rows.features, chosen),
    targets: Float64Array.from(chosen, (row) => rows.targets[row] as number),
    // Where chance left only rows that do not count, all do.
    weights: weights.some((weight) => weight > 0) ? weights : weights.fill(1),
  }
}

/** A copy of some rows, in the order given. */
function pickRows(features: Features, rows: Uint32Array): Features {
  const { numbers, numberInputs, codes, categories } = features
  const pick = <Cells extends Float32Array | Uint16Array>(from: Cells, into: Cells) => {
    const width = into.length / rows.length
    rows.forEach((row, at) => {
      into.set(from.subarray(row * width, (row + 1) * width), at * width)
    })
    return into
  }
  return {
    ...features,
    rows: rows.length,
    numbers: pick(numbers, new Float32Array(rows.length * numberInputs.length)),
    codes: pick(codes, new Uint16Array(rows.length * categories.length)),
  }
}

/** Σ of the weights. */
export function totalWeight({ weights, targets }: LearningRows): number {
  let sum = 0
  for (let row = 0; row < targets.length; row++) sum += weights[row] as number
  return sum
}
