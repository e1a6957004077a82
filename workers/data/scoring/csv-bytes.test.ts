import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvWriter, defuseFormula } from '../../../src/domain/csv-text.ts'
import { recordTexts, type Table } from '../../../src/domain/table.ts'
import { readTable } from '../reading/read-table.ts'
import { CsvBytes } from './csv-bytes.ts'
import { MOST_ROWS, recordCells } from './record-cells.ts'

const HOOKS = { signal: new AbortController().signal, onProgress: () => undefined }

/** Cells that are written in ways of their own, and any text. */
const CELL = fc.oneof(
  fc.constantFrom('', '-', '+5', '-0', '0.10', '007', ' 7', '1E3', '1.50e-07', '=1+1', '@a', 'NA'),
  fc.constantFrom(
    'a,b',
    'say "a"',
    'two\nlines',
    '-x',
    "'",
    '是',
    '🌱',
    '\uFEFFx',
    '9007199254740993',
  ),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(6))
    .map(([whole, decimals]) => (whole / 10 ** decimals).toFixed(decimals)),
  fc.string({ unit: 'grapheme' }),
)

function plainCsv(table: Table, rows: readonly number[], defuses: boolean): string {
  const writer = new CsvWriter()
  for (const row of rows) {
    const texts = recordTexts(table, row)
    writer.add(defuses ? texts.map(defuseFormula) : texts)
  }
  return writer.parts().join('')
}

async function bytesCsv(table: Table, rows: readonly number[], defuses: boolean): Promise<string> {
  const csv = new CsvBytes(defuses)
  const records = recordCells(table)
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const taken = Uint32Array.from(rows.slice(from, from + MOST_ROWS))
    records.take(taken)
    taken.forEach((_, k) => {
      records.write(k, csv)
      csv.endRecord()
    })
  }
  // `text` would take a mark off the first cell.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.blob(false).arrayBuffer())
}

async function tableOf(records: readonly (readonly string[])[]): Promise<Table> {
  const writer = new CsvWriter()
  writer.add(['one', 'two', 'three'])
  for (const record of records) writer.add(record)
  const read = await readTable({ name: 'a.csv', blob: new Blob([...writer.parts()]) }, {}, HOOKS)
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.table
}

test('a table is written with the same characters as cell by cell, in any order', async () => {
  const column = fc.oneof(
    fc.constant(CELL),
    fc.constant(fc.integer({ min: -1000, max: 1000 }).map(String)),
    fc.constant(fc.integer({ min: -1e6, max: 1e6 }).map((cents) => (cents / 100).toFixed(2))),
  )
  const table = fc
    .tuple(column, column, column)
    .chain((columns) => fc.array(fc.tuple(...columns), { minLength: 1, maxLength: 20 }))
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), fc.array(fc.nat(30)), async (records, defuses, picks) => {
      const read = await tableOf(records)
      const rows = picks.map((pick) => pick % read.rows)
      expect(await bytesCsv(read, rows, defuses)).toBe(plainCsv(read, rows, defuses))
    }),
    { numRuns: 150 },
  )
})

test('a file of many megabytes is whole', async () => {
  const rows = Array.from({ length: 12_000 }, (_, i) => i)
  const long = 'é, "x" '.repeat(40)
  const read = await tableOf(rows.map((i) => [String(i / 8), `${long}${i}`, i % 3 ? 'a' : '']))
  expect(await bytesCsv(read, rows, true)).toBe(plainCsv(read, rows, true))
})
