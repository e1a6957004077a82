import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import type { Result } from '../../../src/domain/result.ts'
import { namesOf, read, rowsOf } from './reading-for-tests.ts'
import type { ReadTable } from './reading.ts'

export const casesFolder = join(process.env['TERRARIUM_SHARED'] ?? '../shared', 'csv-cases')
export const casesPresent = existsSync(casesFolder)

/** A case of a public suite: what it says a file holds, and what is read. */
export interface SuiteCase {
  name: string
  /** Rows, or objects keyed by column. */
  expected: unknown
  found: unknown
}

type Rows = readonly (readonly unknown[])[]

export function filesOf(suite: string): string[] {
  return casesPresent ? readdirSync(join(casesFolder, suite)).sort() : []
}

export function bytesOf(suite: string, name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(casesFolder, suite, name)))
}

export function jsonOf(suite: string, name: string): unknown {
  return JSON.parse(readFileSync(join(casesFolder, suite, name), 'utf8'))
}

/** Names of the files with an ending, without it. */
export function casesOf(suite: string, ending: string): string[] {
  return filesOf(suite)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
}

/** The cells as texts, by column where the suite does so; the failure's code if there is no table. */
async function readCase(
  suite: string,
  file: string,
  options: ReadingOptions,
  keyed: boolean,
): Promise<unknown> {
  const result = await read(bytesOf(suite, file), options)
  if (!result.ok) return result.failure.code
  const { table } = result.value
  const names = namesOf(table)
  const rows = rowsOf(table).filter((_, row) => !table.unreadable.includes(row))
  return keyed
    ? rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])))
    : rows
}

/** csv-spectrum and csv-test-data: rows or objects, of comma-separated files; of malformed ones, that it is told. */
export function plainCases(suite: string): Promise<SuiteCase[]> {
  const malformed = filesOf(suite).filter((name) => name.startsWith('bad-'))
  return Promise.all([
    ...malformed.map(async (name) => {
      const result = await read(bytesOf(suite, name))
      const isTold = !result.ok || result.value.warnings.length + result.value.problems.length > 0
      return { name, expected: true, found: isTold }
    }),
    ...casesOf(suite, '.expected.json').map(async (name) => {
      const expected = jsonOf(suite, `${name}.expected.json`) as unknown[]
      const keyed = expected.every((row) => !Array.isArray(row))
      const options = { delimiter: ',', headerRows: Number(keyed) }
      return { name, expected, found: await readCase(suite, `${name}.csv`, options, keyed) }
    }),
  ])
}

interface PapaCase {
  config: {
    delimiter?: string
    newline?: '\n' | '\r\n' | '\r'
    quoteChar?: string
    escapeChar?: string
    comments?: unknown
    header?: boolean
    preview?: number
    skipFirstNLines?: number
  }
  expected: { data: unknown[] }
}

/** What PapaParse's settings are here; it guesses nothing but the delimiter. */
function papaOptions({ config }: PapaCase): ReadingOptions {
  const { delimiter, newline, quoteChar, escapeChar, comments, header, skipFirstNLines } = config
  const comment = comments === true ? '#' : typeof comments === 'string' ? comments : ''
  return {
    headerRows: Number(header ?? false),
    preambleRows: Math.max(0, skipFirstNLines ?? 0),
    footerRows: 0,
    quote: quoteChar ?? '"',
    escape: escapeChar ?? quoteChar ?? '"',
    comment,
    ...(delimiter !== undefined && { delimiter }),
    ...(newline !== undefined && { lineEnds: newline }),
  }
}

export function papaCases(): Promise<SuiteCase[]> {
  return Promise.all(
    casesOf('papaparse', '.case.json').map(async (name) => {
      const papa = jsonOf('papaparse', `${name}.case.json`) as PapaCase
      const { data } = papa.expected
      const keyed = papa.config.header === true && !data.some((row) => Array.isArray(row))
      const options = { ...papaOptions(papa), ...(!keyed && { headerRows: 0 }) }
      const found = await readCase('papaparse', `${name}.csv`, options, keyed)
      const { preview } = papa.config
      return {
        name,
        // Kinds are found later: what is read are texts.
        expected: keyed ? data : (data as Rows).map((row) => row.map(textOf)),
        found: Array.isArray(found) ? found.slice(0, preview) : found,
      }
    }),
  )
}

