import { readdirSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { differences } from './csv-cases-differences.ts'
import {
  bytesOf,
  casesFolder,
  casesOf,
  casesPresent,
  csvwCases,
  duckCases,
  filesOf,
  jsonOf,
  papaCases,
  plainCases,
  pollockCases,
  type SuiteCase,
} from './csv-cases-for-tests.ts'
import { read } from './reading-for-tests.ts'

/** Encodings that have the characters of these at the same places. */
const WIDER: Readonly<Record<string, string>> = { ascii: 'utf-8', latin1: 'windows-1252' }

interface Suite {
  suite: string
  /** So many cases at the least. */
  least: number
  run: (suite: string) => Promise<SuiteCase[]>
}

const SUITES: readonly Suite[] = [
  { suite: 'csv-spectrum', least: 6, run: plainCases },
  { suite: 'csv-test-data', least: 11, run: plainCases },
  { suite: 'papaparse', least: 76, run: papaCases },
  { suite: 'duckdb-auto', least: 17, run: duckCases },
  { suite: 'w3c-csvw', least: 5, run: csvwCases },
  { suite: 'pollock-survey', least: 45, run: pollockCases },
  { suite: 'pollock-polluted', least: 42, run: pollockCases },
]

describe.skipIf(!casesPresent)(`conformance suites in ${casesFolder}, skipped where absent`, () => {
  test.each(SUITES)(
    '$suite: all but the listed cases are read as it says',
    async ({ suite, least, run }) => {
      const cases = await run(suite)
      expect(cases.length).toBeGreaterThanOrEqual(least)
      const different = cases.filter(({ expected, found }) => !isDeepStrictEqual(found, expected))
      const listed = differences.filter((one) => one.suite === suite).flatMap((one) => one.cases)
      expect(different.map(({ name }) => name).sort()).toEqual([...listed].sort())
    },
    60_000,
  )

  test('every file of every suite ends in a result', async () => {
    let files = 0
    for (const suite of readdirSync(casesFolder, { withFileTypes: true })) {
      if (!suite.isDirectory()) continue
      for (const name of filesOf(suite.name)) {
        expect(typeof (await read(bytesOf(suite.name, name))).ok, name).toBe('boolean')
        files++
      }
    }
    expect(files).toBeGreaterThan(400)
  }, 60_000)

  test('delimiter, encoding and first row of real open-data files are found', async () => {
    const missed: string[] = []
    for (const name of casesOf('pollock-survey', '.parameters.json')) {
      const { delimiter, encoding, preamble_lines, header_lines } = jsonOf(
        'pollock-survey',
        `${name}.parameters.json`,
      ) as Record<'delimiter' | 'encoding' | 'preamble_lines' | 'header_lines', string>
      const result = await read(bytesOf('pollock-survey', name))
      if (!result.ok) {
        missed.push(`${name}: ${result.failure.code}`)
        continue
      }
      const { dialect } = result.value
      const expected = Number(preamble_lines) + Number(header_lines)
      // Blank lines are no rows.
      const lines = new TextDecoder().decode(bytesOf('pollock-survey', name)).split(/\r\n?|\n/)
      const blank = lines.slice(0, expected).filter((line) => line.trim() === '').length
      if (dialect.delimiter !== delimiter) missed.push(`${name}: delimiter`)
      if (dialect.preambleRows + dialect.headerRows + blank !== expected)
        missed.push(`${name}: rows`)
      if (dialect.encoding !== (WIDER[encoding] ?? encoding)) missed.push(`${name}: encoding`)
    }
    expect(missed).toEqual([
      // Described as latin1; its pound sign is UTF-8.
      'Sustainability_-_Water_consumption_P_56.csv: encoding',
      // These two hold nothing, and names only.
      'locations-1998.csv: emptyFile',
      'scottish_law_commission-2011-03-31-organogram-junior.csv: headerOnly',
      // Described as cut by commas; it holds semicolons.
      'vissim_data_conf2473_i7_v1987.csv: delimiter',
    ])
  })
})
