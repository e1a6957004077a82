import { choiceFor, markersOf } from './column-choice.ts'
import { dateText } from './date-format.ts'
import type { ColumnChoice } from './experiment.ts'
import type { ColumnProfile, NumberSummary, TableProfile } from './profile.ts'
import { cellText, isMissingText, type Column, type Table, type TextCells } from './table.ts'

/** How each column's values spread, and how the answer spreads over them: the small charts. */
export interface ColumnSpread {
  index: number
  bins: SpreadBin[]
}

interface SpreadBin {
  /** The value, or "low … high" of an interval; empty for "all others", which come last. */
  label: string
  /** Rows; missing cells are in no bin. */
  count: number
  /** Rows among them whose target is the positive value. */
  positive: number
}

const BINS = 20
const SHOWN_LEVELS = 6

/**
 * Numbers in 20 bins of equal width from min to max (the last one closed), or one bin per value if there are at
 * most 20 whole ones; free texts so by their length; the other kinds in their six most frequent levels and the rest.
 * No bins without a value.
 * @param table @param profile from the same call of `profileTable`
 * @param positive undefined: nothing is counted as positive
 * @param choices those that the profile was made with
 */
export function columnSpread(
  table: Table,
  profile: TableProfile,
  target: string,
  positive: string | undefined,
  choices: Record<string, ColumnChoice> = {},
): ColumnSpread[] {
  const isPositive = positiveRows(table, target, positive)
  return profile.columns.map((described) => {
    const { index } = described
    const column = table.columns[index]
    if (!column || described.distinct === 0) return { index, bins: [] }
    const { cells } = column
    const markers = markersOf(choiceFor(choices, described.name))
    if (cells.storage === 'number') {
      return { index, bins: numberBins(cells.values, rangeOf(described), isPositive) }
    }
    const bins =
      described.kind === 'text'
        ? lengthBins(cells, markers, isPositive)
        : levelBins(cells, described, markers, isPositive)
    return { index, bins }
  })
}

/** [rows] 1 where the target's trimmed text is `positive`. */
function positiveRows(table: Table, target: string, positive: string | undefined): Uint8Array {
  const marks = new Uint8Array(table.rows)
  const column = table.columns.find(({ name }) => name === target)
  if (!column || positive === undefined) return marks
  const matches = positiveTest(column, positive)
  for (let row = 0; row < table.rows; row++) marks[row] = matches(row) ? 1 : 0
  return marks
}

function positiveTest(column: Column, positive: string): (row: number) => boolean {
  const { cells } = column
  if (cells.storage === 'number') return (row) => cellText(column, row).trim() === positive
  const matches = cells.dictionary.map((text) => text.trim() === positive)
  return (row) => matches[cells.codes[row] ?? -1] === true
}

interface SpreadRange {
  number: Pick<NumberSummary, 'min' | 'max' | 'integer'> | undefined
  distinct: number
  /** Of an end of a bin. */
  label: (value: number) => string
  /** Of one value. */
  exact: (value: number) => string
}

function rangeOf({ number, dates, distinct }: ColumnProfile): SpreadRange {
  if (!dates) return { number, distinct, label: rounded, exact: String }
  const { earliest: min, latest: max } = dates
  return { number: { min, max, integer: true }, distinct, label: dateText, exact: dateText }
}

function numberBins(
  values: Float64Array,
  { number, distinct, label, exact }: SpreadRange,
  isPositive: Uint8Array,
): SpreadBin[] {
  if (!number) return []
  if (distinct === 1 || (number.integer && distinct <= BINS)) {
    return valueBins(values, number, isPositive, exact)
  }
  const { min, max } = number
  // Halves, because max − min itself may overflow for the largest numbers allowed.
  const width = (max / 2 - min / 2) / (BINS / 2)
  const bins = Array.from({ length: BINS }, (_, k) => ({
    label: `${label(min + k * width)} … ${label(k === BINS - 1 ? max : min + (k + 1) * width)}`,
    count: 0,
    positive: 0,
  }))
  values.forEach((value, row) => {
    const k = Math.min(Math.floor((value - min) / width), BINS - 1)
    addTo(value <= max ? bins[k] : undefined, isPositive[row])
  })
  return bins
}

/** One bin per value, ascending. */
function valueBins(
  values: Float64Array,
  { min, max }: Pick<NumberSummary, 'min' | 'max'>,
  isPositive: Uint8Array,
  label: (value: number) => string,
): SpreadBin[] {
  const bins = new Map<number, SpreadBin>()
  values.forEach((value, row) => {
    if (!(value >= min && value <= max)) return
    let bin = bins.get(value)
    if (!bin) bins.set(value, (bin = { label: label(value), count: 0, positive: 0 }))
    addTo(bin, isPositive[row])
  })
  return Array.from(bins)
    .sort(([a], [b]) => a - b)
    .map(([, bin]) => bin)
}

/** Free texts by their number of characters. */
function lengthBins(
  { codes, dictionary }: TextCells,
  markers: readonly string[],
  isPositive: Uint8Array,
): SpreadBin[] {
  const lengths = dictionary.map((text) =>
    isMissingText(text, markers) ? Number.NaN : text.trim().length,
  )
  const known = lengths.filter((length) => !Number.isNaN(length))
  const number = {
    min: known.reduce((least, length) => Math.min(least, length), Infinity),
    max: known.reduce((most, length) => Math.max(most, length), 0),
    integer: true,
  }
  const range = { number, distinct: new Set(known).size, label: rounded, exact: String }
  return numberBins(
    Float64Array.from(codes, (code) => lengths[code] ?? Number.NaN),
    range,
    isPositive,
  )
}

function levelBins(
  { codes, dictionary }: TextCells,
  { topValues, distinct }: ColumnProfile,
  markers: readonly string[],
  isPositive: Uint8Array,
): SpreadBin[] {
  const shown = topValues.slice(0, SHOWN_LEVELS).map(({ text }) => text)
  const labels = distinct > shown.length ? [...shown, ''] : shown
  const bins = labels.map((label) => ({ label, count: 0, positive: 0 }))
  const others = bins[shown.length]
  const binOf = dictionary.map((text) => {
    if (isMissingText(text, markers)) return undefined
    const place = shown.indexOf(text.trim())
    return place === -1 ? others : bins[place]
  })
  codes.forEach((code, row) => {
    addTo(binOf[code], isPositive[row])
  })
  return bins
}

function addTo(bin: SpreadBin | undefined, positive: number | undefined): void {
  if (!bin) return
  bin.count++
  bin.positive += positive ?? 0
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)))
}
