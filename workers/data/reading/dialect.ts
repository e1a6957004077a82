import { findHeader, type HeaderPlace } from './header-rows.ts'
import { textsOf } from './record-batch.ts'
import { RecordScanner, type CellSyntax } from './record-scanner.ts'

/**
 * The comma is last: where another delimiter does equally well, commas are decimal marks or text
 * ("1,5;2,5" cuts evenly at both).
 */
const DELIMITERS = ['\t', ';', '|', ',']

/** Looked for where the usual ones leave one column. */
const RARE_DELIMITERS = ['^', '~', '¦', '§', '#', '*', '，', '；', '、', '｜']

/** A file of one column is believed where no delimiter fits more than a quarter of the records. */
const ONE_COLUMN_WORTH = 0.25

/** Fitting most records, but not the first one, is worth half. */
const WITHOUT_FIRST = 0.5

export interface CellLayout extends CellSyntax, HeaderPlace {}

/** What somebody chose instead of having it found out. */
export interface LayoutChoice {
  delimiter?: string
  quote?: string
  preambleRows?: number
  header?: boolean
}

/**
 * Delimiter, quote and header of a file by its beginning. The delimiter is the one that cuts most records into as
 * many cells as the first.
 * @param sample beginning of the text
 * @param whole the sample is all of it
 */
export function sniffLayout(sample: string, whole: boolean, choice: LayoutChoice): CellLayout {
  const quote = choice.quote ?? (apostrophesQuote(sample) ? "'" : '"')
  const recordsBy = (delimiter: string) => sampleRecords(sample, whole, { delimiter, quote })
  const found =
    choice.delimiter === undefined
      ? bestDelimiter(sample, recordsBy)
      : { delimiter: choice.delimiter, records: recordsBy(choice.delimiter) }
  const { preambleRows, headerRows } = findHeader(found.records, choice.preambleRows)
  return {
    delimiter: found.delimiter,
    quote,
    preambleRows,
    headerRows: choice.header === undefined ? headerRows : Number(choice.header),
  }
}

interface Cut {
  delimiter: string
  records: string[][]
  worth: number
}

function bestDelimiter(sample: string, recordsBy: (delimiter: string) => string[][]): Cut {
  const best = (delimiters: readonly string[]) =>
    delimiters
      .map((delimiter) => {
        const records = recordsBy(delimiter)
        return { delimiter, records, worth: worth(records) }
      })
      .reduce((a, b) => {
        const tie = b.worth === a.worth && b.worth <= ONE_COLUMN_WORTH
        return b.worth > a.worth || tie ? b : a
      })
  const usual = best(DELIMITERS)
  const present = RARE_DELIMITERS.filter((delimiter) => sample.includes(delimiter))
  if (usual.worth > ONE_COLUMN_WORTH || present.length === 0) return usual
  const rare = best(present)
  return rare.worth > usual.worth ? rare : usual
}

/** The records that lie in the sample as a whole; its only one in any case. */
function sampleRecords(sample: string, whole: boolean, syntax: CellSyntax): string[][] {
  const records: string[][] = []
  const scanner = new RecordScanner(syntax, (batch) => {
    for (let record = 0; record < batch.records; record++) records.push(textsOf(batch, record))
  })
  scanner.push(new TextEncoder().encode(sample))
  if (whole || records.length === 0) scanner.end()
  return records
}

/** From 0 to 1: how much of the sample agrees on a number of cells, the first record's or the usual one. */
function worth(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const share = (size: number) =>
    ((counts.get(size) ?? 0) / records.length) * (size > 1 ? 1 : ONE_COLUMN_WORTH)
  const first = records[0]
  if (first === undefined) return 0
  return Math.max(
    share(first.length),
    WITHOUT_FIRST * Math.max(...Array.from(counts.keys(), share)),
  )
}

/** Whether apostrophes do what quotes should: around cells, in pairs, all over a file that has no quoted cell. */
function apostrophesQuote(sample: string): boolean {
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  if (count(/(?<=^|[,;\t|\r\n])"/g) > 0) return false
  const openings = count(/(?<=^|[,;\t|\r\n])'/g)
  const pairs = count(/(?<=^|[,;\t|\r\n])'(?:[^']|'')*'(?=$|[,;\t|\r\n])/g)
  // Some apostrophes inside such cells are not doubled, so not every pair is recognised.
  return openings > 2 && pairs > 0.75 * openings && pairs > count(/[^\r\n]+/g) / 2
}
