import type { Experiment, ResolvedExperiment } from '../experiment.ts'
import type { Network } from '../network.ts'
import type { FittedRecipe } from '../recipe.ts'

/** What a lesson sees of the classroom at one moment. */
export interface LessonView {
  document: Experiment
  resolved: ResolvedExperiment
  network: Network
  recipe: FittedRecipe
  /** [parameters] The engine's own. */
  weights: Float32Array
  position: { epoch: number; step: number }
  losses: { train: number; validation: number }
  accuracies?: { train: number; validation: number }
}
