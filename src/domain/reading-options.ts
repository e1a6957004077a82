import type { LineEnds } from './profile.ts'

/** Rows drawn by chance while a file is read that is too large to be kept whole. */
export interface RowSampling {
  /** 1 to 100. */
  percent: number
  seed: number
  /** Name of the column of which each text keeps its share of the rows. */
  stratifyBy?: string
}

/** Overrides of what would be sniffed; absent means "find out". */
export interface ReadingOptions {
  delimiter?: string
  encoding?: string
  /** What stands around cells that hold delimiters: one character, or none if empty. */
  quote?: string
  /** What makes a quote inside a quoted cell text: the quote itself (doubled), or another ASCII character. */
  escape?: string
  /** Lines that begin with it are passed over: one ASCII character, or none if empty. */
  comment?: string
  /** The only line ends; the others are text. */
  lineEnds?: LineEnds
  /** Of columns whose numbers can be read either way. */
  decimal?: '.' | ','
  /** Rows above the table that are passed over. */
  preambleRows?: number
  /** Rows of names; 0: the table begins with data. */
  headerRows?: number
  /** Lines below the table that are passed over, blank ones not counted. */
  footerRows?: number
  /** Name of the sheet of a workbook, or of the table in a zip archive that holds several. */
  sheet?: string
  /** Read these columns only; names that the file lacks are passed over, and if it has none of them, all are read. */
  columns?: string[]
  /** Read a part of the rows only. */
  sample?: RowSampling
}
