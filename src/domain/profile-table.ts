import { choiceFor, markersOf } from './column-choice.ts'
import { inferKind, reinterpretColumn } from './column-kind.ts'
import { columnWarnings, suggestedRole } from './column-warnings.ts'
import type { ColumnChoice } from './experiment.ts'
import { mostLevels } from './most-levels.ts'
import { summarizeNumbers } from './number-summary.ts'
import type { ColumnProfile, LevelCount, TableProfile, TableWarning } from './profile.ts'
import { ok, type Result } from './result.ts'
import type { Column, ColumnKind, Table } from './table.ts'
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
 * Fails with `notANumber` or `notBoolean` where a chosen kind does not fit.
 * @param table as it was read, not as profiled before
 * @param choices kinds and missing markers by column name; names that the table lacks are passed over
 * @param warnings what reading had to say about the whole
 */
export function profileTable(
  table: Table,
  choices: Record<string, ColumnChoice> = {},
  warnings: TableWarning[] = [],
): Result<ProfiledTable> {
  const columns: Column[] = []
  const profiles: ColumnProfile[] = []
  for (const [index, read] of table.columns.entries()) {
    const choice = choiceFor(choices, read.name)
    const markers = markersOf(choice)
    const kind = choice.kind ?? inferKind(read, markers)
    const column = reinterpretColumn(read, kind, markers)
    if (!column.ok) return column
    columns.push(column.value)
    profiles.push(profileColumn(column.value, { index, kind, markers, rows: table.rows }))
  }
  return ok({
    profile: { rows: table.rows, skipped: table.unreadable.length, columns: profiles, warnings },
    table: { ...table, columns },
  })
}

interface ColumnContext {
  index: number
  kind: ColumnKind
  markers: readonly string[]
  rows: number
}

function profileColumn(column: Column, context: ColumnContext): ColumnProfile {
  const { index, kind, rows } = context
  const counted = countColumn(column, context)
  const { present, distinct } = counted
  const base = { index, name: column.name, kind, missing: rows - present, distinct }
  const number = counted.values && summarizeNumbers(counted.values)
  const described = { ...base, ...(number && { number }) }
  const facts = { ...described, rows, tooLarge: counted.values?.tooLarge ?? 0 }
  const warnings = columnWarnings(facts)
  return {
    ...described,
    role: suggestedRole(facts, warnings),
    topValues: counted.topValues,
    ...(counted.levels && { levels: counted.levels }),
    warnings,
  }
}

interface CountedColumn {
  present: number
  distinct: number
  topValues: LevelCount[]
  levels?: LevelCount[]
  /** Of a number column. */
  values?: ValueCounts
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
  const distinct = counts.texts.length
  return {
    present: counts.total,
    distinct,
    topValues: topLevels(counts, MOST_TOP_VALUES),
    ...(distinct <= mostLevels(kind, rows) && { levels: sortedLevels(counts) }),
  }
}
