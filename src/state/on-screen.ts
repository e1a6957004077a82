import type { TrainedModel } from '../domain/trained-model.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'

/** The model on screen, for what changes a part of it after training: its threshold, its calibration, its campaign. */
export class OnScreen {
  readonly model: () => TrainedModel | undefined
  readonly #replace: (model: TrainedModel) => void
  readonly #draft: ExperimentDraft
  readonly #library: ModelLibrary
  #unkept = false
  #keeping = false

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
   * Puts the changed model in the place of the one on screen, and stores it again if it was stored.
   * @param edit the same change of the experiment being edited; made if that asks the same question
   */
  change(model: TrainedModel, edit: (draft: ExperimentDraft) => void): void {
    this.#replace(model)
    const { document } = this.#draft
    const { target, positive } = model.experiment
    if (document?.target === target && document.positive === positive) edit(this.#draft)
    this.#unkept = true
    void this.#keepAgain()
  }

  /** At once, for the page may be closed in the next moment; what changes while one is written is written after it. */
  async #keepAgain(): Promise<void> {
    if (this.#keeping) return
    this.#keeping = true
    while (this.#unkept) {
      this.#unkept = false
      const model = this.model()
      if (model !== undefined) await this.#library.renew(model)
    }
    this.#keeping = false
  }
}
