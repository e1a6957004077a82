import type { Features } from '../features.ts'
import { inputCount, type FittedRecipe } from '../recipe.ts'

/** [inputs] Which of the recipe's columns each input of the network comes from. */
export function columnOfInputs({ columns, inputNames }: FittedRecipe): Uint32Array<ArrayBuffer> {
  const ofInput = new Uint32Array(inputNames.length)
  columns.forEach((column, c) => {
    ofInput.fill(c, column.offset, column.offset + inputCount(column))
  })
  return ofInput
}

/** What of a row's features belongs to one column: places among the numbers and among the codes. */
export interface ColumnPlaces {
  numbers: Uint32Array<ArrayBuffer>
  codes: Uint32Array<ArrayBuffer>
}

/** Of every column of the recipe, in its order; a column that is no input has no places. */
export function columnPlaces(
  recipe: FittedRecipe,
  { numberInputs, categories }: Pick<Features, 'numberInputs' | 'categories'>,
): ColumnPlaces[] {
  const columnOf = columnOfInputs(recipe)
  const numbers: number[][] = recipe.columns.map(() => [])
  const codes: number[][] = recipe.columns.map(() => [])
  numberInputs.forEach((input, k) => numbers[columnOf[input] as number]?.push(k))
  categories.forEach(({ first }, k) => codes[columnOf[first] as number]?.push(k))
  return recipe.columns.map((_, c) => ({
    numbers: Uint32Array.from(numbers[c] ?? []),
    codes: Uint32Array.from(codes[c] ?? []),
  }))
}
