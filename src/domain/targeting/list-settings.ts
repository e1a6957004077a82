import type { ColumnChoice } from '../experiment.ts'
import type { ListChoice } from './choose-rows.ts'
import type { AudiencePlatform } from './contact-keys.ts'
import type { ListWords, Reason } from './reason-text.ts'

/** What a person chose about the list of whom to contact. */
export interface ListSettings {
  /** Of several classes: whose chance is the score. Of two it is the positive one's, of a regression the number. */
  answer: string | null
  choice: ListChoice
  control: ControlSettings
  /** A column of the file that says what each customer is worth, and how it is to be read. */
  value?: { column: string; choice: ColumnChoice }
}

/** Who on the list is left alone, to compare with. */
export interface ControlSettings {
  /** Rows held out; null: as many as are suggested. */
  rows: number | null
  /** Share of responders without contact; null: what the scores of the list say. Of a regression it does not matter. */
  rate: number | null
  /** Difference worth finding; null: a quarter of the rate of the rarer answer. */
  effect: number | null
  seed: number
}

/** What comes of it. */
export interface ListPlan {
  /** Rows with a score, and those of them on the list. */
  scored: number
  listed: number
  contacted: number
  control: number
  /** Of the rows on the list; null: it is empty. */
  leastScore: number | null
  meanScore: number | null
  /** Sum of the scores of the rows to be contacted: of chances, the responders that the model expects. */
  expected: number
  /** Of the column of values; null: none is asked for, or the file has none of that name that holds numbers. */
  values: ListValues | null
  /** Null for a regression: its scores are no chances. */
  power: ControlPower | null
  columns: ListColumns
  /** The beginning of the file. */
  preview: { names: string[]; rows: ListedRow[] }
}

/** Names of the columns that a list adds: `score`, or `score (2)` where the table has one of that name. */
export interface ListColumns {
  score: string
  /** Tenth of the whole file, 1 the best. */
  decile: string
  reasons: string
  group: string
}

/** A row of the list, to be shown. */
export interface ListedRow {
  score: number
  decile: number
  group: 'contact' | 'control'
  /** The strongest first. */
  reasons: Reason[]
  /** [columns of the table] As read. */
  cells: string[]
}

/** What the rows to be contacted are worth. */
export interface ListValues {
  /** Sum over these rows of score times value. */
  expected: number
  /** How many of them have no value, and what each of these counts: the average of the file. */
  missing: number
  instead: number
}

/** What a control group is good for. */
export interface ControlPower {
  /** As chosen or found; see `ControlSettings`. */
  rate: number
  effect: number
  /** Rows with which the effect is noticed 8 times out of 10; null: half of the list would not do. */
  suggested: number | null
  /** What this control group notices 8 times out of 10; null: nothing. */
  noticed: number | null
}

/** Which rows of the list go into a file. */
export type ListGroup = 'both' | 'contact' | 'control'

export interface ListWriting {
  group: ListGroup
  /** Keep this column of the table only; null: all of them. */
  keyColumn: string | null
  /** Of the reasons; null: the file has none. */
  words: ListWords | null
  byteOrderMark: boolean
}

/** A file for an advertising platform: hashed keys of the rows to be contacted. */
export interface AudienceSettings {
  platform: AudiencePlatform
  /** Columns of the table; at least one. */
  email: string | null
  phone: string | null
  /** Calling code of numbers without one: digits; empty: there is to be none without. */
  countryCode: string
}
