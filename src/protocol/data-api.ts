import type { ColumnShape } from '../domain/column-shape.ts'
import type { ColumnSpread } from '../domain/column-spread.ts'
import type { ColumnChoice, Experiment, ResolvedExperiment } from '../domain/experiment.ts'
import type { Network } from '../domain/network.ts'
import type { PreparedData } from '../domain/prepared-data.ts'
import type { Dialect, RowProblem, TableProfile } from '../domain/profile.ts'
import type { RowGroups } from '../domain/privacy/count-unique-rows.ts'
import type { ColumnPrivacy } from '../domain/privacy/privacy-report.ts'
import type { FittedRecipe, LeftOutColumn } from '../domain/recipe.ts'
import type { Correlations } from '../domain/relations/correlations.ts'
import type { TableInsights } from '../domain/relations/table-insights.ts'
import type { TableRelations } from '../domain/relations/table-relations.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { Result } from '../domain/result.ts'
import type { SplitFacts } from '../domain/split-parts.ts'
import type { ColumnKind } from '../domain/table.ts'
import type { ScoringApi } from './scoring-api.ts'
import type { ReadingProgress, TableSource } from './table-source.ts'

/** How the beginning of a file would be read. */
export interface ReadingPreview {
  dialect: Dialect
  names: string[]
  kinds: ColumnKind[]
  /** The first ten or so; number cells that are not written in plain decimals as plain ones. */
  rows: { cells: string[]; unreadable: boolean }[]
  /** Rows in the beginning that was looked at, unreadable ones included. */
  rowsRead: number
  unreadable: number
  problems: RowProblem[]
}

export interface OpenedTable {
  name: string
  bytes: number
  dialect: Dialect
  profile: TableProfile
  /** At most 100. */
  problems: RowProblem[]
  /** The danfojs frame that serves the views: the whole table, or a seeded sample of it. */
  frame: { rows: number; sampled: boolean }
  seconds: number
}

/** What the views read from the frame: rows that pass all filters, with derived columns appended. */
export interface FrameView {
  filters: RowFilter[]
  derived: DerivedColumn[]
}

/** A missing cell differs from every text, and is neither above nor below any number. */
export type RowFilter =
  | { column: string; test: 'equals' | 'differs'; text: string }
  | { column: string; test: 'above' | 'below'; value: number }
  | { column: string; test: 'missing' | 'present' }

/** left ∘ right, row by row; missing where either is missing or the result is not finite. */
export interface DerivedColumn {
  name: string
  operation: 'sum' | 'difference' | 'product' | 'ratio'
  left: string
  right: string
}

export interface FramePage {
  names: string[]
  /** Row numbers in the table. */
  rows: number[]
  /** Text as read; `null` where missing. */
  cells: (string | null)[][]
  /** Rows of the frame that pass the filters. */
  total: number
}

/** One row of the description table; computed by the frame. `std` is the sample's (n − 1); null where undefined. */
export interface ColumnDescription {
  name: string
  count: number
  missing: number
  mean: number | null
  std: number | null
  min: number | null
  median: number | null
  max: number | null
}

export interface GroupRow {
  group: string
  count: number
  /** Mean of the number column, or share of rows with the positive answer; null in an empty group. */
  mean: number | null
}

export type { ColumnSpread }

/** Everything about preparing short of the numbers themselves. */
export interface PreparationPlan {
  resolved: ResolvedExperiment
  recipe: FittedRecipe
  network: Network
  leftOut: LeftOutColumn[]
  rows: { train: number; validation: number; test: number; skipped: number }
  /** How the split came about. */
  splitFacts: SplitFacts
  /** Per part, rows of each class in class order; empty for regression. */
  classCounts: { train: number[]; validation: number[]; test: number[] }
  /** A few training rows before (text) and after (inputs), to show what preparation does. */
  example: { row: number; before: Record<string, string | null>; after: number[] }[]
  /** Of the first columns of the recipe, in its order; null for those that hold no numbers. */
  shapes: (ColumnShape | null)[]
}

