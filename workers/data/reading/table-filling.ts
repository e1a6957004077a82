import type { Dialect, TableWarning } from '../../../src/domain/profile.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import { MOST_COLUMNS, type ReadingHooks, type ReadTable } from './reading.ts'
import { TableBuilder, type WantedPart } from './table-builder.ts'

/** Fills a table from a format that has cells of its own; shows progress and lets a cancel in. */
export class TableFilling {
  readonly #source: TableSource
  readonly #hooks: ReadingHooks
  readonly #builder: TableBuilder
  #firstRowsSent = false

  /** @param headerRows records of names that come first */
  constructor(
    source: TableSource,
    hooks: ReadingHooks,
    headerRows: number,
    wanted: WantedPart = {},
  ) {
    this.#source = source
    this.#hooks = hooks
    this.#builder = new TableBuilder({ preambleRows: 0, headerRows }, wanted)
  }

  /** Takes a record. @param line in the file or sheet, from 1 */
  add(cells: readonly string[], line: number): void {
    this.#builder.add(cells, line)
  }

  /** Reports how much is done, from 0 to 1, and waits for messages; whether the reading goes on. */
  async goesOn(share: number): Promise<boolean> {
    const { rows, firstRows } = this.#builder
    const bytesTotal = this.#source.blob.size
    const first = !this.#firstRowsSent && rows > 0 ? { firstRows } : {}
    this.#firstRowsSent ||= rows > 0
    this.#hooks.onProgress({
      bytesRead: Math.round(bytesTotal * share),
      bytesTotal,
      rows,
      ...first,
    })
    await yieldToMessages()
    return !this.#hooks.signal.aborted
  }

  /** Fails with `headerOnly`. */
  async finish(
    dialect: Pick<Dialect, 'format' | 'preambleRows' | 'headerRows'> & Partial<Dialect>,
  ): Promise<Result<ReadTable>> {
    const { rows, columns } = this.#builder
    if (rows === 0) return fail('headerOnly', { name: this.#source.name, columns })
    if (!(await this.goesOn(1))) return fail('cancelled', {})
    const read = this.#builder.finish()
    const { footerRows = 0 } = dialect
    const warnings: TableWarning[] = footerRows > 0 ? [...read.warnings, 'footer'] : read.warnings
    const { portion } = this.#builder
    const found = { ...NO_TEXT, ...dialect, ...(portion && { portion }) }
    return ok({ ...read, warnings, dialect: found })
  }
}

/** Fails with `tooManyColumns`; said before a table is filled. */
export function checkColumns({ name }: TableSource, columns: number): Result<undefined> {
  return columns > MOST_COLUMNS
    ? fail('tooManyColumns', { name, columns, most: MOST_COLUMNS })
    : ok(undefined)
}

/** The dialect of what has cells of its own. */
const NO_TEXT = {
  encoding: 'utf-8',
  delimiter: '',
  quote: '',
  escape: '',
  comment: '',
  decimal: '.',
  footerRows: 0,
} as const
