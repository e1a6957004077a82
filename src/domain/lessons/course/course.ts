import type { Experiment } from '../../experiment.ts'
import type { Lesson } from '../lesson.ts'
import { backwardPass } from './backward-pass.ts'
import { crossEntropy } from './cross-entropy.ts'
import { dropout } from './dropout.ts'
import { forwardPass } from './forward-pass.ts'
import { learningRate } from './learning-rate.ts'
import { lossCurve } from './loss-curve.ts'
import { neuron } from './neuron.ts'
import { nonLinearity } from './non-linearity.ts'
import { optimisers } from './optimisers.ts'
import { regularisation } from './regularisation.ts'
import { scaling } from './scaling.ts'

/** The lessons that come with the classroom, in the order in which they build on each other. */
export const COURSE: readonly Lesson[] = [
  neuron,
  nonLinearity,
  forwardPass,
  backwardPass,
  learningRate,
  regularisation,
  dropout,
  optimisers,
  crossEntropy,
  scaling,
  lossCurve,
]

/** The lesson that a set-up belongs to, if it is one of these. */
export function lessonOf({ classroom }: Experiment): Lesson | undefined {
  return COURSE.find(({ id }) => id === classroom?.lesson)
}

/**
 * What to play next: the first lesson that is not finished, looked for behind the one that is played (or from the
 * first), and then from the beginning. Undefined: all others are finished.
 */
export function lessonAfter(
  id: string | undefined,
  finished: readonly string[],
): Lesson | undefined {
  const place = COURSE.findIndex((lesson) => lesson.id === id)
  const inOrder = [...COURSE.slice(place + 1), ...COURSE.slice(0, Math.max(0, place))]
  return inOrder.find((lesson) => !finished.includes(lesson.id))
}
