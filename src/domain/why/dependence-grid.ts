import { dateText } from '../date-format.ts'
import type { Features } from '../features.ts'
import { formattedText } from '../number-format.ts'
import { quantileOf } from '../quantile.ts'
import type { FittedCategory, FittedColumn, FittedNumber, FittedRecipe } from '../recipe.ts'
import { bindRecipe } from '../transform.ts'
import { OTHER_LEVEL } from '../typical-row.ts'
import { columnPlaces } from './column-inputs.ts'
import { numberOfInput } from './number-of-input.ts'

/** Where a column is put: a number or a day on an axis, one of its values, or a range of numbers. */
export type GridPlace =
  | { kind: 'number'; value: number }
  /** Milliseconds since 1970, UTC. */
  | { kind: 'date'; value: number }
  | { kind: 'level'; text: string }
  /** Rare and new values of a category together. */
  | { kind: 'other' }
  /** A gap, where that is a value of its own. */
  | { kind: 'missing' }
  /** `low` included, `high` not; absent: no end. */
  | { kind: 'range'; low?: number; high?: number }

/** A place, and the text in a cell that puts a row there. */
export interface GridPoint {
  place: GridPlace
  text: string
}

/** Quantiles of a number, steps between the first and the last day. */
const POINTS = 24
const MOST_LEVELS = 30

/**
 * Where to put a column, in order; empty for columns that cannot be put anywhere by hand: words, texts that are not
 * kept, and numbers that are all the same.
 * @param numbers [rows] of a number column in its own unit, ascending
 */
export function gridOf(column: FittedColumn, numbers: Float64Array): GridPoint[] {
  switch (column.kind) {
    case 'number':
      return column.edges ? ranges(column, column.edges) : quantiles(column, numbers)
    case 'category':
      return levels(column)
    case 'boolean':
      return [column.falseText, column.trueText].map((text) => ({
        place: { kind: 'level', text },
        text,
      }))
    case 'date':
      return days(column.oldest, column.newest)
    case 'hashed':
    case 'text':
      return []
  }
}

function quantiles({ format, scale }: FittedNumber, numbers: Float64Array): GridPoint[] {
  if (scale === 0 || numbers.length === 0) return []
  // The very ends are of single rows.
  const values = Array.from({ length: POINTS }, (_, i) =>
    quantileOf(numbers, 0.01 + (0.98 * i) / (POINTS - 1)),
  )
  const distinct = values.filter((value, i) => value !== values[i - 1])
  return distinct.map((value) => ({
    place: { kind: 'number', value },
    text: formattedText(value, format),
  }))
}

function ranges({ format, min, max }: FittedNumber, edges: readonly number[]): GridPoint[] {
  const ends = [undefined, ...edges, undefined]
  return ends.slice(1).map((high, i) => {
    const low = ends[i]
    const inside = low ?? Math.min(min, (high ?? max) - 1)
    const place = {
      kind: 'range' as const,
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
    }
    return { place, text: formattedText(inside, format) }
  })
}

/** The most frequent ones in the order of the recipe. */
function levels({ levels: all, counts, other, missingLevel, encode }: FittedCategory): GridPoint[] {
  const least = counts.toSorted((a, b) => b - a)[MOST_LEVELS - 1] ?? 0
  const shown = all.filter((_, i) => (counts[i] ?? 0) >= least).slice(0, MOST_LEVELS)
  return [
    ...shown.map((text) => ({ place: { kind: 'level' as const, text }, text })),
    ...(other && encode !== 'ordinal'
      ? [{ place: { kind: 'other' as const }, text: OTHER_LEVEL }]
      : []),
    ...(missingLevel ? [{ place: { kind: 'missing' as const }, text: '' }] : []),
  ]
}

function days(oldest: number, newest: number): GridPoint[] {
  const steps = oldest < newest ? POINTS - 1 : 0
  return Array.from({ length: steps + 1 }, (_, i) => {
    const value = oldest + (steps === 0 ? 0 : ((newest - oldest) * i) / steps)
    return { place: { kind: 'date', value }, text: dateText(value) }
  })
}

/** Rows that hold the column's places one after the other and gaps everywhere else. */
export function gridFeatures(
  recipe: FittedRecipe,
  column: number,
  points: readonly GridPoint[],
): Features {
  const texts = points.map(({ text }) => text)
  const columns = recipe.columns.map(({ name }, c) => ({
    name,
    cells: {
      storage: 'text' as const,
      codes: Uint32Array.from(texts, (_, i) => (c === column ? i : 0)),
      dictionary: c === column ? texts : [''],
    },
  }))
  const bound = bindRecipe(recipe, { rows: points.length, columns, unreadable: [] })
  if (!bound.ok) throw new Error(bound.failure.code)
  return bound.value.features(Uint32Array.from(points, (_, i) => i))
}

/** [rows] The numbers of a number column in its own unit, ascending; empty for other columns and for ranges. */
export function numbersOfColumn(
  recipe: FittedRecipe,
  column: number,
  features: Features,
): Float64Array<ArrayBuffer> {
  const fitted = recipe.columns[column]
  const k = columnPlaces(recipe, features)[column]?.numbers[0]
  if (fitted?.kind !== 'number' || fitted.edges || k === undefined) return new Float64Array(0)
  const width = features.numberInputs.length
  const inOwnUnit = numberOfInput(fitted)
  return Float64Array.from({ length: features.rows }, (_, row) => {
    const number = inOwnUnit(features.numbers[row * width + k] as number)
    // Inputs are float32: a whole number comes back with a tail, and 0 with a sign.
    return fitted.integer ? Math.round(number) + 0 : number
  }).sort()
}
