import type { ColumnChoice, Experiment } from '../../src/domain/experiment.ts'
import { countDuplicates } from '../../src/domain/duplicate-rows.ts'
import type { TableProfile } from '../../src/domain/profile.ts'
import type { RowGroups } from '../../src/domain/privacy/count-unique-rows.ts'
import type { ColumnPrivacy } from '../../src/domain/privacy/privacy-report.ts'
import { pseudonymsUnder, type Pseudonym } from '../../src/domain/privacy/pseudonyms.ts'
import type { FittedRecipe } from '../../src/domain/recipe.ts'
import type { Correlations } from '../../src/domain/relations/correlations.ts'
import type { TableInsights } from '../../src/domain/relations/table-insights.ts'
import type { TableRelations } from '../../src/domain/relations/table-relations.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { readTargets } from '../../src/domain/targets.ts'
import type { ListPlan, ListSettings } from '../../src/domain/targeting/list-settings.ts'
import type {
  ColumnDescription,
  ColumnSpread,
  DataApi,
  FramePage,
  FrameView,
  GroupRow,
  OpenedTable,
  Preparation,
  PreparationPlan,
  ReadingPreview,
} from '../../src/protocol/data-api.ts'
import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import type { ScoredFile, ScoringModel } from '../../src/protocol/scoring-api.ts'
import type { ReadingProgress, TableSource } from '../../src/protocol/table-source.ts'
import { CancellableWork } from './cancellable-work.ts'
import { columnNumbers } from './column-numbers.ts'
import type { FrameViews } from './frame/frame-views.ts'
import { tableFrame } from './frame/table-frame.ts'
import { Insights } from './insights/insights.ts'
import { guardMemory } from './memory-guard.ts'
import type { FrameMaker, OpenTable } from './open-table.ts'
import { prepareRows } from './prepare-rows.ts'
import { readOpenTable } from './read-open-table.ts'
import { previewTable } from './reading/preview-table.ts'
import { CampaignFiles } from './results/campaign-files.ts'
import { Scoring } from './scoring/scoring.ts'
import { planOf, subjectOf } from './subject.ts'

/** Owns the open table: reads it, shows it, prepares it for training, and scores files of new rows. */
export class DataService implements DataApi {
  readonly #makeFrame: FrameMaker
  readonly #work = new CancellableWork()
  #table: OpenTable | undefined
  #opening: AbortController | undefined
  /** Under the person's key, for whichever table is open. */
  #pseudonym: Pseudonym | undefined
  #previewing: AbortController | undefined
  readonly #insights = new Insights()
  readonly #scoring = new Scoring()
  readonly #campaign = new CampaignFiles()

  constructor(makeFrame: FrameMaker = tableFrame) {
    this.#makeFrame = makeFrame
  }

  ping(): Promise<string> {
    return Promise.resolve(__BUILD_ID__)
  }

