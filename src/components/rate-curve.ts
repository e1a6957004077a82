import type { ResolvedTraining } from '../domain/experiment.ts'
import { learningRateAt } from '../domain/learning-rate.ts'

/** Points of the picture at most. */
const POINTS = 240

export interface RatePoint {
  /** Times that the training rows were gone through before this step; not whole within an epoch. */
  epochs: number
  rate: number
}

/**
 * Learning rates at steps spread evenly over a run, first and last step included. What depends on the validation
 * loss is drawn as if that had never fallen after the first epoch.
 */
export function rateCurve(
  training: Pick<ResolvedTraining, 'optimizer' | 'schedule' | 'epochs'>,
  stepsPerEpoch: number,
): RatePoint[] {
  const last = training.epochs * stepsPerEpoch - 1
  const points = Math.min(POINTS, last + 1)
  const losses = Array.from(
    { length: training.schedule.name === 'plateau' ? training.epochs : 0 },
    () => 1,
  )
  return Array.from({ length: points }, (_, i) => {
    const step = points === 1 ? 0 : Math.round((i / (points - 1)) * last)
    const validationLosses = losses.slice(0, Math.floor(step / stepsPerEpoch))
    const rate = learningRateAt(training, { step, stepsPerEpoch, validationLosses })
    return { epochs: step / stepsPerEpoch, rate }
  })
}
