import { numberReader } from './cell-readers.ts'
import type { Features } from './features.ts'
import type { FittedNumber } from './recipe.ts'
import type { Column } from './table.ts'

const BARS = 24

/** How the numbers of a column lie before and after preparation: counts in bars of equal width. */
export interface ColumnShape {
  before: number[]
  after: number[]
}

/**
 * @param rows which rows to look at; those without a number count for nothing
 * @param features of these rows
 * @returns undefined for bins, and where there is no number
 */
export function columnShape(
  { offset, missing, edges }: FittedNumber,
  column: Column,
  rows: Uint32Array,
  { numberInputs, numbers }: Features,
): ColumnShape | undefined {
  const place = numberInputs.indexOf(offset)
  if (edges !== undefined || place < 0) return undefined
  const read = numberReader(column, missing)
  const known = Array.from(rows, (row, i) => [read(row), i] as const).filter(
    ([value]) => !Number.isNaN(value),
  )
  if (known.length === 0) return undefined
  return {
    before: barsOf(known.map(([value]) => value)),
    after: barsOf(known.map(([, i]) => numbers[i * numberInputs.length + place] as number)),
  }
}

function barsOf(values: number[]): number[] {
  const bars = new Array<number>(BARS).fill(0)
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  const width = (high - low) / BARS
  for (const value of values) {
    const bar = width > 0 ? Math.min(BARS - 1, Math.floor((value - low) / width)) : BARS >> 1
    bars[bar] = (bars[bar] as number) + 1
  }
  return bars
}
