import Papa from 'papaparse'
import { normalisedLineEnds, type LineEnd } from './line-ends.ts'

/** A quoted cell longer than this was not meant to be one: somebody forgot the closing quote. */
const LONGEST_QUOTED_CELL = 2 ** 20

/** A record longer than this is no table. */
const LONGEST_RECORD = 2 ** 24

export interface CellSyntax {
  delimiter: string
  quote: string
}

/** What made reading stop. */
export type RecordFault = { fault: 'unterminatedQuote'; line: number } | { fault: 'longLine' }

/**
 * Cuts the text of a delimited file into records, with PapaParse's tokeniser. Text may arrive in pieces cut anywhere;
 * the records are the same. Line ends may be LF, CRLF and CR, mixed too; blank lines are left out.
 */
export class RecordReader {
  readonly #syntax: CellSyntax
  readonly #onRecord: (cells: string[], line: number) => void
  readonly #parser: Papa.Parser
  readonly #piece: number
  readonly #lineEnds = new Set<LineEnd>()
  /** Begins at the start of a record. */
  #pending = ''
  /** `#pending` is tokenised from this length on; grows with a record that does not end, so that the work stays linear. */
  #threshold = 0
  /** Of the next record, in `#pending` and in the file (from 1). */
  #start = 0
  #line = 1
  /** How much of `#pending` came with no line end but LF. */
  #lengthInLf = 0
  #final = false
  #strayQuotes = false
  #fault: RecordFault | undefined

  /**
   * @param onRecord takes the cells of a record and its line in the file, from 1
   * @param piece text is tokenised in pieces of at least so many characters, the first one at once
   */
  constructor(
    syntax: CellSyntax,
    onRecord: (cells: string[], line: number) => void,
    piece = 2 ** 18,
  ) {
    this.#piece = piece
    this.#syntax = syntax
    this.#onRecord = onRecord
    this.#parser = new Papa.Parser({
      delimiter: syntax.delimiter,
      quoteChar: syntax.quote,
      newline: '\n',
      step: (results: Papa.ParseStepResult<string[][]>) => {
        this.#take(results)
      },
    })
  }

  /** Set once reading had to stop; what is pushed afterwards is ignored. */
  get fault(): RecordFault | undefined {
    return this.#fault
  }

  /** A quote stood where none belongs: inside a quoted cell, neither doubled nor at its end. */
  get strayQuotes(): boolean {
    return this.#strayQuotes
  }

  get mixedLineEnds(): boolean {
    return this.#lineEnds.size > 1
  }

  /** Takes the next piece of text. */
  push(text: string): void {
    this.#pending += text
    if (this.#pending.length >= this.#threshold) this.#tokenise()
  }

  /** Takes what is left as the last record. */
  end(): void {
    this.#final = true
    this.#tokenise()
  }

  #tokenise(): void {
    if (this.#fault) return
    // A CR at the end may be half a CRLF.
    const held = !this.#final && this.#pending.endsWith('\r') ? 1 : 0
    const raw = this.#pending.slice(0, this.#pending.length - held)
    const { delimiter, quote } = this.#syntax
    const text = normalisedLineEnds(raw, delimiter, quote, this.#lineEnds)
    this.#start = 0
    // The tokeniser needs a line end behind the last record: it takes white space after a last quote amiss.
    this.#pending = this.#final && !text.endsWith('\n') ? `${text}\n` : text
    this.#lengthInLf = raw.includes('\r') ? 0 : raw.length
    this.#parser.parse(this.#pending, 0, !this.#final)
    this.#pending = this.#pending.slice(this.#start) + '\r'.repeat(held)
    this.#threshold = Math.max(this.#piece, 2 * this.#pending.length)
    if (this.#pending.length > LONGEST_QUOTED_CELL) this.#checkUnfinished()
  }

  #take({ data, errors, meta }: Papa.ParseStepResult<string[][]>): void {
    const cells = data[0] ?? []
    const end = meta.cursor
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
    if (unclosed) {
      this.#stop({ fault: 'unterminatedQuote', line: this.#lineAt(unclosed.index ?? this.#start) })
    } else if (end - this.#start > LONGEST_QUOTED_CELL && this.#hasOverlongCell(cells, end)) {
      this.#stop({ fault: 'unterminatedQuote', line: this.#line })
    }
    if (this.#fault) return
    if (errors.length > 0) this.#strayQuotes = true
    if (!this.#isBlank(cells, end)) this.#onRecord(cells, this.#line)
    if (end <= this.#lengthInLf) this.#lineEnds.add('LF')
    this.#line = this.#lineAt(end)
    this.#start = end
  }

  #stop(fault: RecordFault): void {
    this.#fault = fault
    this.#parser.abort()
  }

  /** An empty quoted cell is a value: only lines without a quote are blank. */
  #isBlank(cells: readonly string[], end: number): boolean {
    if (cells.length > 1 || cells[0]?.trim() !== '') return false
    return !this.#pending.slice(this.#start, end).includes(this.#syntax.quote)
  }

  #hasOverlongCell(cells: readonly string[], end: number): boolean {
    return (
      cells.some((cell) => cell.length > LONGEST_QUOTED_CELL) &&
      this.#pending.slice(this.#start, end).includes(this.#syntax.quote)
    )
  }

  /** The line in the file of a position in `#pending` at or after the start of the next record. */
  #lineAt(position: number): number {
    let line = this.#line
    let at = this.#pending.indexOf('\n', this.#start)
    while (at >= 0 && at < position) {
      line++
      at = this.#pending.indexOf('\n', at + 1)
    }
    return line
  }

  /** A record that has not ended for so long either misses a quote or is no record. */
  #checkUnfinished(): void {
    let opening: number | undefined
    const { delimiter, quote } = this.#syntax
    const step = ({ errors }: Papa.ParseStepResult<string[][]>) => {
      opening ??= errors.find(({ code }) => code === 'MissingQuotes')?.index
    }
    new Papa.Parser({ delimiter, quoteChar: quote, newline: '\n', step }).parse(
      this.#pending,
      0,
      false,
    )
    if (opening !== undefined && this.#pending.length - opening > LONGEST_QUOTED_CELL) {
      this.#start = 0
      this.#stop({ fault: 'unterminatedQuote', line: this.#lineAt(opening) })
    } else if (this.#pending.length > LONGEST_RECORD) this.#stop({ fault: 'longLine' })
  }
}
