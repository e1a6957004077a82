import { ok, type Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { CR, LF } from './cell-syntax.ts'
import { recordsOf, type CellLayout } from './dialect.ts'
import { footerOf, type LowRecord } from './footer-rows.ts'
import { reading } from './reading.ts'

/** What is looked at to find the lines below a table. */
const TAIL_BYTES = 2 ** 16
const MOST_LINES = 60

/** A line of the file: its first byte, and its text. */
interface Line {
  start: number
  text: string
}

/** Where a table ends within its file. */
export interface TableEnd {
  footerRows: number
  /** Byte after the table. */
  end: number
}

/** Of a file whose beginning was looked at. */
export interface KnownLayout {
  layout: CellLayout
  encoding: string
}

/**
 * Finds totals and notes below a table by the end of its file; where a line breaks within quotes is not seen there,
 * so a line with an odd number of quotes belongs to the table.
 * @param chosen lines that are passed over, if somebody said so
 * Fails with `unreadableFile`.
 */
export async function findTableEnd(
  source: TableSource,
  { layout, encoding }: KnownLayout,
  chosen: number | undefined,
): Promise<Result<TableEnd>> {
  const { blob } = source
  const none = { footerRows: 0, end: blob.size }
  if (chosen === 0) return ok(none)
  // An even number, so that characters of two bytes stay whole.
  const from = Math.max(0, blob.size - TAIL_BYTES - (blob.size % 2))
  const tail = await reading(source, async () => blob.slice(from).arrayBuffer())
  if (!tail.ok) return tail
  const lines = linesOf(new Uint8Array(tail.value), encoding).filter(
    ({ text }) => text.trim() !== '',
  )
  // The first one is cut off, or it and others are the header.
  const above = from > 0 ? 1 : layout.preambleRows + Math.max(1, layout.headerRows)
  const below = lines.slice(above)
  const wanted = chosen ?? footerOf(recordsIn(below.slice(-MOST_LINES), layout), layout.columns)
  const footerRows = Math.min(wanted, Math.max(0, below.length - 1))
  const first = below[below.length - footerRows]
  return ok(first === undefined ? none : { footerRows, end: from + first.start })
}

function recordsIn(lines: readonly Line[], layout: CellLayout): LowRecord[] {
  return lines.map(({ text }) => ({
    cells: recordsOf(text, true, layout)[0] ?? [],
    isWhole: layout.quote === '' || text.split(layout.quote).length % 2 === 1,
  }))
}

function linesOf(bytes: Uint8Array, encoding: string): Line[] {
  const wide = encoding.startsWith('utf-16')
  const step = wide ? 2 : 1
  const low = encoding === 'utf-16be' ? 1 : 0
  const decoder = new TextDecoder(encoding)
  const lines: Line[] = []
  let start = 0
  for (let at = 0; at <= bytes.length; at += step) {
    const isEnd = bytes[at + low] === LF || bytes[at + low] === CR
    if (at + step <= bytes.length && !(isEnd && (!wide || bytes[at + 1 - low] === 0))) continue
    lines.push({ start, text: decoder.decode(bytes.subarray(start, at)) })
    start = at + step
  }
  return lines
}
