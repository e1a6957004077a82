import type { CellSyntax } from './cell-syntax.ts'
import { findHeader, usualLength, type HeaderPlace } from './header-rows.ts'
import { textsOf } from './record-batch.ts'
import { RecordScanner } from './record-scanner.ts'

/**
 * The comma is last: where another delimiter does equally well, commas are decimal marks or text
 * ("1,5;2,5" cuts evenly at both).
 */
const DELIMITERS = ['\t', ';', '|', ',']

/** With a space behind, where quotes follow on that. */
const SPACED = [', ', '; ']

/** Looked for where the usual ones leave one column. */
const RARE_DELIMITERS = ['^', '~', '¦', '§', '#', '*', '，', '；', '、', '｜']

/** A file of one column is believed where no delimiter fits more than a quarter of the records. */
const ONE_COLUMN_WORTH = 0.25

/** Fitting most records, but not the first one, is worth half. */
const WITHOUT_FIRST = 0.5

const BACKSLASH = '\\'
const COMMENT = '#'

export interface CellLayout extends CellSyntax, HeaderPlace {
  /** Cells that most records have. */
  columns: number
}

/** What somebody chose instead of having it found out. */
export type LayoutChoice = Partial<CellSyntax & HeaderPlace>

/**
 * Delimiter, quote, escape, comments and header of a file by its beginning. The delimiter is the one that cuts most
 * records into as many cells as the first.
 * @param sample beginning of the text
 * @param whole the sample is all of it
 */
export function sniffLayout(sample: string, whole: boolean, choice: LayoutChoice): CellLayout {
  const { delimiter, escape, comment, lineEnds } = choice
  const quote = choice.quote ?? (apostrophesQuote(sample) ? "'" : '"')
  const plain = {
    quote,
    escape: escape ?? quote,
    comment: comment ?? '',
    ...(lineEnds && { lineEnds }),
  }
  const cutOf = (syntax: CellSyntax): Cut => {
    const { records, misfits } = cutSample(sample, whole, syntax)
    return { syntax, records, worth: worth(records.slice(choice.preambleRows)), misfits }
  }
  const cutBy = (syntax: Omit<CellSyntax, 'delimiter'>) => {
    const cut = (by: string) => cutOf({ ...syntax, delimiter: by })
    return delimiter === undefined ? bestCut(sample, cut) : cut(delimiter)
  }
  let best = cutBy(plain)
  if (escape === undefined && quote !== '' && sample.includes(BACKSLASH + quote)) {
    const escaped = cutBy({ ...plain, escape: BACKSLASH })
    if (escaped.misfits < best.misfits && escaped.worth >= best.worth) best = escaped
  }
  if (comment === undefined && hasComments(best.records)) {
    best = cutOf({ ...best.syntax, comment: COMMENT })
  }
  const place = findHeader(best.records, choice.preambleRows)
  const headerRows = choice.headerRows ?? place.headerRows
  return { ...best.syntax, ...place, headerRows, columns: usualLength(best.records) }
}

/** What becomes of a sample. */
interface Cut {
  syntax: CellSyntax
  records: string[][]
  worth: number
  /** Quotes that stand where none belongs, or stay open. */
  misfits: number
}

function bestCut(sample: string, cut: (delimiter: string) => Cut): Cut {
  const best = (delimiters: readonly string[]) =>
    delimiters.map(cut).reduce((a, b) => {
      const isTie = b.worth === a.worth
      const isLikelier = b.worth <= ONE_COLUMN_WORTH || b.misfits < a.misfits
      return b.worth > a.worth || (isTie && isLikelier) ? b : a
    })
  const spaced = SPACED.filter((delimiter) => sample.includes(`${delimiter}"`))
  const usual = best([...spaced, ...DELIMITERS])
  const present = RARE_DELIMITERS.filter((delimiter) => sample.includes(delimiter))
  if (usual.worth > ONE_COLUMN_WORTH || present.length === 0) return usual
  const rare = best(present)
  return rare.worth > usual.worth ? rare : usual
}

/** The records that lie in a text as a whole; its only one in any case. @param whole nothing follows the text */
export function recordsOf(text: string, whole: boolean, syntax: CellSyntax): string[][] {
  return cutSample(text, whole, syntax).records
}

function cutSample(
  sample: string,
  whole: boolean,
  syntax: CellSyntax,
): { records: string[][]; misfits: number } {
  const records: string[][] = []
  let unclosed = 0
  const scanner = new RecordScanner(syntax, (batch) => {
    for (let record = 0; record < batch.records; record++) records.push(textsOf(batch, record))
    unclosed += batch.unclosed.size
  })
  scanner.push(new TextEncoder().encode(sample))
  if (whole || records.length === 0) scanner.end()
  return { records, misfits: scanner.strayQuotes + unclosed }
}

/** Lines below the header are remarks: they begin with a number sign, and none is cut like the table. */
function hasComments(records: readonly string[][]): boolean {
  const width = usualLength(records)
  const marked = records.filter(([cell]) => cell?.startsWith(COMMENT) === true)
  const below = records.findIndex(({ length }) => length === width) + 1
  return (
    width > 1 &&
    marked.every(({ length }) => length !== width) &&
    records.slice(below).some(([cell]) => cell?.startsWith(COMMENT) === true)
  )
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
