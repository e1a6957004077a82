import { choiceFor, markersOf } from './column-choice.ts'
import { columnWarnings, suggestedRole } from './column-warnings.ts'
import { disguisedNumbers, disguisedWords } from './disguised-missing.ts'
import type { ColumnChoice } from './experiment.ts'
import { interpretColumn, type InterpretedColumn } from './interpret-column.ts'
import { mostLevels } from './most-levels.ts'
import { summarizeNumbers } from './number-summary.ts'
import type { DecimalMark, FoundFormat } from './number-format.ts'
import { isPersonalNumber } from './privacy/personal-number.ts'
import type {
  DisguisedMissing,
  ColumnProfile,
  LevelCount,
  TableProfile,
  TableWarning,
} from './profile.ts'
import { ok, type Result } from './result.ts'
import type { Column, Table } from './table.ts'
import { summarizeTexts } from './text/free-text.ts'
import {
  countPlainNumbers,
  countTexts,
  sortedLevels,
  topLevels,
  type TextCounts,
} from './text-counts.ts'
import { countValues, mostFrequent, type ValueCounts } from './value-counts.ts'

const MOST_TOP_VALUES = 12

export interface ProfiledTable {
  profile: TableProfile
  /** The table with each column stored as its kind wants it; columns that fit already are shared, not copied. */
  table: Table
}

/**
 * Looks at every row of every column: kind, missing, distinct, statistics, warnings, and a suggested role
 * (what a person chose as a role is left to `resolveExperiment`).
 * Fails with `notANumber`, `notBoolean` or `notADate` where a chosen kind does not fit.
 * @param table as it was read, not as profiled before
 * @param choices kinds and missing markers by column name; names that the table lacks are passed over
 * @param warnings what reading had to say about the whole
 * @param decimal what a person said about the numbers of the whole table
 */
export function profileTable(
  table: Table,
  choices: Record<string, ColumnChoice> = {},
  warnings: TableWarning[] = [],
  decimal?: DecimalMark,
): Result<ProfiledTable> {
  const interpreted = interpretTable(table, choices, decimal)
  if (!interpreted.ok) return interpreted
  const profiles = interpreted.value.map((column, index) => {
    const markers = markersOf(choiceFor(choices, column.column.name))
    return profileColumn({ ...column, index, markers, rows: table.rows })
  })
  return ok({
    profile: { rows: table.rows, skipped: table.unreadable.length, columns: profiles, warnings },
    table: { ...table, columns: interpreted.value.map(({ column }) => column) },
  })
}

/** The decimal mark of the columns whose numbers can be read in one way only; undefined if none says so. */
export function decidedDecimal(
  columns: readonly { format?: FoundFormat }[],
): DecimalMark | undefined {
  return columns.find(({ format }) => format?.certain === true && /[.,]/.test(format.example.text))
    ?.format?.decimal
}

/** Columns whose numbers can be read in two ways follow the person, else those that can be read in one only. */
function interpretTable(
  table: Table,
  choices: Record<string, ColumnChoice>,
  chosen: DecimalMark | undefined,
): Result<InterpretedColumn[]> {
  const columns: InterpretedColumn[] = []
  for (const read of table.columns) {
    const column = interpretColumn(read, choiceFor(choices, read.name))
    if (!column.ok) return column
    columns.push(column.value)
  }
  const hint = chosen ?? decidedDecimal(columns)
  if (hint === undefined) return ok(columns)
  for (const [index, { column, format }] of columns.entries()) {
    const read = table.columns[index]
    const choice = choiceFor(choices, column.name)
    const isOpen = format?.certain === false && format.decimal !== hint
    const mayMeanThousands =
      chosen === 'comma' && choice.numberFormat === undefined && hasDecimals(column)
    if (!read || !(isOpen || mayMeanThousands)) continue
    const asked: ColumnChoice = mayMeanThousands ? { ...choice, numberFormat: hint } : choice
    const again = interpretColumn(read, asked, hint)
    if (again.ok) columns[index] = again.value
  }
  return ok(columns)
}

/** Numbers in plain decimals with a point, which may part thousands instead. */
function hasDecimals({ cells }: Column): boolean {
  return (
    cells.storage === 'number' &&
    cells.written === undefined &&
    cells.values.some((value) => !Number.isNaN(value) && !Number.isInteger(value))
  )
}

interface ColumnContext extends InterpretedColumn {
  index: number
  markers: readonly string[]
  rows: number
}

function profileColumn(context: ColumnContext): ColumnProfile {
  const { column, index, kind, format, dates, code, rows } = context
  const counted = countColumn(column, context)
  const { present, distinct } = counted
  const base = {
    ...{ index, name: column.name, kind, missing: rows - present, distinct },
    ...(format && { format }),
    ...(dates && { dates: { ...dates, ...timeRange(column) } }),
  }
  const number = counted.values && summarizeNumbers(counted.values)
  const disguised = disguisedIn(column, counted)
  const text = kind === 'text' ? summarizeTexts(column, context.markers) : undefined
  const described = { ...base, ...(number && { number }), ...(text && { text }) }
  const tooLarge = counted.values?.tooLarge ?? 0
  const personalNumber = isPersonalNumber({ ...base, topValues: counted.topValues })
  const facts = { ...described, rows, tooLarge, personalNumber, ...(code && { code }) }
  const warnings = columnWarnings(facts)
  return {
    ...described,
    role: suggestedRole(facts, warnings),
    topValues: counted.topValues,
    ...(counted.levels && { levels: counted.levels }),
    ...(disguised.length > 0 && { disguised }),
    warnings,
  }
}

function timeRange({ cells }: Column): { earliest: number; latest: number; inOrder?: true } {
  let earliest = Infinity
  let latest = -Infinity
  let [rises, falls] = [false, false]
  let before = Number.NaN
  for (const time of cells.storage === 'number' ? cells.values : []) {
    if (Number.isNaN(time)) continue
    if (time < earliest) earliest = time
    if (time > latest) latest = time
    rises ||= time > before
    falls ||= time < before
    before = time
  }
  return { earliest, latest, ...(rises !== falls && { inOrder: true }) }
}

interface CountedColumn {
  present: number
  distinct: number
  topValues: LevelCount[]
  levels?: LevelCount[]
  /** Of a number column. */
  values?: ValueCounts
  /** Of a category or free text. */
  texts?: TextCounts
}

function disguisedIn(column: Column, { values, texts }: CountedColumn): DisguisedMissing[] {
  if (values) return disguisedNumbers(column, values)
  return texts ? disguisedWords(texts) : []
}

function countColumn(column: Column, context: ColumnContext): CountedColumn {
  const { kind, rows } = context
  const { cells } = column
  if (kind === 'number' && cells.storage === 'number') {
    const values = countValues(cells.values)
    const distinct = values.values.length
    if (distinct > mostLevels(kind, rows)) {
      return {
        present: values.total,
        distinct,
        topValues: mostFrequent(values, MOST_TOP_VALUES),
        values,
      }
    }
    const counts = countPlainNumbers(cells, values) ?? countTexts(column, context.markers)
    return { ...levelsOf(counts, context), present: values.total, distinct, values }
  }
  return levelsOf(countTexts(column, context.markers), context)
}

function levelsOf(counts: TextCounts, { kind, rows }: ColumnContext): CountedColumn {
  const { distinct } = counts
  return {
    present: counts.total,
    distinct,
    topValues: topLevels(counts, MOST_TOP_VALUES),
    ...(distinct <= mostLevels(kind, rows) && { levels: sortedLevels(counts) }),
    ...((kind === 'category' || kind === 'text') && { texts: counts }),
  }
}
