import { decimalValue } from '../../../src/domain/decimal-text.ts'
import { findNumberFormat, formattedValue } from '../../../src/domain/number-format.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { cellText, isMissingText, type Column, type Table } from '../../../src/domain/table.ts'
import {
  MOST_VALUES,
  type CampaignColumn,
  type CampaignFile,
} from '../../../src/domain/targeting/campaign-question.ts'

/** The apostrophe that our own files put before what a spreadsheet would run. */
const DEFUSED = /^'(?=[=+\-@\t\r\0])/

/** What can be asked of a table of a finished campaign. */
export function campaignFile(name: string, table: Table): CampaignFile {
  const columns = table.columns.map((column) => campaignColumn(column, table.rows))
  return { name, rows: table.rows - table.unreadable.length, columns }
}

function campaignColumn(column: Column, rows: number): CampaignColumn {
  const counts = new Map<string, number>()
  let numeric = true
  let few = true
  for (let row = 0; row < rows && (few || numeric); row++) {
    const text = valueText(column, row)
    if (isMissingText(text)) continue
    numeric &&= !Number.isNaN(decimalValue(text))
    if (!few) continue
    counts.set(text, (counts.get(text) ?? 0) + 1)
    few = counts.size <= MOST_VALUES
  }
  const values = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
  return {
    name: column.name,
    distinct: counts.size,
    values: few ? values : [],
    numeric: numeric && counts.size > 0,
    amounts: numbersOf(column, rows).ok,
  }
}

/** The cell without blanks around it, and as it was before our own file made it harmless. */
export function valueText(column: Column, row: number): string {
  return cellText(column, row).trim().replace(DEFUSED, '')
}

export function columnNamed({ columns }: Table, name: string): Result<Column> {
  const found = columns.find((column) => column.name === name)
  return found ? ok(found) : fail('columnMissing', { column: name })
}

/** [rows] Numbers as people write them, NaN where missing. Fails with `notANumberColumn`. */
export function numbersOf(column: Column, rows: number): Result<Float64Array> {
  const { cells } = column
  if (cells.storage === 'number' && !cells.written) return ok(cells.values)
  const texts = Array.from({ length: rows }, (_, row) => valueText(column, row))
  const present = [...new Set(texts)].filter((text) => !isMissingText(text))
  const format = findNumberFormat(present, { lenient: true })
  if (format === undefined) return fail('notANumberColumn', { column: column.name })
  return ok(
    Float64Array.from(texts, (text) =>
      isMissingText(text) ? Number.NaN : formattedValue(text, format),
    ),
  )
}
