import { validationLoss } from '../../src/domain/metrics/validation-loss.ts'
import type { TrainingJob } from '../../src/domain/training.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { validationWeights } from './job-plan.ts'

/** Keeps the logarithm of a share of 0 or 1 finite. */
const SMALLEST_SHARE = 1e-7

/** Loss on validation rows of the answer that knows only the training rows' class shares, or their mean. */
export function baselineLoss({ network, target, data }: TrainingJob): number {
  const { train, validation } = data
  const logits = constantLogits()
  const all = Float64Array.from(
    { length: validation.features.rows * logits.length },
    (_, i) => logits[i % logits.length] as number,
  )
  const targets = lossTargets(target, validation.targets)
  return validationLoss(network.loss, all, targets, validationWeights(validation))

  function constantLogits(): number[] {
    switch (target.task) {
      case 'binary': {
        const share = shareOf(1)
        return [Math.log(share / (1 - share))]
      }
      case 'multiclass':
        return target.classes.map((_, index) => Math.log(shareOf(index)))
      case 'regression':
        return [0]
    }
  }

  function shareOf(index: number): number {
    const share = train.targets.filter((value) => value === index).length / train.targets.length
    return Math.min(Math.max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE)
  }
}
