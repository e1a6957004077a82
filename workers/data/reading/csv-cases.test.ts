import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { namesOf, read, rowsOf, tableOf } from './reading-for-tests.ts'

const folder = join(process.env['TERRARIUM_SHARED'] ?? '../shared', 'csv-cases')
const present = existsSync(folder)

function filesOf(suite: string): string[] {
  return present ? readdirSync(join(folder, suite)).sort() : []
}

function bytesOf(suite: string, name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(folder, suite, name)))
}

function jsonOf(suite: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, suite, name), 'utf8'))
}

function casesOf(suite: string, ending: string): string[] {
  return filesOf(suite)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
}

describe.skipIf(!present)(`conformance suites in ${folder}, skipped where absent`, () => {
  test.each(casesOf('csv-spectrum', '.expected.json'))('csv-spectrum: %s', async (name) => {
    const table = await tableOf(bytesOf('csv-spectrum', `${name}.csv`))
    const objects = rowsOf(table).map((cells) =>
      Object.fromEntries(namesOf(table).map((column, i) => [column, cells[i]])),
    )
    expect(objects).toEqual(jsonOf('csv-spectrum', `${name}.expected.json`))
  })

  // A file of one record is a header without rows here, with one row in the suite.
  const withRows = casesOf('csv-test-data', '.expected.json').filter(
    (name) => (jsonOf('csv-test-data', `${name}.expected.json`) as unknown[]).length > 1,
  )
  test.each(withRows)('csv-test-data: %s', async (name) => {
    const expected = jsonOf('csv-test-data', `${name}.expected.json`)
    const isObjects = (expected as unknown[]).every((row) => !Array.isArray(row))
    const table = await tableOf(bytesOf('csv-test-data', `${name}.csv`), {
      delimiter: ',',
      header: isObjects,
    })
    const rows = rowsOf(table)
    const objects = rows.map((cells) =>
      Object.fromEntries(namesOf(table).map((column, i) => [column, cells[i]])),
    )
    expect(isObjects ? objects : rows).toEqual(expected)
  })

  // PapaParse's other cases are about its options, blank lines as rows, and its repair of stray quotes.
  interface PapaCase {
    config: Record<string, unknown>
    expected: { data: unknown[][]; errors: unknown[] }
  }
  const papaparse = casesOf('papaparse', '.case.json').filter((name) => {
    const { config, expected } = jsonOf('papaparse', `${name}.case.json`) as PapaCase
    const rows = expected.data
    return (
      Object.keys(config).every((key) => key === 'delimiter') &&
      ['undefined', ',', ';', '\t', '|'].includes(String(config['delimiter'])) &&
      expected.errors.length === 0 &&
      rows.length > 0 &&
      rows.every((row) => Array.isArray(row) && row.length === rows[0]?.length) &&
      rows.every((row) => row.length > 1 || row[0] !== '')
    )
  })
  test.each(papaparse)('papaparse: %s', async (name) => {
    const { config, expected } = jsonOf('papaparse', `${name}.case.json`) as PapaCase
    const delimiter = typeof config['delimiter'] === 'string' ? config['delimiter'] : ','
    const table = await tableOf(bytesOf('papaparse', `${name}.csv`), { delimiter, header: false })
    expect(rowsOf(table)).toEqual(expected.data)
  })

  test('every file of every suite ends in a result', async () => {
    let files = 0
    for (const suite of readdirSync(folder, { withFileTypes: true })) {
      if (!suite.isDirectory()) continue
      for (const name of filesOf(suite.name)) {
        expect(typeof (await read(bytesOf(suite.name, name))).ok, name).toBe('boolean')
        files++
      }
    }
    expect(files).toBeGreaterThan(400)
  }, 60_000)

  test('delimiter and first row of real open-data files are found', async () => {
    const names = casesOf('pollock-survey', '.parameters.json')
    const found = { delimiter: 0, rows: 0, all: 0 }
    for (const name of names) {
      const { delimiter, preamble_lines, header_lines } = jsonOf(
        'pollock-survey',
        `${name}.parameters.json`,
      ) as Record<string, string>
      const result = await read(bytesOf('pollock-survey', name))
      if (!result.ok) continue
      const { dialect, warnings } = result.value
      expect(warnings, name).not.toContain('badEncoding')
      found.all++
      if (dialect.delimiter === delimiter) found.delimiter++
      const expected = Number(preamble_lines) + Number(header_lines)
      // Blank lines are no rows.
      const lines = new TextDecoder().decode(bytesOf('pollock-survey', name)).split(/\r\n?|\n/)
      const blank = lines.slice(0, expected).filter((line) => line.trim() === '').length
      if (dialect.preambleRows + dialect.headerRows + blank === expected) found.rows++
    }
    expect(found.all).toBeGreaterThan(40)
    // One has its delimiter described wrongly; it holds semicolons.
    expect(found.all - found.delimiter).toBeLessThan(2)
    // One has three rows of names with gaps, of which the first is taken for a title.
    expect(found.all - found.rows).toBeLessThan(2)
  })
})