export interface Preparation {
  plan: PreparationPlan
  /** Transferred. */
  data: PreparedData
}

/** What `workers/data/data.worker.ts` exposes; both sides compile against it. */
export interface DataApi extends ScoringApi {
  ping(): Promise<string>
  /** Reads a file and, if it succeeds, puts it in the place of the table before it. */
  open(
    source: TableSource,
    options: ReadingOptions,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<OpenedTable>>
  /** Reads the beginning of a file only; a second one ends the first. The open table stays. */
  preview(source: TableSource, options: ReadingOptions): Promise<Result<ReadingPreview>>
  /** Ends the running `open`, `prepare`, `score` or writing with the failure `cancelled`; the table stays. */
  cancel(): Promise<void>
  /** Profile again with other kinds and missing markers. */
  reprofile(columns: Record<string, ColumnChoice>): Promise<Result<TableProfile>>

  /** The next four read the danfojs frame. */
  page(view: FrameView, start: number, count: number): Promise<Result<FramePage>>
  describe(view: FrameView): Promise<Result<ColumnDescription[]>>
  valueCounts(view: FrameView, column: string): Promise<Result<{ text: string; count: number }[]>>
  /** Groups by `by`; the mean of number column `of`, or the share of rows where `of` equals `equals`. */
  groupBy(
    view: FrameView,
    by: string,
    of: string,
    equals: string | undefined,
  ): Promise<Result<GroupRow[]>>

  /** Over all rows. `positive` undefined: no split by answer. */
  spread(target: string, positive: string | undefined): Promise<Result<ColumnSpread[]>>

  /**
   * How each column relates to the target. Works column by column, so that other calls are answered in between; a
   * later call ends an earlier one with `cancelled`, and the same question again is answered from memory.
   */
  relations(experiment: Experiment): Promise<Result<TableRelations>>
  /** What stands out in the columns themselves; in pieces, like `relations`. */
  insights(experiment: Experiment): Promise<Result<TableInsights>>
  /** The column named `around` and those most related to it, each to each; in pieces, like `relations`. */
  correlations(experiment: Experiment, around: string): Promise<Result<Correlations>>

  /** How many rows with an answer equal one before them in every input and in the answer. */
  duplicates(experiment: Experiment): Promise<Result<number>>
  plan(experiment: Experiment): Promise<Result<PreparationPlan>>
  prepare(experiment: Experiment): Promise<Result<Preparation>>
  /**
   * Prepares the open table by a recipe fitted earlier (training goes on with a saved model):
   * the split is the experiment's, nothing is fitted.
   */
  prepareWith(experiment: Experiment, recipe: FittedRecipe): Promise<Result<Preparation>>

  /**
   * The key of pseudonyms from now on, for this table and those opened later; undefined: none, and the columns that
   * want one are left out. It is kept nowhere but in this worker's memory.
   * @returns the profile under it; undefined where no table is open
   */
  useKey(key: string | undefined): Promise<Result<TableProfile | undefined>>
  /** The columns as read, what personal data they seem to hold, and what their protection makes of them. */
  privacy(): Promise<Result<ColumnPrivacy[]>>
  /** How far rows can be told apart by these columns, as read and as protected. */
  uniqueRows(columns: string[]): Promise<Result<{ before: RowGroups; after: RowGroups }>>
  /** The open table, protected, as plain RFC 4180 CSV, else text exactly as read, missing cells empty. */
  writeTable(): Promise<Result<Blob>>
  /**
   * Numbers of a column in some rows of the table, whatever its role; NaN where missing. Both arrays are copied. Fails
   * with `columnMissing`, `notANumberColumn`.
   */
  numbers(
    experiment: Experiment,
    column: string,
    rows: Uint32Array,
  ): Promise<Result<Float64Array<ArrayBuffer>>>
  /** Texts of one row of the table by column name; null where missing. */
  row(row: number): Promise<Result<Record<string, string | null>>>
}
