import type { FoldedLayer } from '../forward.ts'
import type { FittedRecipe } from '../recipe.ts'
import { baselineOf } from './baseline-inputs.ts'
import { columnOfInputs } from './column-inputs.ts'

/** What the first layer adds up for the baseline row. */
export interface BaselineParts {
  /** [units] What its activation is given. */
  sums: Float64Array
  /** [columns × units] Each column's share of that; the rest is the bias. */
  parts: Float64Array
}

/** @param layer the first, of `foldLayers` */
export function baselineParted(
  { units, kernel, bias }: FoldedLayer,
  recipe: FittedRecipe,
): BaselineParts {
  const columnOf = columnOfInputs(recipe)
  const sums = Float64Array.from(bias)
  const parts = new Float64Array(recipe.columns.length * units)
  baselineOf(recipe).forEach((value, i) => {
    const at = (columnOf[i] as number) * units
    for (let u = 0; u < units; u++) {
      const share = value * (kernel[i * units + u] as number)
      sums[u] = (sums[u] as number) + share
      parts[at + u] = (parts[at + u] as number) + share
    }
  })
  return { sums, parts }
}
