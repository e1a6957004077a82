import type { TrainedModel } from '../domain/trained-model.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'

/** Quiet time after which a kept model is kept again, in milliseconds. */
const SETTLED = 400

/** The model on screen, for what changes a part of it after training: its threshold, its calibration, its campaign. */
export class OnScreen {
  readonly model: () => TrainedModel | undefined
  readonly #replace: (model: TrainedModel) => void
  readonly #draft: ExperimentDraft
  readonly #library: ModelLibrary
  #keepTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    { model, replace }: Pick<OnScreen, 'model'> & { replace: (model: TrainedModel) => void },
    draft: ExperimentDraft,
    library: ModelLibrary,
  ) {
    this.model = model
    this.#replace = replace
    this.#draft = draft
    this.#library = library
  }

  /**
   * Puts the changed model in the place of the one on screen, and keeps it again if it was kept.
   * @param edit the same change of the experiment being edited; made if that asks the same question
   */
  change(model: TrainedModel, edit: (draft: ExperimentDraft) => void): void {
    this.#replace(model)
    const { document } = this.#draft
    const { target, positive } = model.experiment
    if (document?.target === target && document.positive === positive) edit(this.#draft)
    clearTimeout(this.#keepTimer)
    this.#keepTimer = setTimeout(() => {
      const settled = this.model()
      if (settled?.id === model.id && this.#library.has(model.id)) void this.#library.keep(settled)
    }, SETTLED)
  }
}
