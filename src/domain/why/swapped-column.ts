import { NO_LEVEL, type Features } from '../features.ts'
import { firstSums, foldLayers, type FoldedLayer } from '../forward.ts'
import { columnPlaces, type ColumnPlaces } from './column-inputs.ts'
import type { ExplainableModel } from './explainable-model.ts'
import type { SumsWriter } from './tail-predictor.ts'

/** Adding and taking off again rounds to multiples of 2^−30. */
const ROUNDING = 1.5 * 2 ** 22

/**
 * Rows in which one column is exchanged for that of other rows. Only what the first layer adds up changes: its sums
 * are kept once for all rows, the column's part is taken off, and another's is put there.
 *
 * Sums are rounded to multiples of 2^−30. Rows that are alike after the exchange then have the same answer, whatever
 * they held before; without that, traces of what was taken off would decide how they rank.
 */
export class SwappedColumn {
  readonly #first: FoldedLayer
  readonly #features: Features
  readonly #places: ColumnPlaces[]
  /** [rows × units] */
  readonly #sums: Float64Array
  /** [rows × units] Without the column that is exchanged. */
  readonly #rest: Float64Array
  #column: ColumnPlaces | undefined

  constructor({ network, weights, recipe }: ExplainableModel, features: Features) {
    this.#first = foldLayers(network, weights)[0] as FoldedLayer
    this.#features = features
    this.#places = columnPlaces(recipe, features)
    const { units } = this.#first
    this.#sums = new Float64Array(features.rows * units)
    this.#rest = new Float64Array(features.rows * units)
    for (let row = 0; row < features.rows; row++) {
      firstSums(this.#first, features, row, this.#sums.subarray(row * units, (row + 1) * units))
    }
  }

  /** The rows as they are. */
  readonly asTheyAre: SumsWriter = (into, at, step, from, rows) => {
    const { units } = this.#first
    for (let i = 0; i < rows; i++) {
      const first = (from + i) * units
      for (let u = 0; u < units; u++) {
        into[at + i * step + u] = (this.#sums[first + u] as number) + ROUNDING - ROUNDING
      }
    }
  }

  /** Whether the column is an input at all. */
  counts(column: number): boolean {
    const { numbers, codes } = this.#places[column] as ColumnPlaces
    return numbers.length + codes.length > 0
  }

  /** Takes a column (its place in the recipe) off all rows; what is written next has another's. */
  takeOff(column: number): void {
    const places = this.#places[column] as ColumnPlaces
    const { units } = this.#first
    this.#column = places
    this.#rest.set(this.#sums)
    for (let row = 0; row < this.#features.rows; row++) {
      this.#add(places, this.#features, row, -1, this.#rest, row * units)
    }
  }

  /**
   * The rows with the column of others in its place.
   * @param others of the layout of these rows
   * @param otherOf [rows] which of the others
   */
  with(others: Features, otherOf: Uint32Array): SumsWriter {
    const { units } = this.#first
    const places = this.#column
    if (!places) throw new Error('no column was taken off')
    const rest = this.#rest
    const only = onlyInput(places, others)
    if (only) {
      // One pass instead of three for the most usual columns.
      const { kernel } = this.#first
      return (into, at, step, from, rows) => {
        for (let i = 0; i < rows; i++) {
          const to = at + i * step
          const first = (from + i) * units
          const other = otherOf[from + i] as number
          const value = only.values[other] as number
          const row = (only.inputs[other] as number) * units
          for (let u = 0; u < units; u++) {
            const part = value * (kernel[row + u] as number)
            into[to + u] = (rest[first + u] as number) + part + ROUNDING - ROUNDING
          }
        }
      }
    }
    return (into, at, step, from, rows) => {
      for (let i = 0; i < rows; i++) {
        const to = at + i * step
        const first = (from + i) * units
        for (let u = 0; u < units; u++) into[to + u] = rest[first + u] as number
        this.#add(places, others, otherOf[from + i] as number, 1, into, to)
        for (let u = 0; u < units; u++) {
          into[to + u] = (into[to + u] as number) + ROUNDING - ROUNDING
        }
      }
    }
  }

  /** into += factor · the column's part of the sums in one row. */
  #add(
    places: ColumnPlaces,
    { numberInputs, numbers, categories, codes }: Features,
    row: number,
    factor: 1 | -1,
    into: Float64Array,
    at: number,
  ): void {
    const { units, kernel } = this.#first
    const add = (input: number, value: number) => {
      const from = input * units
      for (let u = 0; u < units; u++) {
        into[at + u] = (into[at + u] as number) + value * (kernel[from + u] as number)
      }
    }
    for (const k of places.numbers) {
      const value = numbers[row * numberInputs.length + k] as number
      if (value !== 0) add(numberInputs[k] as number, factor * value)
    }
    for (const c of places.codes) {
      const code = codes[row * categories.length + c] as number
      if (code !== NO_LEVEL) add((categories[c]?.first ?? 0) + code, factor)
    }
  }
}

/**
 * Of a column that is one number, or one level of a category: the input that is not 0 in each row, and its value.
 * Side by side, because they are read out of order: rows of a wide table would each be fetched from afar.
 */
function onlyInput(
  { numbers: [k, ...moreNumbers], codes: [c, ...moreCodes] }: ColumnPlaces,
  { rows, numberInputs, numbers, categories, codes }: Features,
): { inputs: Uint32Array; values: Float32Array } | undefined {
  if (moreNumbers.length + moreCodes.length > 0) return undefined
  const inputs = new Uint32Array(rows)
  const values = new Float32Array(rows)
  if (k !== undefined && c === undefined) {
    inputs.fill(numberInputs[k] as number)
    for (let row = 0; row < rows; row++) {
      values[row] = numbers[row * numberInputs.length + k] as number
    }
    return { inputs, values }
  }
  if (c === undefined || k !== undefined) return undefined
  const first = categories[c]?.first ?? 0
  for (let row = 0; row < rows; row++) {
    const code = codes[row * categories.length + c] as number
    const known = code !== NO_LEVEL
    inputs[row] = known ? first + code : first
    values[row] = known ? 1 : 0
  }
  return { inputs, values }
}
