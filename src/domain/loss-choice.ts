import type { Experiment, LossChoice, Task } from './experiment.ts'
import type { Loss } from './network.ts'

/** What each task may be trained with, its usual loss first, and what the engines call it. */
const LOSSES: Record<Task, Partial<Record<LossChoice, Loss>>> = {
  binary: { crossEntropy: 'binaryCrossEntropy', meanSquaredError: 'binarySquaredError' },
  multiclass: {
    crossEntropy: 'categoricalCrossEntropy',
    meanSquaredError: 'categoricalSquaredError',
  },
  regression: {
    meanSquaredError: 'meanSquaredError',
    meanAbsoluteError: 'meanAbsoluteError',
    huber: 'huber',
  },
}

/** Losses that suit a task, the usual one first. */
export function lossChoices(task: Task): LossChoice[] {
  return Object.keys(LOSSES[task]) as LossChoice[]
}

/** The loss of a task that nobody chose one for. */
export function usualLoss(task: Task): LossChoice {
  return task === 'regression' ? 'meanSquaredError' : 'crossEntropy'
}

/** What a network of a task is trained with. A choice that does not suit the task is a bug of the caller. */
export function lossOf(task: Task, choice: LossChoice): Loss {
  const loss = LOSSES[task][choice]
  if (loss === undefined) throw new Error(`${choice} is no loss of ${task}`)
  return loss
}

/** The same experiment with another loss; undefined: the usual one of its task. */
export function experimentWithLoss(
  experiment: Experiment,
  loss: LossChoice | undefined,
): Experiment {
  const { loss: _former, ...training } = experiment.training ?? {}
  return { ...experiment, training: { ...training, ...(loss && { loss }) } }
}
