import { encodedReader, numberReader } from './cell-readers.ts'
import type { ResolvedExperiment } from './experiment.ts'
import type { Table } from './table.ts'

/**
 * A number per row, equal for rows that are the same in every input column and in the target. Texts count trimmed,
 * numbers by value, missing cells as equal. Other rows differ but for chance: 53 bits of a hash, so that among
 * a million rows two different ones are taken for equal about once in 20,000 tables.
 * @param targets [rows of the table] as `readTargets` gives them
 * @returns [rows of the table]
 */
export function rowKeys(
  table: Table,
  { columns, targetIndex }: ResolvedExperiment,
  targets: Float64Array,
): Float64Array {
  const high = new Uint32Array(table.rows)
  const low = new Uint32Array(table.rows)
  for (const { index, role, kind, missing } of columns) {
    const column = table.columns[index]
    if (role !== 'feature' || index === targetIndex || !column) continue
    const texts = new Map<string, number>()
    const read =
      kind === 'number'
        ? numberReader(column, missing)
        : encodedReader(column, missing, (text) => (text === undefined ? -1 : idOf(texts, text)))
    addColumn(high, low, read)
  }
  addColumn(high, low, (row) => targets[row] as number)
  return Float64Array.from(high, (bits, row) => bits * 2 ** 21 + ((low[row] as number) >>> 11))
}

/**
 * How many rows with a target are the same as one before them.
 * @param targets [rows of the table] as `readTargets` gives them
 */
export function countDuplicates(
  table: Table,
  resolved: ResolvedExperiment,
  targets: Float64Array,
): number {
  const keys = rowKeys(table, resolved, targets).filter((_, row) => !Number.isNaN(targets[row]))
  keys.sort()
  return keys.reduce((count, key, i) => count + (i > 0 && keys[i - 1] === key ? 1 : 0), 0)
}

function idOf(texts: Map<string, number>, text: string): number {
  const known = texts.get(text)
  if (known !== undefined) return known
  const id = textHash(text)
  texts.set(text, id)
  return id
}

/** 52 bits of a text: two FNV-1a-like hashes over its UTF-16 units. */
function textHash(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return (scramble(a) >>> 6) * 2 ** 26 + (scramble(b) >>> 6)
}

function addColumn(high: Uint32Array, low: Uint32Array, read: (row: number) => number): void {
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < high.length; row++) {
    const value = read(row)
    // One pattern of bits for every NaN, and for both zeros.
    number[0] = Number.isNaN(value) ? Number.NaN : value === 0 ? 0 : value
    const bits = scramble((words[0] as number) ^ scramble(words[1] as number))
    high[row] = scramble(Math.imul(high[row] as number, 31) ^ bits)
    low[row] = scramble(Math.imul(low[row] as number, 0x9e3779b1) + (words[0] as number)) ^ bits
  }
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain). */
function scramble(value: number): number {
  let x = value >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
