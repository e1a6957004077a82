import { NO_LEVEL, type Features } from '../features.ts'
import { checkInputs, firstSums, foldLayers, type FoldedLayer } from '../forward.ts'
import { linkOf } from '../link.ts'
import { baselineParted } from './baseline-parts.ts'
import { columnOfInputs } from './column-inputs.ts'
import type { ExplainableModel } from './explainable-model.ts'
import { explainedLink, hasSteps } from './explained-link.ts'
import { PathIntegral, type PathPoints } from './integrate-path.ts'
import { ScoreTail } from './score-tail.ts'

/** Contributions and the typical answer add up to the answer within this: of a chance, or of standard deviations. */
export const COMPLETENESS = 1e-3

/** Why a row got its answer. Chances from 0 to 1, or numbers in the target's own unit. */
export interface Contributions {
  /** Which of the answers: the class; 0 where there is only one. */
  output: number
  /** The answer to the baseline row, `baselineOf`; before a correction by steps, where the model has one. */
  baseline: number
  answer: number
  /** [columns of the recipe] What each moves the answer by; with `correction` they lead from `baseline` to `answer`. */
  effects: Float64Array<ArrayBuffer>
  /** What a correction by steps moves this row's chance by, after all columns; undefined where the model has none. */
  correction: number | undefined
  /** Until the next call. */
  points: () => PathPoints
}

/** The features of all calls have the layout of the model's recipe. */
export type Explain = (
  features: Features,
  row: number,
  /** Absent: the likeliest class. */
  output?: number,
) => Contributions

/**
 * Integrated gradients (Sundararajan, Taly & Yan 2017) from the baseline row, each column's inputs taken together. It
 * is the chance that is integrated, not the logit, so that effects are in points of the chance: the chance as `explainedLink` has it.
 *
 * Because the path is straight and the first layer linear, a column's effect is (its share of the first layer's sums
 * in this row − that in the baseline row) · the mean gradient along the path.
 */
export function createExplainer({ network, weights, recipe }: ExplainableModel): Explain {
  const layers = foldLayers(network, weights)
  const [first] = layers as [FoldedLayer]
  const link = explainedLink(recipe.target)
  const { units, kernel } = first
  const { sums: baselineSums, parts: baselineParts } = baselineParted(first, recipe)
  const tail = new ScoreTail(layers, link)
  const steps = hasSteps(recipe.target) ? new ScoreTail(layers, linkOf(recipe.target)) : undefined
  const unit = link.type === 'affine' ? link.std : 1
  const path = new PathIntegral(tail, units, 0.9 * COMPLETENESS * unit)
  const columnOf = columnOfInputs(recipe)
  const sums = new Float64Array(units)
  const way = new Float64Array(units)
  const mean = new Float64Array(units)
  const effectOf = (input: number) => dot(kernel, input * units, mean)

  return (features, row, output) => {
    checkInputs(network, features)
    firstSums(first, features, row, sums)
    for (let u = 0; u < units; u++) way[u] = (sums[u] as number) - (baselineSums[u] as number)
    const answers = tail.answers(sums)
    const asked = output ?? likeliest(answers)
    const explained = answers[asked] as number
    const answer = steps?.value(sums, asked) ?? explained
    path.integrate(baselineSums, way, asked, mean)

    const effects = new Float64Array(recipe.columns.length)
    const add = (column: number, effect: number) => {
      effects[column] = (effects[column] as number) + effect
    }
    effects.forEach((_, c) => {
      add(c, -dot(baselineParts, c * units, mean))
    })
    const { numberInputs, numbers, categories, codes } = features
    for (let k = 0; k < numberInputs.length; k++) {
      const value = numbers[row * numberInputs.length + k] as number
      const input = numberInputs[k] as number
      if (value !== 0) add(columnOf[input] as number, value * effectOf(input))
    }
    for (let c = 0; c < categories.length; c++) {
      const code = codes[row * categories.length + c] as number
      const from = categories[c]?.first ?? 0
      if (code !== NO_LEVEL) add(columnOf[from] as number, effectOf(from + code))
    }
    const baseline = tail.value(baselineSums, asked)
    const correction = steps && answer - explained
    return { output: asked, baseline, answer, effects, correction, points: () => path.points() }
  }
}

function dot(numbers: Float64Array, from: number, other: Float64Array): number {
  let sum = 0
  for (let u = 0; u < other.length; u++) {
    sum += (numbers[from + u] as number) * (other[u] as number)
  }
  return sum
}

/** Position of the largest; the first of equals. */
function likeliest(answers: Float64Array): number {
  let best = 0
  for (let u = 1; u < answers.length; u++) {
    if ((answers[u] as number) > (answers[best] as number)) best = u
  }
  return best
}
