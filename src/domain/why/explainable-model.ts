import type { Network } from '../network.ts'
import type { FittedRecipe } from '../recipe.ts'

/** All that explaining an answer needs of a trained model. */
export interface ExplainableModel {
  network: Network
  /** [parameters] */
  weights: Float32Array<ArrayBuffer>
  recipe: FittedRecipe
}
