import { proxy, type Remote } from 'comlink'
import type { ColumnChoice, Experiment } from '../domain/experiment.ts'
import type { TableProfile } from '../domain/profile.ts'
import type { RowGroups } from '../domain/privacy/count-unique-rows.ts'
import type { ColumnPrivacy } from '../domain/privacy/privacy-report.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
import type { Correlations } from '../domain/relations/correlations.ts'
import type { TableInsights } from '../domain/relations/table-insights.ts'
import type { TableRelations } from '../domain/relations/table-relations.ts'
import type { Result } from '../domain/result.ts'
import type {
  CampaignFile,
  CampaignPart,
  CampaignQuestion,
  JudgedCampaign,
} from '../domain/targeting/campaign-question.ts'
import type {
  AudienceSettings,
  ListPlan,
  ListSettings,
  ListWriting,
} from '../domain/targeting/list-settings.ts'
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
} from '../protocol/data-api.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { Audience, ScoredFile, ScoringModel, ScoringOptions } from '../protocol/scoring-api.ts'
import type { ReadingProgress, TableSource } from '../protocol/table-source.ts'
import { startWorker } from './start-worker.ts'
import { WorkerClient } from './worker-client.ts'

/** The data worker as the page sees it: every call ends, with a value or with a failure. */
export class DataClient {
  readonly #worker = new WorkerClient<DataApi>('data', () =>
    startWorker(
      (Worker) =>
        new Worker(new URL('../../workers/data/data.worker.ts', import.meta.url), {
          type: 'module',
          name: 'data',
        }),
    ),
  )

  /** What is open, so that a fresh worker can be given it again. */
  #opened: { source: TableSource; options: ReadingOptions } | undefined

  /** In memory only, for the same reason. */
  #key: string | undefined

  #reopening: Promise<Result<OpenedTable>> | undefined

  async open(
    source: TableSource,
    options: ReadingOptions,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<OpenedTable>> {
    const opened = await this.#worker.call((api) => api.open(source, options, proxy(onProgress)))
    if (opened.ok) this.#opened = { source, options }
    return opened
  }

  preview(source: TableSource, options: ReadingOptions): Promise<Result<ReadingPreview>> {
    return this.#worker.call((api) => api.preview(source, options))
  }

  /** Ends what is running; that call then fails with `cancelled`. */
  cancel(): void {
    void this.#worker.call(async (api) => {
      await api.cancel()
      return { ok: true, value: undefined }
    })
  }

  reprofile(columns: Record<string, ColumnChoice>): Promise<Result<TableProfile>> {
    return this.#ask((api) => api.reprofile(columns))
  }

  page(view: FrameView, start: number, count: number): Promise<Result<FramePage>> {
    return this.#ask((api) => api.page(view, start, count))
  }

  describe(view: FrameView): Promise<Result<ColumnDescription[]>> {
    return this.#ask((api) => api.describe(view))
  }

  valueCounts(view: FrameView, column: string): Promise<Result<{ text: string; count: number }[]>> {
    return this.#ask((api) => api.valueCounts(view, column))
  }

  groupBy(
    view: FrameView,
    by: string,
    of: string,
    equals: string | undefined,
  ): Promise<Result<GroupRow[]>> {
    return this.#ask((api) => api.groupBy(view, by, of, equals))
  }

  spread(target: string, positive: string | undefined): Promise<Result<ColumnSpread[]>> {
    return this.#ask((api) => api.spread(target, positive))
  }

  relations(experiment: Experiment): Promise<Result<TableRelations>> {
    return this.#ask((api) => api.relations(experiment))
  }

  insights(experiment: Experiment): Promise<Result<TableInsights>> {
    return this.#ask((api) => api.insights(experiment))
  }

  correlations(experiment: Experiment, around: string): Promise<Result<Correlations>> {
    return this.#ask((api) => api.correlations(experiment, around))
  }

  duplicates(experiment: Experiment): Promise<Result<number>> {
    return this.#ask((api) => api.duplicates(experiment))
  }

  plan(experiment: Experiment): Promise<Result<PreparationPlan>> {
    return this.#ask((api) => api.plan(experiment))
  }

  prepare(experiment: Experiment): Promise<Result<Preparation>> {
    return this.#ask((api) => api.prepare(experiment))
  }

  prepareWith(experiment: Experiment, recipe: FittedRecipe): Promise<Result<Preparation>> {
    return this.#ask((api) => api.prepareWith(experiment, recipe))
  }

  score(
    model: ScoringModel,
    source: TableSource,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>> {
    return this.#worker.call((api) => api.score(model, source, proxy(onProgress)))
  }

  scoreOpenTable(
    model: ScoringModel,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>> {
    return this.#ask((api) => api.scoreOpenTable(model, proxy(onProgress)))
  }

  writeScores(options: ScoringOptions, onShare: (share: number) => void): Promise<Result<Blob>> {
    return this.#worker.call((api) => api.writeScores(options, proxy(onShare)))
  }

  planList(settings: ListSettings): Promise<Result<ListPlan>> {
    return this.#worker.call((api) => api.planList(settings))
  }

  writeList(
    settings: ListSettings,
    writing: ListWriting,
    onShare: (share: number) => void,
  ): Promise<Result<Blob>> {
    return this.#worker.call((api) => api.writeList(settings, writing, proxy(onShare)))
  }

  writeAudience(
    settings: ListSettings,
    audience: AudienceSettings,
    onShare: (share: number) => void,
  ): Promise<Result<Audience>> {
    return this.#worker.call((api) => api.writeAudience(settings, audience, proxy(onShare)))
  }

  openCampaignFile(
    part: CampaignPart,
    source: TableSource,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<CampaignFile>> {
    return this.#worker.call((api) => api.openCampaignFile(part, source, proxy(onProgress)))
  }

  judgeCampaign(question: CampaignQuestion): Promise<Result<JudgedCampaign>> {
    return this.#worker.call((api) => api.judgeCampaign(question))
  }

  async useKey(key: string | undefined): Promise<Result<TableProfile | undefined>> {
    this.#key = key
    return this.#ask((api) => api.useKey(key))
  }

  privacy(): Promise<Result<ColumnPrivacy[]>> {
    return this.#ask((api) => api.privacy())
  }

  uniqueRows(columns: string[]): Promise<Result<{ before: RowGroups; after: RowGroups }>> {
    return this.#ask((api) => api.uniqueRows(columns))
  }

  writeTable(): Promise<Result<Blob>> {
    return this.#ask((api) => api.writeTable())
  }

  numbers(
    experiment: Experiment,
    column: string,
    rows: Uint32Array,
  ): Promise<Result<Float64Array<ArrayBuffer>>> {
    return this.#ask((api) => api.numbers(experiment, column, rows))
  }

  row(row: number): Promise<Result<Record<string, string | null>>> {
    return this.#ask((api) => api.row(row))
  }

  /** One call about the open table. If the worker dies under it, a fresh one reads the table again and is asked once more. */
  async #ask<Value>(use: (api: Remote<DataApi>) => Promise<Result<Value>>): Promise<Result<Value>> {
    const answer = await this.#worker.call(use)
    if (answer.ok || answer.failure.code !== 'workerDied' || this.#opened === undefined) {
      return answer
    }
    const { source, options } = this.#opened
    // Several calls may have died at once: they share one reading.
    this.#reopening ??= this.open(source, options, () => undefined)
    const again = await this.#reopening
    if (again.ok && this.#key !== undefined) {
      const key = this.#key
      await this.#worker.call((api) => api.useKey(key))
    }
    this.#reopening = undefined
    return again.ok ? this.#worker.call(use) : answer
  }
}
