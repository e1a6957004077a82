import { expandRow, type Features } from '../features.ts'
import { formattedText } from '../number-format.ts'
import { inputCount, type FittedNumber, type FittedRecipe } from '../recipe.ts'
import { columnPlaces } from '../why/column-inputs.ts'
import { gridFeatures } from '../why/dependence-grid.ts'
import { numberOfInput } from '../why/number-of-input.ts'

/** One side of the plane: a column of numbers, from `low` to `high` in its own unit. */
export interface PlaneAxis {
  /** Place among the recipe's columns. */
  column: number
  name: string
  low: number
  high: number
  /** The column's first input, and how many it has. */
  offset: number
  width: number
  /** [size × width] The inputs at each step from `low` to `high`. */
  inputs: Float64Array
}

/** Where a network is asked for its answers: two columns vary, the others are as in the average training row. */
export interface Plane {
  /** Steps along each side. */
  size: number
  x: PlaneAxis
  /** Absent: there is only one column of numbers. */
  y?: PlaneAxis
  /** [inputs] The average training row. */
  base: Float64Array
}

/** Share of the range that is shown beyond it on either side. */
const MARGIN = 0.06

/** Columns that a plane can be drawn over: plain numbers that vary, in the order of the recipe. */
function planeColumns(recipe: FittedRecipe): string[] {
  return recipe.columns.filter(isAxis).map(({ name }) => name)
}

/**
 * The plane over two columns; undefined where no column of numbers varies.
 * @param axes names; those that cannot be axes are replaced by the first that can
 * @param size steps along each side
 * @param reach of both sides at least, below and above 0, with nothing beyond the rows; absent: as far as the rows reach
 */
export function planeOf(
  recipe: FittedRecipe,
  axes: readonly string[] | undefined,
  size: number,
  reach?: number,
): Plane | undefined {
  const able = planeColumns(recipe)
  const asked = (axes ?? []).filter((name) => able.includes(name))
  const [x, y] = [...new Set([...asked, ...able])]
  if (x === undefined) return undefined
  const base = Float64Array.from(
    recipe.baseline ?? new Array<number>(recipe.inputNames.length).fill(0),
  )
  return {
    size,
    x: axisOf(recipe, x, size, reach),
    ...(y !== undefined && { y: axisOf(recipe, y, size, reach) }),
    base,
  }
}

function isAxis(column: FittedRecipe['columns'][number]): column is FittedNumber {
  return column.kind === 'number' && !column.edges && column.scale !== 0 && column.max > column.min
}

function axisOf(
  recipe: FittedRecipe,
  name: string,
  size: number,
  reach: number | undefined,
): PlaneAxis {
  const column = recipe.columns.findIndex((fitted) => fitted.name === name)
  const fitted = recipe.columns[column]
  if (!fitted || !isAxis(fitted)) throw new Error(`${name} is no axis`)
  const { min, max, format, offset } = fitted
  const margin = MARGIN * (max - min)
  const [low, high] =
    reach === undefined
      ? [min - margin, max + margin]
      : [Math.min(-reach, min), Math.max(reach, max)]
  const points = Array.from({ length: size }, (_, i) => {
    const value = low + ((high - low) * i) / (size - 1)
    return { place: { kind: 'number' as const, value }, text: formattedText(value, format) }
  })
  const features = gridFeatures(recipe, column, points)
  const width = inputCount(fitted)
  const row = new Float64Array(features.inputs)
  const inputs = new Float64Array(size * width)
  points.forEach((_, i) => {
    expandRow(features, i, row)
    inputs.set(row.subarray(offset, offset + width), i * width)
  })
  return { column, name, low, high, offset, width, inputs }
}

/** [rows] Where rows lie along an axis, in the column's own unit; not a number where that is not kept. */
export function alongAxis(
  recipe: FittedRecipe,
  { column }: PlaneAxis,
  features: Features,
): Float32Array<ArrayBuffer> {
  const fitted = recipe.columns[column] as FittedNumber
  const k = columnPlaces(recipe, features)[column]?.numbers[0]
  const width = features.numberInputs.length
  const inOwnUnit = numberOfInput(fitted)
  return Float32Array.from({ length: features.rows }, (_, row) =>
    k === undefined ? Number.NaN : inOwnUnit(features.numbers[row * width + k] as number),
  )
}
