import { NO_LEVEL, type Features } from '../features.ts'
import { foldLayers, type FoldedLayer } from '../forward.ts'
import { permutation } from '../random.ts'
import { baselineParted } from './baseline-parts.ts'
import { columnOfInputs } from './column-inputs.ts'
import type { ExplainableModel } from './explainable-model.ts'
import { explainedLink } from './explained-link.ts'
import { ScoreTail } from './score-tail.ts'

/** Shapley values of one answer, sampled. Chances, or the target's own unit, as in `Contributions`. */
export interface SampledShapley {
  /** [columns of the recipe] They lead from the baseline to the answer exactly; but for a correction by steps, as in `Contributions`. */
  effects: Float64Array<ArrayBuffer>
  /** [columns] Standard errors of the sampling. */
  errors: Float64Array<ArrayBuffer>
  /** Orders that were tried. */
  orders: number
}

/** Each with its reverse. */
const PAIRS = 250
const SEED = 22

/**
 * Shapley values (Shapley 1953) of the columns, each absent one at its baseline: what a column adds when the columns
 * take their values one after the other, on average over random orders and their reverses (Mitchell et al. 2022).
 * Another way than integrated gradients to share out the same difference; for a linear model both are the same.
 * @param output which answer: the class; 0 where there is only one
 */
export function sampledShapley(
  { network, weights, recipe }: ExplainableModel,
  features: Features,
  row: number,
  output: number,
): SampledShapley {
  const layers = foldLayers(network, weights)
  const first = layers[0] as FoldedLayer
  const { units } = first
  const tail = new ScoreTail(layers, explainedLink(recipe.target))
  const columns = recipe.columns.length
  const baseline = baselineParted(first, recipe)
  const ways = baseline.parts.map((part) => -part)
  addRow(first, features, row, columnOfInputs(recipe), ways)
  const start = tail.value(baseline.sums, output)
  const sums = new Float64Array(units)
  const gains = new Float64Array(columns)
  const squares = new Float64Array(columns)
  const ofPair = new Float64Array(columns)

  const walk = (columnAt: (place: number) => number) => {
    sums.set(baseline.sums)
    let before = start
    for (let place = 0; place < columns; place++) {
      const column = columnAt(place)
      for (let u = 0; u < units; u++) {
        sums[u] = (sums[u] as number) + (ways[column * units + u] as number)
      }
      const after = tail.value(sums, output)
      ofPair[column] = (ofPair[column] as number) + (after - before) / 2
      before = after
    }
  }
  for (let pair = 0; pair < PAIRS; pair++) {
    const order = permutation(SEED, 'sample', pair, columns)
    ofPair.fill(0)
    walk((place) => order[place] as number)
    walk((place) => order[columns - 1 - place] as number)
    ofPair.forEach((gain, c) => {
      gains[c] = (gains[c] as number) + gain
      squares[c] = (squares[c] as number) + gain * gain
    })
  }
  const effects = gains.map((sum) => sum / PAIRS)
  const errors = squares.map((sum, c) => {
    const variance = Math.max(0, sum / PAIRS - (effects[c] as number) ** 2)
    return Math.sqrt(variance / (PAIRS - 1))
  })
  return { effects, errors, orders: 2 * PAIRS }
}

/** into += each column's part of the first layer's sums in one row, [columns × units]. */
function addRow(
  { units, kernel }: FoldedLayer,
  { numberInputs, numbers, categories, codes }: Features,
  row: number,
  columnOf: Uint32Array,
  into: Float64Array,
): void {
  const add = (input: number, value: number) => {
    const at = (columnOf[input] as number) * units
    for (let u = 0; u < units; u++) {
      into[at + u] = (into[at + u] as number) + value * (kernel[input * units + u] as number)
    }
  }
  numberInputs.forEach((input, k) => {
    add(input, numbers[row * numberInputs.length + k] as number)
  })
  categories.forEach(({ first }, c) => {
    const code = codes[row * categories.length + c] as number
    if (code !== NO_LEVEL) add(first + code, 1)
  })
}
