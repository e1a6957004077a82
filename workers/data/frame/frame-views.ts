import { DataFrame, Series } from 'danfojs'
import type {
  ColumnDescription,
  FramePage,
  FrameView,
  GroupRow,
} from '../../../src/protocol/data-api.ts'
import { compareCodePoints } from '../../../src/domain/code-point-order.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import { findColumn, numberColumn, withDerived } from './derived-columns.ts'
import { equalCells, filtered } from './row-filters.ts'
import { ROW_ID, type Frame, type FrameColumn, type TableFrame } from './table-frame.ts'

/** Everything that people see of the frame: pages of rows, description, counts and groups. */
export class FrameViews {
  readonly #source: TableFrame
  /** The view asked for last: scrolling asks for the same one again and again. */
  #latest: { key: string; frame: TableFrame } | undefined

  constructor(source: TableFrame) {
    this.#source = source
  }

  /** Rows `start` to `start + count` of those that pass. */
  page(view: FrameView, start: number, count: number): Result<FramePage> {
    const viewed = this.#viewed(view)
    if (!viewed.ok) return viewed
    const { frame, columns } = viewed.value
    const total = rowsOf(frame)
    const from = Math.min(Math.max(0, Math.floor(start)), total)
    const to = Math.min(from + Math.max(0, Math.floor(count)), total)
    // Not `iloc`, which makes a frame of its own, column by column: seconds where there are thousands.
    const records = (frame.values as (number | string | null)[][]).slice(from, to)
    const positions = new Map(frame.columns.map((id, i) => [id, i]))
    const places = columns.map(({ id }) => positions.get(id) ?? -1)
    const rows = records.map((record) => Number(record[positions.get(ROW_ID) ?? -1]))
    const cell = (column: FrameColumn, i: number, r: number) =>
      column.text
        ? column.text(rows[r] ?? -1)
        : shownText(records[r]?.[places[i] ?? -1] ?? null, column)
    return ok({
      names: columns.map(({ name }) => name),
      rows,
      cells: records.map((_, r) => columns.map((column, i) => cell(column, i, r))),
      total,
    })
  }

  /** Count of every column, and moments and range of number columns; `std` is danfojs' (divided by n − 1). */
  describe(view: FrameView): Result<ColumnDescription[]> {
    const viewed = this.#viewed(view)
    if (!viewed.ok) return viewed
    const { frame, columns } = viewed.value
    const total = rowsOf(frame)
    return ok(
      columns.map((column) => {
        const series = total === 0 ? undefined : frame.column(column.id)
        const count = series?.count() ?? 0
        const statistics =
          series === undefined || !column.number || count === 0 ? undefined : series
        return {
          name: column.name,
          count,
          missing: total - count,
          mean: finite(statistics?.mean()),
          std: finite(count > 1 ? statistics?.std() : undefined),
          min: finite(statistics?.min()),
          median: finite(statistics?.median()),
          max: finite(statistics?.max()),
        }
      }),
    )
  }

  /** How often each value occurs, most frequent first; missing cells are left out. */
  valueCounts(view: FrameView, column: string): Result<{ text: string; count: number }[]> {
    const viewed = this.#viewed(view)
    if (!viewed.ok) return viewed
    const found = findColumn(viewed.value, column)
    if (!found.ok) return found
    const keys = safeKeys(viewed.value.frame, found.value).filter((key) => key !== null)
    if (keys.length === 0) return ok([])
    const counts = new Series(keys, { dtypes: ['string'] }).valueCounts()
    const numbers = counts.values as number[]
    return ok(
      counts.index
        .map((key, i) => ({ text: textOfKey(String(key)), count: numbers[i] ?? 0 }))
        .sort(byCount(({ text }) => text)),
    )
  }

