import type { TrainedModel } from '../domain/trained-model.ts'

/** The model on screen, read and replaced. */
export interface OnScreen {
  model(): TrainedModel | undefined
  /** By the same model that answers otherwise. */
  replace(model: TrainedModel): void
}
