import { NO_LEVEL, expandRow, type Features } from '../features.ts'
import { formRow } from '../form-row.ts'
import { FEW_PERSONS } from '../privacy/few-persons.ts'
import type { FittedRecipe } from '../recipe.ts'

/**
 * The row that reasons are counted from: the mean of every input over the training rows, each row once. For the
 * inputs of a category that is how frequent each level is; it is counted in whole fives, so that no level of a few
 * persons shows.
 * @returns [inputs]; all 0 without rows
 */
export function meanInputs(features: Features): number[] {
  const { rows, inputs, numberInputs, numbers, categories, codes } = features
  const sums = new Float64Array(inputs)
  if (rows === 0) return Array.from(sums)
  for (let row = 0; row < rows; row++) {
    const first = row * numberInputs.length
    for (let k = 0; k < numberInputs.length; k++) {
      const input = numberInputs[k] as number
      sums[input] = (sums[input] as number) + (numbers[first + k] as number)
    }
    for (let c = 0; c < categories.length; c++) {
      const code = codes[row * categories.length + c] as number
      if (code === NO_LEVEL) continue
      const input = (categories[c]?.first ?? 0) + code
      sums[input] = (sums[input] as number) + 1
    }
  }
  for (const { first, levels } of categories) {
    for (let i = first; i < first + levels; i++) {
      const count = sums[i] as number
      sums[i] = count - (count % FEW_PERSONS)
    }
  }
  return Array.from(sums, (sum) => Number((sum / rows).toPrecision(7)))
}

/** [inputs] The row that reasons are counted from; of models saved before it was kept, a row of gaps. */
export function baselineOf(recipe: FittedRecipe): Float64Array<ArrayBuffer> {
  const { baseline, inputNames } = recipe
  if (baseline) return Float64Array.from(baseline)
  const inputs = new Float64Array(inputNames.length)
  const filled = formRow(recipe, new Map())
  if (filled.ok) expandRow(filled.value, 0, inputs)
  return inputs
}
