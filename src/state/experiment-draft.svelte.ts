import type { CalibrationMethod } from '../domain/calibration/calibration.ts'
import { experimentWithCalibration } from '../domain/calibration/with-calibration.ts'
import type { CampaignChoice } from '../domain/campaign/campaign-choice.ts'
import type {
  ColumnChoice,
  Experiment,
  LossChoice,
  PreparationChoice,
  ResolvedExperiment,
  Task,
  TrainingChoice,
} from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import { experimentWithLoss, usualLoss } from '../domain/loss-choice.ts'
import { experimentWithThreshold } from '../domain/judgement/with-threshold.ts'
import type { ColumnSteps } from '../domain/preparation-steps.ts'
import {
  columnChoiceOf,
  predicting,
  withColumnChoices,
  withSuggestedSettings,
} from '../domain/edit-experiment.ts'
import { resolveExperiment } from '../domain/resolve-experiment.ts'
import type { Result } from '../domain/result.ts'
import { columnToSplitBy, suggestSplits, type SplitSuggestion } from '../domain/suggest-split.ts'
import {
  suggestSteps,
  withoutSteps,
  withSteps,
  withSuggestedSteps,
  type StepSuggestion,
} from '../domain/suggest-steps.ts'
import type { PreparationPlan } from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Messages } from '../messages/en.ts'
import type { Dataset } from './dataset.svelte.ts'
import { ExperimentDeed } from './experiment-deed.ts'
import { UndoHistory } from './undo-history.svelte.ts'

/** The experiment being edited. `document` is what is kept; everything else follows from it. */
export class ExperimentDraft {
  readonly #data: DataClient
  readonly #dataset: Dataset
  readonly #history: UndoHistory
  readonly #follow: ((from: Experiment, to: Experiment) => Promise<void>) | undefined
  document = $state.raw<Experiment | undefined>()
  /** What preparation would do, computed by the data worker after each change. */
  plan = $state.raw<PreparationPlan | undefined>()
  planFailure = $state.raw<Failure | undefined>()
  /** Rows that repeat another one; counted only where the rows are split by chance. */
  duplicates = $state<number | undefined>()
  #planned = 0

  resolution = $derived.by<Result<ResolvedExperiment> | undefined>(() => {
    const { profile } = this.#dataset
    return this.document === undefined || profile === undefined
      ? undefined
      : resolveExperiment(this.document, profile)
  })
  resolved = $derived(this.resolution?.ok === true ? this.resolution.value : undefined)
  failure = $derived(this.resolution?.ok === false ? this.resolution.failure : this.planFailure)

  /** Steps that the profile speaks for and that are not taken yet. */
  stepSuggestions = $derived.by(() => {
    const { profile } = this.#dataset
    const { document, resolved } = this
    if (document === undefined || resolved === undefined || profile === undefined) return []
    return suggestSteps(document, resolved, profile)
  })

  /** Splits that the columns ask for. */
  splitSuggestions = $derived.by(() => {
    const { profile } = this.#dataset
    if (this.resolved === undefined || profile === undefined) return []
    const { columns, target } = this.resolved
    return suggestSplits(profile, columns, target, this.document?.split)
  })

  /** What the form goes back to on request: settings that differ from it are marked. */
  suggested = $derived.by(() => {
    const document = this.withSuggestedSettings()
    const { profile } = this.#dataset
    if (document === undefined || profile === undefined) return undefined
    const suggested = resolveExperiment(document, profile)
    return suggested.ok ? suggested.value : undefined
  })

  /** @param follow told of what was taken back or done again, for what else shows it */
  constructor(
    data: DataClient,
    dataset: Dataset,
    history = new UndoHistory(),
    follow?: (from: Experiment, to: Experiment) => Promise<void>,
  ) {
    this.#data = data
    this.#dataset = dataset
    this.#history = history
    this.#follow = follow
  }

  /** Starts from another document, e.g. the one suggested for a new table: what was done before is behind it. */
  async adopt(document: Experiment): Promise<void> {
    this.#history.forget()
    this.document = document
    this.plan = undefined
    await this.#refresh(document.columns !== undefined, true)
  }

  /**
   * Puts another document in the place of this one, as an act that can be taken back.
   * @param told what that is called; absent: by what is changed
   */
  async take(document: Experiment, told?: (m: Messages) => string): Promise<void> {
    const before = this.#require()
    this.#change(document, told)
    await this.#refreshFrom(before)
  }

  /** There is no table to experiment on. */
  clear(): void {
    this.#planned += 1
    this.document = undefined
    this.plan = undefined
    this.planFailure = undefined
    this.#history.forget()
    this.duplicates = undefined
  }

  /** Predict another column. */
  async predict(target: string): Promise<void> {
    await this.#edit(predicting(this.#require(), target), false, true)
  }

  async ask(task: Task): Promise<void> {
    const { positive, ...rest } = this.#require()
    await this.#edit({ ...rest, task }, false, true)
  }

  async countAsPositive(positive: string): Promise<void> {
    await this.#edit({ ...this.#require(), positive }, false, true)
  }

  /** Sets what is chosen for one column; an empty choice gives it back to inference. */
  async chooseColumn(name: string, choice: ColumnChoice): Promise<void> {
    await this.chooseColumns(new Map([[name, choice]]))
  }

  /** The same for several columns as one change. */
  async chooseColumns(choices: ReadonlyMap<string, ColumnChoice>): Promise<void> {
    const document = this.#require()
    await this.#edit(withColumnChoices(document, choices), true, choices.has(document.target))
  }