function textOf(value: unknown): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}

interface DuckCase {
  expected: { rows: Rows; order_by: string | null }[]
}

/** Rows as DuckDB prints them, in any order, as numbers and instants where it knows some. */
export function duckCases(): Promise<SuiteCase[]> {
  return Promise.all(
    casesOf('duckdb-auto', '.case.json').map(async (name) => {
      const [wanted] = (jsonOf('duckdb-auto', `${name}.case.json`) as DuckCase).expected
      const rows = wanted?.rows ?? []
      const found = await readCase('duckdb-auto', `${name}.csv`, {}, false)
      const printed = (cells: readonly unknown[]) => cells.map((cell) => printedValue(String(cell)))
      const ours = Array.isArray(found) ? (found as Rows).map(printed) : found
      const expected = rows.map((row) => JSON.stringify(printed(row)))
      if (!Array.isArray(ours)) return { name, expected, found: ours }
      const texts = ours.map((row) => JSON.stringify(row))
      const isLimited = wanted?.order_by?.includes('LIMIT') === true
      return {
        name,
        expected: expected.sort(),
        found: texts.filter((text) => !isLimited || expected.includes(text)).sort(),
      }
    }),
  )
}

function printedValue(text: string): string {
  if (text === 'NULL' || text === '(empty)') return ''
  const trimmed = text.trim()
  return trimmed !== '' && !Number.isNaN(Number(trimmed)) ? String(Number(trimmed)) : trimmed
}

interface CsvwDocument {
  tables: { row: { describes: Record<string, unknown>[] }[] }[]
}

/** CSV on the web: a row as its filled cells by name; the document's minimal form has nothing else. */
export function csvwCases(): Promise<SuiteCase[]> {
  return Promise.all(
    casesOf('w3c-csvw', '.expected.json').map(async (name) => {
      const document = jsonOf('w3c-csvw', `${name}.expected.json`) as CsvwDocument | unknown[]
      const found = await readCase('w3c-csvw', `${name}.csv`, {}, true)
      const filled = (row: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''))
      return {
        name,
        expected: Array.isArray(document)
          ? document
          : document.tables[0]?.row.map(({ describes }) => describes[0]),
        found: Array.isArray(found) ? found.map(filled) : found,
      }
    }),
  )
}

/** Pollock's table as cleaned by hand: names, if there are some, and rows; read without any options. */
export function pollockCases(suite: string): Promise<SuiteCase[]> {
  return Promise.all(
    casesOf(suite, '.parameters.json').map(async (name) => {
      const { header_lines } = jsonOf(suite, `${name}.parameters.json`) as { header_lines: unknown }
      const headerRows = Math.min(1, Number(header_lines))
      const plain = { delimiter: ',', quote: '"', escape: '"', comment: '' }
      const clean = { ...plain, preambleRows: 0, headerRows, footerRows: 0 }
      const [expected, found] = await Promise.all([
        read(bytesOf(suite, `${name}.clean.csv`), clean),
        read(bytesOf(suite, name)),
      ])
      return { name, expected: tidyTable(expected).filter(isNoMadeUpName), found: tidyTable(found) }
    }),
  )
}

/** Where a file has no names, some cleaned ones have "col_0" and so on. */
function isNoMadeUpName(row: readonly string[]): boolean {
  return !row.every((cell) => /^col_\d+$/.test(cell))
}

function tidyTable(result: Result<ReadTable>): string[][] {
  if (!result.ok) return [[result.failure.code]]
  const { table, dialect } = result.value
  const readable = rowsOf(table).filter((_, row) => !table.unreadable.includes(row))
  const names = dialect.headerRows > 0 ? [namesOf(table)] : []
  return [...names, ...readable].map((cells) => cells.map((cell) => cell.trim()))
}
