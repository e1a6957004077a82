import { withFoldedLevels } from '../domain/privacy/folded-levels.ts'
import { modelContents } from '../domain/privacy/model-contents.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { Navigation } from './navigation.svelte.ts'
import type { Training } from './training.ts'

interface Trainer {
  readonly draft: ExperimentDraft
  readonly navigation: Pick<Navigation, 'go'>
  /** The model on screen. */
  readonly model: TrainedModel | undefined
  readonly modelFitsTable: boolean
  readonly training: Pick<Training, 'train'>
}

/** Training once more with one thing changed, where the rows for it are here. */
export class Retraining {
  readonly #trainer: Trainer

  constructor(trainer: Trainer) {
    this.#trainer = trainer
  }

  /** The model on screen, if the open table has its columns. */
  get #model(): TrainedModel | undefined {
    return this.#trainer.modelFitsTable ? this.#trainer.model : undefined
  }

  /** Lets the model on screen learn for more epochs, from its saved optimiser state. */
  async further(epochs: number): Promise<void> {
    const model = this.#model
    if (model?.checkpoint === undefined) return
    const done = model.checkpoint.history.length
    const { experiment } = model
    const training = { ...experiment.training, epochs: done + epochs }
    await this.#trainer.draft.take({ ...experiment, training })
    await this.#trainer.training.train(model)
  }

  /** Trains the model on screen anew, with its levels of few rows joined to "other". */
  async withoutRareLevels(): Promise<void> {
    const model = this.#model
    if (model === undefined) return
    await this.#trainer.draft.take(withFoldedLevels(model.experiment, modelContents(model).rare))
    await this.#trainer.training.train()
  }

  /** Puts the experiment of the model on screen up for training without hidden layers: as a linear model. */
  async draftLinear(): Promise<void> {
    const model = this.#model
    if (model === undefined) return
    const { experiment } = model
    const network = { ...experiment.network, layers: [] }
    await this.#trainer.draft.take({ ...experiment, network })
    this.#trainer.navigation.go('train')
  }

  /** Trains the draft with a smaller learning rate, after a run whose loss was no longer a number. */
  async withRate(learningRate: number): Promise<void> {
    const { draft } = this.#trainer
    const optimizer = draft.resolved?.training.optimizer
    if (optimizer === undefined) return
    draft.train({ optimizer: { ...optimizer, learningRate } })
    await this.#trainer.training.train()
  }
}
