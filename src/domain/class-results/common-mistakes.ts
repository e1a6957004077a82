import type { ClassResult } from './class-result.ts'
import { ranked } from './gather-results.ts'

export const MISTAKES = [
  'diverged',
  'linear',
  'tooFewEpochs',
  'overfitting',
  'tooLarge',
  'tasksLeft',
] as const
export type Mistake = (typeof MISTAKES)[number]

/** So much above the best is worse, not luck. */
const CLEARLY_WORSE = 1.25
const FEW_EPOCHS = 20
/** Validation loss against training loss. */
const FAR_ABOVE = 1.5
/** Smaller losses are as good as none, whatever their ratio. */
const NEARLY_NOTHING = 0.02
/** Parameters against those of the smallest network that does as well as the best. */
const FAR_MORE = 10

/**
 * Which mistakes each result shows, by plain rules; the class itself says what was possible.
 * - `diverged`: the loss ended as no number: the learning rate is too high.
 * - `linear`: no hidden layer that bends, where a network with one came to a clearly lower loss.
 * - `tooFewEpochs`: fewer than 20, the loss is clearly above the best of the class, and nothing else explains it.
 * - `overfitting`: the validation loss is far above the training loss.
 * - `tooLarge`: ten times the weights of a network that does as well as the best.
 * - `tasksLeft`: tasks of the lesson are not done.
 */
export function mistakesOf(results: readonly ClassResult[]): Map<ClassResult, Mistake[]> {
  const best = ranked(results)[0]?.validationLoss ?? null
  const enough = smallestGood(results, best)
  return new Map(
    results.map((result) => {
      const { parameters, tasks } = result
      const found: Mistake[] = []
      if (result.validationLoss === null && result.epochs > 0) found.push('diverged')
      const isWorse = isClearlyAbove(result.validationLoss, best)
      if (isWorse && isLinear(result) && isBentBetter(results, result)) found.push('linear')
      if (isWorse && result.epochs < FEW_EPOCHS && found.length === 0) found.push('tooFewEpochs')
      if (isOverfit(result)) found.push('overfitting')
      if (enough !== undefined && parameters >= FAR_MORE * enough) found.push('tooLarge')
      if (tasks.done < tasks.of) found.push('tasksLeft')
      return [result, found] as const
    }),
  )
}

function isClearlyAbove(loss: number | null, best: number | null): boolean {
  return loss !== null && best !== null && loss > Math.max(CLEARLY_WORSE * best, NEARLY_NOTHING)
}

/** Without a hidden layer, or with none that bends, a network adds up its inputs and no more. */
function isLinear({ document }: ClassResult): boolean {
  // The usual activation bends.
  return (document.network?.layers ?? []).every(({ activation }) => activation === 'linear')
}

function isBentBetter(results: readonly ClassResult[], { validationLoss }: ClassResult): boolean {
  return results.some(
    (other) => !isLinear(other) && isClearlyAbove(validationLoss, other.validationLoss),
  )
}

function isOverfit({ trainLoss, validationLoss }: ClassResult): boolean {
  if (trainLoss === null || validationLoss === null) return false
  return validationLoss > FAR_ABOVE * trainLoss && validationLoss - trainLoss > NEARLY_NOTHING
}

/** Parameters of the smallest network that is not clearly worse than the best. */
function smallestGood(results: readonly ClassResult[], best: number | null): number | undefined {
  const good = results.filter(
    ({ validationLoss }) => validationLoss !== null && !isClearlyAbove(validationLoss, best),
  )
  return good.length === 0 ? undefined : Math.min(...good.map(({ parameters }) => parameters))
}
