import type { Experiment } from '../domain/experiment.ts'
import { keepSettings } from '../domain/keep-settings.ts'
import { suggestExperiment, type SuggestionReason } from '../domain/suggest-experiment.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { ReceivedLink } from './received-link.svelte.ts'

interface Desk {
  readonly dataset: Dataset
  readonly draft: ExperimentDraft
  readonly link: ReceivedLink
  /** The model on screen. */
  readonly model: TrainedModel | undefined
  readonly modelFitsTable: boolean
}

/** The experiment that a table begins with. */
export class Suggesting {
  readonly #desk: Desk
  /** Why this column is the one to predict. */
  reason = $state<SuggestionReason | 'sample' | 'model' | 'you' | undefined>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** For a table that was just opened. */
  async begin(): Promise<void> {
    const { dataset, draft, link, model, modelFitsTable } = this.#desk
    if (dataset.profile === undefined) return
    // A model that was taken up again brings its own settings: what was left out then stays left out.
    if (model !== undefined && modelFitsTable) {
      this.reason = 'model'
      await draft.adopt(model.experiment)
      return
    }
    const { experiment, reason } = suggestExperiment(dataset.profile)
    this.reason = reason
    await draft.adopt(link.overTable(experiment))
  }

  /** For a table that was read in another way. Settings stay; what was chosen about its columns is suggested anew. */
  async again(document: Experiment | undefined): Promise<void> {
    const { profile } = this.#desk.dataset
    if (document === undefined || profile === undefined) return this.begin()
    const { experiment, reason } = suggestExperiment(profile)
    const kept = keepSettings(document, experiment, profile)
    if (kept.target !== document.target) this.reason = reason
    await this.#desk.draft.adopt(kept)
  }

  /** Another column is to be predicted. */
  async predict(name: string): Promise<void> {
    this.reason = 'you'
    await this.#desk.draft.predict(name)
  }
}
