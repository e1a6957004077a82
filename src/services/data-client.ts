import { proxy } from 'comlink'
import type { ColumnChoice, Experiment } from '../domain/experiment.ts'
import type { TableProfile } from '../domain/profile.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
import type { Result } from '../domain/result.ts'
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
  ReadingOptions,
  ReadingProgress,
  ScoredFile,
  ScoringModel,
  ScoringOptions,
  TableSource,
} from '../protocol/data-api.ts'
import { WorkerClient } from './worker-client.ts'

/** The data worker as the page sees it: every call ends, with a value or with a failure. */
export class DataClient {
  readonly #worker = new WorkerClient<DataApi>(
    'data',
    () =>
      new Worker(new URL('../../workers/data/data.worker.ts', import.meta.url), {
        type: 'module',
        name: 'data',
      }),
  )

  open(
    source: TableSource,
    options: ReadingOptions,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<OpenedTable>> {
    return this.#worker.call((api) => api.open(source, options, proxy(onProgress)))
  }

  /** Ends what is running; that call then fails with `cancelled`. */
  cancel(): void {
    void this.#worker.call(async (api) => {
      await api.cancel()
      return { ok: true, value: undefined }
    })
  }

  reprofile(columns: Record<string, ColumnChoice>): Promise<Result<TableProfile>> {
    return this.#worker.call((api) => api.reprofile(columns))
  }

  page(view: FrameView, start: number, count: number): Promise<Result<FramePage>> {
    return this.#worker.call((api) => api.page(view, start, count))
  }

  describe(view: FrameView): Promise<Result<ColumnDescription[]>> {
    return this.#worker.call((api) => api.describe(view))
  }

  valueCounts(view: FrameView, column: string): Promise<Result<{ text: string; count: number }[]>> {
    return this.#worker.call((api) => api.valueCounts(view, column))
  }

  groupBy(
    view: FrameView,
    by: string,
    of: string,
    equals: string | undefined,
  ): Promise<Result<GroupRow[]>> {
    return this.#worker.call((api) => api.groupBy(view, by, of, equals))
  }

  spread(target: string, positive: string | undefined): Promise<Result<ColumnSpread[]>> {
    return this.#worker.call((api) => api.spread(target, positive))
  }

  plan(experiment: Experiment): Promise<Result<PreparationPlan>> {
    return this.#worker.call((api) => api.plan(experiment))
  }

  prepare(experiment: Experiment): Promise<Result<Preparation>> {
    return this.#worker.call((api) => api.prepare(experiment))
  }

  prepareWith(experiment: Experiment, recipe: FittedRecipe): Promise<Result<Preparation>> {
    return this.#worker.call((api) => api.prepareWith(experiment, recipe))
  }

  score(
    model: ScoringModel,
    source: TableSource,
    options: ScoringOptions,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>> {
    return this.#worker.call((api) => api.score(model, source, options, proxy(onProgress)))
  }

  writeTable(): Promise<Result<Blob>> {
    return this.#worker.call((api) => api.writeTable())
  }

  row(row: number): Promise<Result<Record<string, string | null>>> {
    return this.#worker.call((api) => api.row(row))
  }
}
