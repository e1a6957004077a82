import type { Network } from '../domain/network.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
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
import type { ReadingProgress, TableSource } from './table-source.ts'

/** The part of a model that scoring needs. */
export interface ScoringModel {
  recipe: FittedRecipe
  network: Network
  weights: Float32Array<ArrayBuffer>
  threshold: number
}

export interface ScoringOptions {
  /** Prefix text that a spreadsheet would run as a formula with an apostrophe. */
  defuseFormulas: boolean
  /** Byte order mark first, for spreadsheets that need it. */
  byteOrderMark: boolean
}

export interface ScoredFile {
  /** The sheet of a workbook, or the table of an archive of several, that was scored. */
  part?: string
  rows: number
  unreadable: number
  /** Per input column with missing cells or unseen levels. */
  notes: { column: string; missing: number; unseen: number; examples: string[] }[]
  /** Columns of the file that the model does not use; kept in the output. */
  extraColumns: string[]
  /** Names of the appended columns. */
  predictionColumns: string[]
  /** Columns in which text gets an apostrophe, so that no spreadsheet runs it: "+49 …", "=1+1". */
  defusedColumns: string[]
  /** The first 50 rows: original cells and prediction cells. */
  preview: { names: string[]; rows: string[][] }
  /** Binary: rows at or above the threshold. */
  atOrAboveThreshold: number | null
  seconds: number
}

export interface Audience {
  csv: Blob
  /** Rows in the file, and those to be contacted that have no usable key. */
  rows: number
  withoutKey: number
  /** Telephone numbers of rows to be contacted that had no country code. */
  withoutCode: number
}

/**
 * The part of the data worker that answers new rows, draws up lists from them and judges what came of a campaign.
 * `writeScores`, `planList`, `writeList` and `writeAudience` are about the table scored last, which is kept until the
 * next or until another table is opened; else they fail with `nothingScored`.
 */
export interface ScoringApi {
  score(
    model: ScoringModel,
    source: TableSource,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>>
  /** The same for the open table, protected; progress counts rows as bytes. */
  scoreOpenTable(
    model: ScoringModel,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<ScoredFile>>
  /** UTF-8 CSV: original columns first, prediction columns appended. `onShare` hears the share done. */
  writeScores(options: ScoringOptions, onShare: (share: number) => void): Promise<Result<Blob>>
  planList(settings: ListSettings): Promise<Result<ListPlan>>
  /** The list as CSV. */
  writeList(
    settings: ListSettings,
    writing: ListWriting,
    onShare: (share: number) => void,
  ): Promise<Result<Blob>>
  writeAudience(
    settings: ListSettings,
    audience: AudienceSettings,
    onShare: (share: number) => void,
  ): Promise<Result<Audience>>
  /** Reads a file of a campaign and keeps it beside the open table; new results forget the list before them. */
  openCampaignFile(
    part: CampaignPart,
    source: TableSource,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Result<CampaignFile>>
  /** What the campaign changed; fails with `noTable` where its files are no longer there. */
  judgeCampaign(question: CampaignQuestion): Promise<Result<JudgedCampaign>>
}
