import type { FoundDates } from './date-format.ts'
import type { FoundFormat } from './number-format.ts'
import type { Protection } from './privacy/privacy-step.ts'
import type { ColumnKind, ColumnRole } from './table.ts'
import type { TextSummary } from './text/free-text.ts'

/** Closed list of what a profile may say about a column; the command line prints these codes. */
export type ColumnWarning =
  /** One value (or none) in all rows. */
  | 'constant'
  | 'allMissing'
  /** Whole digits of which some begin with a zero, kept as text. */
  | 'leadingZeros'
  /** Whole numbers beyond 2^53, kept as text with every digit. */
  | 'exactDigits'
  /** Whole digits that a name says are postcodes, kept as text. */
  | 'postcode'
  /** Digits of telephones, papers or cards: each stands for somebody. */
  | 'personalNumber'
  /** Nearly every row has its own text or its own consecutive whole number. */
  | 'idLike'
  | 'manyMissing'
  /** A category with so many levels that one input per level would be too much. */
  | 'manyLevels'
  /** Numbers so large that 32-bit training needs them rescaled first; a value beyond 1e300 counts as missing. */
  | 'hugeNumbers'

/** Closed list of what reading may say about the whole table. */
export type TableWarning =
  | 'raggedRows'
  | 'duplicateNames'
  | 'emptyNames'
  | 'badEncoding'
  | 'mixedLineEnds'
  | 'strayQuotes'
  | 'footer'

/** Statistics of the non-missing values of a number column. */
export interface NumberSummary {
  min: number
  max: number
  mean: number
  /** Population standard deviation. */
  std: number
  /** Quantiles 0.05, 0.25, 0.5, 0.75, 0.95, linearly interpolated (numpy's default). */
  quantiles: [number, number, number, number, number]
  /** Every value is a whole number. */
  integer: boolean
}

/** Texts of a column that may stand for "not known", and what speaks for it. */
export interface DisguisedMissing {
  /** As read, trimmed. */
  texts: string[]
  /** Rows that hold one of them. */
  count: number
  /**
   * `below`: a number like -1 under all others; `above`: a number like 999 far over all others; `word`: a word that
   * says so; `notANumber`: all other texts of the column are numbers.
   */
  reason: 'below' | 'above' | 'word' | 'notANumber'
  /** The nearest of the other values: the smallest for `below`, the largest for `above`. */
  nearest?: number
}

export interface LevelCount {
  text: string
  count: number
}

export interface ColumnProfile {
  /** Position in the table, from 0; the internal id is `c${index}`. */
  index: number
  name: string
  /** Inferred over all rows. */
  kind: ColumnKind
  role: ColumnRole
  missing: number
  /** Number of different non-missing values. */
  distinct: number
  number?: NumberSummary
  /** Of a number column that is not written in plain decimals. */
  format?: FoundFormat
  /**
   * Of a date column; the earliest and the latest in milliseconds since 1970, UTC. `inOrder`: from one row to the next
   * that is not missing the dates never fall, or never rise, and do not stay the same throughout.
   */
  dates?: FoundDates & { earliest: number; latest: number; inOrder?: true }
  /** Of a free text column. */
  text?: TextSummary
  /** Texts that may stand for "not known" but count as values; absent: none found. */
  disguised?: DisguisedMissing[]
  /** Most frequent first, at most 12; for every kind. */
  topValues: LevelCount[]
  /** All levels in code-point order, if not more than `mostLevels`: what can be a class. */
  levels?: LevelCount[]
  warnings: ColumnWarning[]
  /** What was done to its texts before; absent: nothing. */
  protection?: Protection
}

/** One of several tables in a file. */
export interface FilePart {
  name: string
  /** The spreadsheet hides this sheet. */
  hidden: boolean
}

/** What of a file was read, if not all. */
export interface FilePortion {
  /** Absent: all rows. */
  sample?: { percent: number; seed: number; stratifyBy?: string; rowsInFile: number }
  /** Absent: all columns. */
  columnsInFile?: number
}

export type LineEnds = '\n' | '\r\n' | '\r'

/** How the file was read. Encodings carry their WHATWG names. */
export interface Dialect {
  /** What the file is, if not delimited text; then there is no delimiter, quote or escape. */
  format?: 'xlsx' | 'parquet'
  /** The sheets of a workbook or the tables of a zip archive, and the one that was read. */
  parts?: { read: string; all: FilePart[] }
  portion?: FilePortion
  encoding: string
  delimiter: string
  /** Stands around cells; empty: nothing does. */
  quote: string
  /** Stands before a quote that is text: the quote itself, or a backslash. */
  escape: string
  /** Lines that begin with it were passed over; empty: there are none. */
  comment: string
  /** Of delimited text with more than one line. */
  lineEnds?: LineEnds | 'mixed'
  /** Of the columns whose numbers could be read either way. */
  decimal: '.' | ','
  headerRows: number
  preambleRows: number
  /** Totals and notes below the table. */
  footerRows: number
}

/** A record that could not be read. */
export interface RowProblem {
  /** Line in the file, from 1. */
  line: number
  /** Row number, from 0. */
  row: number
  cells: number
  expected: number
  /** Its first cells as read, a line's worth of them. */
  beginning: string[]
  /** A quote was opened on this line and never closed. */
  unclosedQuote?: boolean
}

export interface TableProfile {
  rows: number
  /** Unreadable records. */
  skipped: number
  columns: ColumnProfile[]
  warnings: TableWarning[]
  /** Columns that are left out until there is a key for their pseudonyms; absent: none. */
  withheld?: string[]
}
