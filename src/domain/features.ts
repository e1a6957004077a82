/**
 * The inputs of some rows. A category of 50 levels is 50 inputs to the network, one of them 1 and the others 0, but
 * one code here: nothing ever stores the zeros.
 */
export interface Features {
  rows: number
  /** Inputs of the network. */
  inputs: number
  /** [number columns] Which input each is, ascending. */
  numberInputs: Uint32Array<ArrayBuffer>
  /** [rows × number columns] */
  numbers: Float32Array<ArrayBuffer>
  categories: FeatureCategory[]
  /** [rows × categories] Which of a category's inputs is 1, from 0; `NO_LEVEL`: none. */
  codes: Uint16Array<ArrayBuffer>
}

/** The inputs `first` … `first + levels − 1`; those of two categories never overlap, nor with a number's. */
export interface FeatureCategory {
  first: number
  levels: number
}

/** A row that has none of a category's levels: all of its inputs are 0. */
export const NO_LEVEL = 0xffff

/** Rows of plain numbers, one for each input. */
export function numericFeatures(
  values: Float32Array<ArrayBuffer>,
  rows: number,
  inputs: number,
): Features {
  return {
    rows,
    inputs,
    numberInputs: Uint32Array.from({ length: inputs }, (_, i) => i),
    numbers: values,
    categories: [],
    codes: new Uint16Array(0),
  }
}

/**
 * All inputs of one row, zeros included.
 * @param into [inputs] overwritten
 */
export function expandRow(
  { numberInputs, numbers, categories, codes }: Features,
  row: number,
  into: Float32Array | Float64Array,
): void {
  into.fill(0)
  const first = row * numberInputs.length
  for (let c = 0; c < numberInputs.length; c++) {
    into[numberInputs[c] as number] = numbers[first + c] as number
  }
  const firstCode = row * categories.length
  for (const [c, category] of categories.entries()) {
    const code = codes[firstCode + c] as number
    if (code !== NO_LEVEL) into[category.first + code] = 1
  }
}

/** Rows `from` … `to` − 1 of them, without a copy. */
export function someRows(features: Features, from: number, to: number): Features {
  const { numberInputs, numbers, categories, codes } = features
  return {
    ...features,
    rows: to - from,
    numbers: numbers.subarray(from * numberInputs.length, to * numberInputs.length),
    codes: codes.subarray(from * categories.length, to * categories.length),
  }
}

/** The given rows of them, in that order: a copy. */
export function chosenRows(features: Features, rows: Uint32Array): Features {
  const { numberInputs, categories } = features
  const chosen = {
    ...features,
    rows: rows.length,
    numbers: new Float32Array(rows.length * numberInputs.length),
    codes: new Uint16Array(rows.length * categories.length),
  }
  rows.forEach((row, i) => {
    const { numbers: n, codes: c } = someRows(features, row, row + 1)
    chosen.numbers.set(n, i * numberInputs.length)
    chosen.codes.set(c, i * categories.length)
  })
  return chosen
}

/** [rows × inputs] Every input of every row, zeros included. */
export function expandRows(features: Features): Float32Array<ArrayBuffer> {
  const { rows, inputs } = features
  const values = new Float32Array(rows * inputs)
  for (let row = 0; row < rows; row++) {
    expandRow(features, row, values.subarray(row * inputs, (row + 1) * inputs))
  }
  return values
}
