import { chosenRows, NO_LEVEL, type Features } from '../features.ts'
import { outputsOf } from '../forward.ts'
import { sampleRows } from '../random.ts'
import { columnPlaces } from './column-inputs.ts'
import type { ExplainableModel } from './explainable-model.ts'
import { gridFeatures, gridOf, numbersOfColumn, type GridPlace } from './dependence-grid.ts'
import type { OpenSwaps } from './swap-predictor.ts'

/** What the model answers on average when one column is put at one place after the other, all else as it is. */
export interface Dependence {
  /** Name of the column. */
  column: string
  /** Empty where the column cannot be put anywhere by hand. */
  points: DependencePoint[]
  /** [rows][points] Answers of a few single rows. */
  curves: number[][]
  /** Where the rows lie along an axis of numbers: shares of equal steps from `low` to `high`. */
  spread?: { low: number; high: number; shares: number[] }
  /** Rows that were averaged, and those there are. */
  rows: number
  ofRows: number
}

export interface DependencePoint {
  place: GridPlace
  /** Chance from 0 to 1, or the target's own unit. */
  mean: number
  /** Of the rows, those that are there; on an axis of numbers or days it is not counted. */
  share?: number
}

/** A `Dependence` of every answer at once, and of no single row. */
export interface ColumnEffect extends Omit<Dependence, 'points' | 'curves'> {
  points: (Omit<DependencePoint, 'mean'> & {
    /** [outputs] One for each class where there are several, in their order. */
    means: number[]
  })[]
}

const MOST_ROWS = 10_000
const CURVES = 12
const STEPS = 32
const SEED = 21

export interface DependenceJob {
  model: ExplainableModel
  /** At least one row. */
  features: Features
  /** Place in the recipe. */
  column: number
  /** Which answer: the class; 0 where there is only one. */
  output: number
  openSwaps: OpenSwaps
  pause: () => Promise<void>
}

/** Partial dependence (Friedman 2001) with single curves (Goldstein et al. 2015), over at most 10,000 rows. */
export async function dependence(job: DependenceJob): Promise<Dependence> {
  const { effect, curves } = await measured(job)
  const points = effect.points.map(({ means, ...point }) => ({
    ...point,
    mean: means[job.output] as number,
  }))
  return { ...effect, points, curves }
}

/** Partial dependence of every answer. */
export async function columnEffect(job: Omit<DependenceJob, 'output'>): Promise<ColumnEffect> {
  return (await measured({ ...job, output: 0 })).effect
}

async function measured(
  job: DependenceJob,
): Promise<{ effect: ColumnEffect; curves: Dependence['curves'] }> {
  const { recipe } = job.model
  const ofRows = job.features.rows
  const chosen = sampleRows(SEED, ofRows, MOST_ROWS)
  const features = chosen.length < ofRows ? chosenRows(job.features, chosen) : job.features
  const fitted = recipe.columns[job.column]
  const numbers = numbersOfColumn(recipe, job.column, features)
  const points = fitted ? gridOf(fitted, numbers) : []
  const known = { column: fitted?.name ?? '', rows: chosen.length, ofRows }
  if (points.length === 0) return { effect: { ...known, points: [] }, curves: [] }
  const grid = gridFeatures(recipe, job.column, points)
  const { means, curves } = await answersAlong({ ...job, features }, grid)
  const shares = sharesOf(job, features, grid)
  const effect: ColumnEffect = {
    ...known,
    points: points.map(({ place }, i) => {
      const share = shares?.[i]
      const point = { place, means: means[i] ?? [] }
      return share === undefined ? point : { ...point, share }
    }),
    ...(numbers.length > 0 && { spread: spreadOf(numbers) }),
  }
  return { effect, curves }
}

/**
 * [grid rows][outputs] Mean answers of all rows with the column of each grid row in turn, and one of the answers of a
 * few of them.
 * @param grid of the layout of the features
 */
export async function answersAlong(
  { model, features, column, output, openSwaps, pause }: DependenceJob,
  grid: Features,
): Promise<{ means: number[][]; curves: number[][] }> {
  const { rows } = features
  const outputs = outputsOf(model.network)
  const swaps = openSwaps(features)
  const followed = sampleRows(SEED, rows, CURVES)
  const means: number[][] = []
  const curves: number[][] = Array.from(followed, () => [])
  for (let point = 0; point < grid.rows; point++) {
    const way = new Uint32Array(rows).fill(point)
    const answers = swaps.swapped(column, grid, [way], 0, rows)[0] as Float64Array
    const sums = new Array<number>(outputs).fill(0)
    for (let at = 0; at < answers.length; at++) {
      sums[at % outputs] = (sums[at % outputs] ?? 0) + (answers[at] as number)
    }
    means.push(sums.map((sum) => sum / rows))
    followed.forEach((row, i) => curves[i]?.push(answers[row * outputs + output] as number))
    await pause()
  }
  return { means, curves }
}

/** Shares of rows whose inputs are those of a grid row; undefined for columns that are numbers. */
function sharesOf(
  { model, column }: DependenceJob,
  features: Features,
  grid: Features,
): number[] | undefined {
  const kind = model.recipe.columns[column]?.kind
  const places = columnPlaces(model.recipe, features)[column]
  if (kind === 'date' || !places) return undefined
  const code = places.codes[0]
  const number = places.numbers[0]
  const valueOf = ({ codes, categories, numbers, numberInputs }: Features, row: number) =>
    code !== undefined
      ? (codes[row * categories.length + code] ?? NO_LEVEL)
      : (numbers[row * numberInputs.length + (number ?? 0)] ?? 0)
  if (kind === 'number' && code === undefined) return undefined
  const counts = new Map<number, number>()
  for (let row = 0; row < features.rows; row++) {
    const value = valueOf(features, row)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return Array.from(
    { length: grid.rows },
    (_, point) => (counts.get(valueOf(grid, point)) ?? 0) / features.rows,
  )
}

/** @param numbers ascending */
function spreadOf(numbers: Float64Array): NonNullable<Dependence['spread']> {
  const at = (share: number) => numbers[Math.round(share * (numbers.length - 1))] as number
  const [low, high] = [at(0.01), at(0.99)]
  const shares = new Array<number>(STEPS).fill(0)
  if (low === high) return { low, high, shares: [1] }
  for (const number of numbers) {
    if (number < low || number > high) continue
    const step = Math.min(STEPS - 1, Math.floor((STEPS * (number - low)) / (high - low)))
    shares[step] = (shares[step] ?? 0) + 1 / numbers.length
  }
  return { low, high, shares }
}
