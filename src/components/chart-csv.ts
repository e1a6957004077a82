import { plainFileStem } from '../domain/plain-file-name.ts'
import { CsvWriter, defuseFormula } from '../domain/csv-text.ts'
import type { ChartTable, CsvValue } from './chart-table.ts'

/**
 * The table beside a chart as a CSV file: numbers with all their digits and a decimal point, whatever the language;
 * texts that a spreadsheet would run as formulas defused. A byte order mark tells spreadsheets that words with
 * other letters than ASCII are UTF-8.
 */
export function chartCsv({ columns, count, row, values = row }: ChartTable): Blob {
  const writer = new CsvWriter()
  writer.add(columns.map(defuseFormula))
  for (let index = 0; index < count; index++) writer.add(values(index).map(written))
  return new Blob(['\uFEFF', ...writer.parts()], { type: 'text/csv' })
}

function written(value: CsvValue): string {
  if (typeof value === 'string') return defuseFormula(value)
  return value === null || !Number.isFinite(value) ? '' : String(value)
}

/** "Spring customers.csv", "How it learnt" and "png" give "spring-customers-how-it-learnt.png". */
export function chartFileName(subject: string, title: string, extension: string): string {
  const words = `${subject.replace(/\.[a-z0-9]{1,8}$/i, '')} ${title}`
  return `${plainFileStem(words, 'chart')}.${extension}`
}