  /**
   * Rows by the value of `by` (missing ones left out), largest group first, with the mean of number column `of`,
   * or the share of rows where `of` equals `equals`, both over the rows where `of` is present.
   */
  groupBy(view: FrameView, by: string, of: string, equals: string | undefined): Result<GroupRow[]> {
    const viewed = this.#viewed(view)
    if (!viewed.ok) return viewed
    const key = findColumn(viewed.value, by)
    if (!key.ok) return key
    const answers = answerCells(viewed.value, of, equals)
    if (!answers.ok) return answers
    const pairs = safeKeys(viewed.value.frame, key.value)
      .map((text, i): [string | null, number] => [text, answers.value[i] ?? Number.NaN])
      .filter((pair): pair is [string, number] => pair[0] !== null)
    const counts = grouped(pairs, 'count')
    const means = grouped(
      pairs.filter(([, answer]) => !Number.isNaN(answer)),
      'mean',
    )
    return ok(
      [...counts]
        .map(([group, count]) => ({
          group: textOfKey(group),
          count,
          mean: finite(means.get(group)),
        }))
        .sort(byCount(({ group }) => group)),
    )
  }

  #viewed(view: FrameView): Result<TableFrame> {
    const key = JSON.stringify(view)
    if (this.#latest?.key === key) return ok(this.#latest.frame)
    const derived = withDerived(this.#source, view.derived)
    if (!derived.ok) return derived
    const passing = filtered(derived.value, view.filters)
    if (passing.ok) this.#latest = { key, frame: passing.value }
    return passing
  }
}

function rowsOf(frame: Frame): number {
  return frame.shape[0] ?? 0
}

/** Derived values without the noise of binary fractions (0.1 + 0.2): 12 significant digits. */
function shownText(cell: number | string | null, column: FrameColumn): string | null {
  if (typeof cell !== 'number') return cell
  if (Number.isNaN(cell)) return null
  return String(column.id.startsWith('d') ? Number(cell.toPrecision(12)) : cell)
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value
}

/**
 * The cells as keys that danfojs can count: it counts in a plain object and parses whole numbers at the start of
 * a key, so that "constructor" or "007" would come out wrong; a leading "=" prevents both.
 */
function safeKeys(frame: Frame, column: FrameColumn): (string | null)[] {
  if (rowsOf(frame) === 0) return []
  const cells = frame.column(column.id).values as (number | string | null)[]
  return cells.map((cell) => {
    const text = shownText(cell, column)
    return text === null ? null : `=${text}`
  })
}

function textOfKey(key: string): string {
  return key.slice(1)
}

function answerCells(source: TableFrame, of: string, equals: string | undefined): Result<number[]> {
  if (rowsOf(source.frame) === 0) return ok([])
  if (equals === undefined) {
    const numbers = numberColumn(source, of)
    return numbers.ok ? ok(numbers.value.values as number[]) : numbers
  }
  const column = findColumn(source, of)
  if (!column.ok) return column
  const missing = source.frame.column(column.value.id).isNa().values
  const equal = equalCells(source, column.value, equals).values as boolean[]
  return ok(equal.map((hit, i) => (missing[i] ? Number.NaN : Number(hit))))
}

/** danfojs' groupby over keys `k` and numbers `v`. */
function grouped(pairs: [string, number][], statistic: 'count' | 'mean'): Map<string, number> {
  if (pairs.length === 0) return new Map()
  const frame = new DataFrame(pairs, { columns: ['k', 'v'], dtypes: ['string', 'float32'] })
  const groups = frame.groupby(['k']).col(['v'])
  const result = statistic === 'count' ? groups.count() : groups.mean()
  const values = result.column(`v_${statistic}`).values as number[]
  const keys = result.column('k').values as string[]
  return new Map(keys.map((key, i) => [key, values[i] ?? Number.NaN]))
}

/** Largest count first, then code-point order. */
function byCount<Row extends { count: number }>(
  text: (row: Row) => string,
): (a: Row, b: Row) => number {
  return (a, b) => b.count - a.count || compareCodePoints(text(a), text(b))
}
