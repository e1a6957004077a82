import type { Features } from '../features.ts'
import type { ColumnPlaces } from './column-inputs.ts'

/** Rows told apart by one column alone. */
export interface RowKinds {
  /** [rows] Rows of one kind have the same inputs. */
  kindOf: Uint8Array
  /** [kinds] A row of each. */
  examples: number[]
}

/**
 * @param most kinds, up to 255
 * @returns undefined where there are more
 */
export function rowKinds(
  places: ColumnPlaces,
  { rows, numberInputs, numbers, categories, codes }: Features,
  most: number,
): RowKinds | undefined {
  const alike = (row: number, other: number) =>
    places.codes.every(
      (c) => codes[row * categories.length + c] === codes[other * categories.length + c],
    ) &&
    places.numbers.every(
      (k) => numbers[row * numberInputs.length + k] === numbers[other * numberInputs.length + k],
    )
  const kindOf = new Uint8Array(rows)
  const examples: number[] = []
  for (let row = 0; row < rows; row++) {
    let kind = examples.findIndex((example) => alike(row, example))
    if (kind < 0) {
      if (examples.length === most) return undefined
      kind = examples.length
      examples.push(row)
    }
    kindOf[row] = kind
  }
  return { kindOf, examples }
}
