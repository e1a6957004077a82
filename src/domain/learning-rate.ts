import type { ResolvedSchedule, ResolvedTraining } from './experiment.ts'
import { unreachable } from './result.ts'

/** Where in a run a minibatch step lies. */
export interface StepPosition {
  /** From 0, counted from the very first. */
  step: number
  stepsPerEpoch: number
  /** Validation losses of all epochs before this step's. */
  validationLosses: readonly number[]
}

/** The learning rate of one minibatch step; depends on nothing but its position, so a resumed run goes on with it. */
export function learningRateAt(
  { optimizer, schedule, epochs }: Pick<ResolvedTraining, 'optimizer' | 'schedule' | 'epochs'>,
  position: StepPosition,
): number {
  return optimizer.learningRate * factorAt(schedule, epochs, position)
}

function factorAt(
  schedule: ResolvedSchedule,
  epochs: number,
  { step, stepsPerEpoch, validationLosses }: StepPosition,
): number {
  switch (schedule.name) {
    case 'constant':
      return 1
    case 'step':
      return schedule.factor ** Math.floor(Math.floor(step / stepsPerEpoch) / schedule.every)
    case 'cosine':
      return cosineFactor(step, schedule.warmUp * stepsPerEpoch, epochs * stepsPerEpoch)
    case 'plateau':
      return schedule.factor ** countPlateaus(validationLosses, schedule.patience)
    default:
      return unreachable(schedule)
  }
}

/**
 * Rises in equal steps to 1 while warming up, then falls along half a cosine, ½ · (1 + cos(π · share done))
 * (Loshchilov & Hutter 2017, eq. 5, without restarts), to reach 0 after the last step.
 */
function cosineFactor(step: number, warmUp: number, all: number): number {
  if (step < warmUp) return (step + 1) / warmUp
  const done = Math.min((step - warmUp) / Math.max(1, all - warmUp), 1)
  return 0.5 * (1 + Math.cos(Math.PI * done))
}

/** How often `patience` epochs in a row had no lower loss than all before them. */
function countPlateaus(losses: readonly number[], patience: number): number {
  let best = Infinity
  let waited = 0
  let plateaus = 0
  for (const loss of losses) {
    if (loss < best) {
      best = loss
      waited = 0
    } else if (++waited === patience) {
      plateaus++
      waited = 0
    }
  }
  return plateaus
}