  open(
    source: TableSource,
    options: ReadingOptions,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<OpenedTable>> {
    const needed = () => source.blob.size
    // A second file means that the first is not wanted any more.
    this.#opening?.abort()
    const controller = new AbortController()
    this.#opening = controller
    const use = { frame: this.#makeFrame, pseudonym: () => this.#pseudonym }
    const read = async (signal: AbortSignal): Promise<Result<OpenedTable>> => {
      const opened = await readOpenTable(source, options, { signal, onProgress }, use)
      if (!opened.ok) return opened
      this.#table = opened.value.table
      this.#scoring.forget()
      return ok(opened.value.told)
    }
    return this.#work.run(needed, read, controller)
  }

  preview(source: TableSource, options: ReadingOptions): Promise<Result<ReadingPreview>> {
    // The one before shows what is not wanted any more.
    this.#previewing?.abort()
    const controller = new AbortController()
    this.#previewing = controller
    const needed = () => source.blob.size
    const preview = (signal: AbortSignal) => previewTable(source, options, signal)
    return this.#work.run(needed, preview, controller)
  }

  cancel(): Promise<void> {
    this.#work.cancel()
    return Promise.resolve()
  }

  reprofile(columns: Record<string, ColumnChoice>): Promise<Result<TableProfile>> {
    return this.#withTable((table) => table.choose(columns))
  }

  page(view: FrameView, start: number, count: number): Promise<Result<FramePage>> {
    return this.#withViews((views) => views.page(view, start, count))
  }

  describe(view: FrameView): Promise<Result<ColumnDescription[]>> {
    return this.#withViews((views) => views.describe(view))
  }

  valueCounts(view: FrameView, column: string): Promise<Result<{ text: string; count: number }[]>> {
    return this.#withViews((views) => views.valueCounts(view, column))
  }

  groupBy(
    view: FrameView,
    by: string,
    of: string,
    equals: string | undefined,
  ): Promise<Result<GroupRow[]>> {
    return this.#withViews((views) => views.groupBy(view, by, of, equals))
  }

  spread(target: string, positive: string | undefined): Promise<Result<ColumnSpread[]>> {
    return this.#withTable((table) => ok(table.spread(target, positive)))
  }

  relations(experiment: Experiment): Promise<Result<TableRelations>> {
    return this.#lookInto((table, signal) => this.#insights.relations(table, experiment, signal))
  }

  insights(experiment: Experiment): Promise<Result<TableInsights>> {
    return this.#lookInto((table, signal) => this.#insights.columns(table, experiment, signal))
  }

  correlations(experiment: Experiment, around: string): Promise<Result<Correlations>> {
    return this.#lookInto((table, signal) =>
      this.#insights.correlations(table, experiment, around, signal),
    )
  }

  duplicates(experiment: Experiment): Promise<Result<number>> {
    return this.#withTable((table) => {
      const subject = subjectOf(table, experiment)
      if (!subject.ok) return subject
      const { profiled, resolved } = subject.value
      return ok(countDuplicates(profiled.table, resolved, readTargets(profiled.table, resolved)))
    })
  }

  plan(experiment: Experiment): Promise<Result<PreparationPlan>> {
    return this.#withTable((table) => {
      const planned = planOf(table, experiment)
      return planned.ok ? ok(planned.value.plan.plan) : planned
    })
  }

  prepare(experiment: Experiment): Promise<Result<Preparation>> {
    return this.#prepare(experiment, undefined)
  }

  prepareWith(experiment: Experiment, recipe: FittedRecipe): Promise<Result<Preparation>> {
    return this.#prepare(experiment, recipe)
  }

  score(
    model: ScoringModel,
    source: TableSource,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>> {
    const score = (signal: AbortSignal) => this.#scoring.file(model, source, { signal, onProgress })
    return this.#work.run(() => source.blob.size, score)
  }

  scoreOpenTable(
    ...[model, onProgress]: Parameters<DataApi['scoreOpenTable']>
  ): ReturnType<DataApi['scoreOpenTable']> {
    return this.#lookInto((table, signal) =>
      this.#scoring.table(model, table.written, signal, onProgress),
    )
  }

  writeScores(
    ...[options, onShare]: Parameters<DataApi['writeScores']>
  ): ReturnType<DataApi['writeScores']> {
    return this.#writing((signal) => this.#scoring.writeScores(options, { signal, onShare }))
  }

  planList(settings: ListSettings): Promise<Result<ListPlan>> {
    return Promise.resolve(this.#scoring.plan(settings))
  }

  writeList(
    ...[settings, writing, onShare]: Parameters<DataApi['writeList']>
  ): ReturnType<DataApi['writeList']> {
    return this.#writing((signal) =>
      this.#scoring.writeList(settings, writing, { signal, onShare }),
    )
  }

  writeAudience(
    ...[settings, audience, onShare]: Parameters<DataApi['writeAudience']>
  ): ReturnType<DataApi['writeAudience']> {
    return this.#writing((signal) =>
      this.#scoring.writeAudience(settings, audience, { signal, onShare }),
    )
  }

  openCampaignFile(
    ...[part, source, onProgress]: Parameters<DataApi['openCampaignFile']>
  ): ReturnType<DataApi['openCampaignFile']> {
    const needed = () => source.blob.size
    return this.#work.run(needed, (signal) =>
      this.#campaign.open(part, source, { signal, onProgress }),
    )
  }

  judgeCampaign(
    ...[question]: Parameters<DataApi['judgeCampaign']>
  ): ReturnType<DataApi['judgeCampaign']> {
    const needed = () => this.#campaign.bytes
    return this.#work.run(needed, (signal) => this.#campaign.judge(question, signal))
  }

  useKey(key: string | undefined): Promise<Result<TableProfile | undefined>> {
    const pseudonym = key === undefined ? undefined : pseudonymsUnder(key)
    this.#pseudonym = pseudonym
    if (!this.#table) return Promise.resolve(ok(undefined))
    return this.#withTable((table) => table.pseudonymise(pseudonym))
  }

  privacy(): Promise<Result<ColumnPrivacy[]>> {
    return this.#withTable((table) => ok(table.privacy()))
  }

  uniqueRows(columns: string[]): Promise<Result<{ before: RowGroups; after: RowGroups }>> {
    return this.#withTable((table) => ok(table.uniqueRows(columns)))
  }

  writeTable(): Promise<Result<Blob>> {
    return this.#withTable((table) => ok(table.csv()))
  }

  numbers(
    experiment: Experiment,
    column: string,
    rows: Uint32Array,
  ): Promise<Result<Float64Array<ArrayBuffer>>> {
    return this.#withTable((table) => columnNumbers(table, experiment, column, rows))
  }

  row(row: number): Promise<Result<Record<string, string | null>>> {
    return this.#withTable((table) => table.row(row))
  }

  #prepare(experiment: Experiment, recipe: FittedRecipe | undefined): Promise<Result<Preparation>> {
    const open = this.#table
    if (!open) return Promise.resolve(fail('noTable', {}))
    return prepareRows(open, experiment, recipe, this.#work)
  }

  #writing<Value>(work: (signal: AbortSignal) => Promise<Result<Value>>): Promise<Result<Value>> {
    return this.#work.run(() => this.#scoring.bytes, work)
  }

  /** Looks into the open table bit by bit; what `cancel` may end. */
  #lookInto<Value>(
    look: (table: OpenTable, signal: AbortSignal) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const table = this.#table
    if (!table) return Promise.resolve(fail('noTable', {}))
    return this.#work.run(
      () => table.bytes,
      (signal) => look(table, signal),
    )
  }

  async #withTable<Value>(use: (table: OpenTable) => Result<Value>): Promise<Result<Value>> {
    const table = this.#table
    if (!table) return fail('noTable', {})
    return guardMemory(
      () => table.bytes,
      () => use(table),
    )
  }

  #withViews<Value>(use: (views: FrameViews) => Result<Value>): Promise<Result<Value>> {
    return this.#withTable((table) => use(table.views()))
  }
}