  /** Asks the data worker again: what it makes of the same choices has changed. */
  async renew(): Promise<void> {
    if (this.document !== undefined) await this.#refresh(true, true)
  }

  columnChoice(name: string): ColumnChoice {
    return columnChoiceOf(this.document?.columns, name)
  }

  /** The same question with the settings suggested for this table. */
  withSuggestedSettings(): Experiment | undefined {
    const { profile } = this.#dataset
    return this.document && profile && withSuggestedSettings(this.document, profile)
  }

  /** The column that suits a kind of split best, else the first that is not the target. */
  columnToSplitBy(kind: SplitSuggestion['kind']): string | undefined {
    const { profile } = this.#dataset
    return profile && columnToSplitBy(kind, profile, this.resolved?.columns ?? [], this.#require())
  }

  async prepare(change: PreparationChoice): Promise<void> {
    const document = this.#require()
    await this.#edit({ ...document, preparation: { ...document.preparation, ...change } })
  }

  /** Adds steps to those of one column's own. */
  async prepareColumn(name: string, added: ColumnSteps): Promise<void> {
    await this.prepare({ columns: withSteps(this.document?.preparation?.columns, name, added) })
  }

  /** Gives a column the steps of all again. */
  async resetColumn(name: string): Promise<void> {
    await this.prepare({ columns: withoutSteps(this.document?.preparation?.columns, name) })
  }

  /** Takes several proposals over as one change. */
  async takeSteps(taken: readonly StepSuggestion[]): Promise<void> {
    await this.prepare({ columns: withSuggestedSteps(this.document?.preparation?.columns, taken) })
  }

  async split(split: NonNullable<Experiment['split']>): Promise<void> {
    await this.#edit({ ...this.#require(), split })
  }

  async network(change: NonNullable<Experiment['network']>): Promise<void> {
    const document = this.#require()
    await this.#edit({ ...document, network: { ...document.network, ...change } })
  }

  train(change: TrainingChoice): void {
    const document = this.#require()
    this.#change({ ...document, training: { ...document.training, ...change } })
  }

  /** The usual loss is not written down, so that another question has its own. */
  judgeBy(loss: LossChoice): void {
    const isUsual = this.resolved !== undefined && loss === usualLoss(this.resolved.task)
    this.#change(experimentWithLoss(this.#require(), isUsual ? undefined : loss))
  }

  /** The least chance that answers "positive". */
  decideAt(threshold: number): void {
    this.#change(experimentWithThreshold(this.#require(), threshold))
  }

  calibrate(method: CalibrationMethod | undefined): void {
    this.#change(experimentWithCalibration(this.#require(), method))
  }

  /** Sets what is done with the scores: nothing about training depends on it. */
  planCampaign(campaign: CampaignChoice): void {
    this.#change({ ...this.#require(), campaign })
  }

  #change(document: Experiment, told?: (m: Messages) => string): void {
    const before = this.#require()
    this.document = document
    const deed = new ExperimentDeed(before, document, (to) => this.#restore(to), told)
    if (deed.paths.length > 0) this.#history.record(deed, deed.key)
  }

  /** A change that preparation has to follow. */
  async #edit(document: Experiment, columnsChanged = false, answersChanged = false) {
    this.#change(document)
    await this.#refresh(columnsChanged, answersChanged)
  }

  async #restore(document: Experiment): Promise<void> {
    const before = this.#require()
    this.document = document
    await this.#refreshFrom(before)
    await this.#follow?.(before, document)
    // What followed wrote down what the document leaves to a default.
    this.document = document
  }

  async #refreshFrom(before: Experiment): Promise<void> {
    const now = this.#require()
    const differs = (key: keyof Experiment) =>
      JSON.stringify(before[key]) !== JSON.stringify(now[key])
    const columns = differs('columns')
    const answers = columns || differs('target') || differs('task') || differs('positive')
    if (answers || differs('preparation') || differs('split') || differs('network')) {
      await this.#refresh(columns, answers)
    }
  }

  #require(): Experiment {
    if (this.document === undefined) throw new Error('there is no experiment to edit')
    return this.document
  }

  async #refresh(columnsChanged: boolean, answersChanged: boolean): Promise<void> {
    let document = this.#require()
    const turn = ++this.#planned
    if (columnsChanged) {
      const failed = await this.#dataset.reprofile(document.columns ?? {})
      if (turn !== this.#planned) return
      this.planFailure = failed
      if (failed !== undefined) return
    }
    if (this.resolution?.ok === false && this.resolution.failure.code === 'lossNotForTask') {
      // It was chosen for another question.
      document = experimentWithLoss(document, undefined)
      this.document = document
    }
    const { resolved } = this
    if (resolved !== undefined && (answersChanged || columnsChanged)) {
      void this.#dataset.countSpread(resolved.target, resolved.positive)
    }
    if (answersChanged || columnsChanged) this.duplicates = undefined
    const plan = await this.#data.plan(document)
    if (turn !== this.#planned) return
    this.planFailure = plan.ok ? undefined : plan.failure
    this.plan = plan.ok ? plan.value : undefined
    if (plan.ok) await this.#countDuplicates(document, turn)
  }

  async #countDuplicates(document: Experiment, turn: number): Promise<void> {
    const byChance = (document.split?.kind ?? 'fractions') === 'fractions'
    if (!byChance || this.duplicates !== undefined) return
    const duplicates = await this.#data.duplicates(document)
    if (turn === this.#planned && duplicates.ok) this.duplicates = duplicates.value
  }
}
