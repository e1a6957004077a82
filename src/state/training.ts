import { experimentToLink } from '../domain/experiment-link.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { RunRecord } from '../domain/project/run-record.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { startFrom } from '../services/experiment-runner.ts'
import type { RunKeeper } from '../services/run-keeper.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import { keepRun, type RunDesk } from './keep-run.ts'
import type { Navigation } from './navigation.svelte.ts'
import type { Prediction } from './prediction.svelte.ts'
import type { Seeds } from './seeds.svelte.ts'
import type { RunOptions, TrainingRun } from './training-run.svelte.ts'

/** The app around a run. */
interface Desk extends RunDesk {
  readonly dataset: Dataset
  readonly draft: ExperimentDraft
  readonly navigation: Pick<Navigation, 'go' | 'carry'>
  readonly prediction: Prediction
  readonly run: TrainingRun
  readonly runs: {
    keeper(experiment: Experiment, file: string, options?: RunOptions): RunKeeper
    refresh(): Promise<void>
  }
  readonly seeds: Seeds
  /** The model on screen. */
  model: TrainedModel | undefined
}

/** Runs from the first click to the model that is kept. */
export class Training {
  readonly #desk: Desk
  #going: Promise<void> = Promise.resolve()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Trains the experiment on screen. */
  async train(from?: TrainedModel): Promise<void> {
    const { draft, dataset, run, navigation } = this.#desk
    const { document } = draft
    const { table } = dataset
    if (document === undefined || table === undefined || run.busy) return
    navigation.go('train')
    navigation.carry(experimentToLink(document, { withNames: false }))
    await this.#begin(document, table.name, from && { name: from.name, from: startFrom(from) })
  }

  /** Takes up an interrupted run where it was, on the open table. */
  async resume({ experiment, file, number }: RunRecord, options: RunOptions): Promise<void> {
    const { draft, run, navigation } = this.#desk
    if (run.busy) return
    const isShown = JSON.stringify(draft.document) === JSON.stringify(experiment)
    // What was chosen since the run began can be had back.
    if (!isShown) await draft.take(experiment, (m) => m.changes.runSettings(m.format.count(number)))
    navigation.go('train')
    await this.#begin(experiment, file, options)
  }

  /** Ends a run that is under way, with its best weights; resolves when its model is stored. */
  async end(): Promise<void> {
    const { run } = this.#desk
    if (run.busy) run.stop()
    await this.#going
  }

  #begin(experiment: Experiment, file: string, options?: RunOptions): Promise<void> {
    this.#desk.seeds.cancel()
    this.#going = this.#go(experiment, file, options)
    return this.#going
  }

  async #go(experiment: Experiment, file: string, options?: RunOptions): Promise<void> {
    const { run, runs, prediction } = this.#desk
    const keeper = runs.keeper(experiment, file, options)
    const keepModel = async (model: TrainedModel) => {
      this.#desk.model = model
      return keepRun(this.#desk, model)
    }
    const finished = await run.start(experiment, file, { ...options, keeper, keepModel })
    if (finished !== undefined) {
      this.#desk.model = finished.model
      prediction.begin()
    }
    await run.kept
    await runs.refresh()
  }
}
