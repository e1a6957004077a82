import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvWriter } from '../../../src/domain/csv-text.ts'
import { namesOf, rowsOf, tableOf } from './reading-for-tests.ts'

const cell = fc.oneof(
  // Control characters in number make a file binary.
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replaceAll(/\p{C}/gu, '')),
  fc.string({ unit: fc.constantFrom(...Array.from('a1",;\r\n \t')), maxLength: 6 }),
  fc.double().map(String),
  fc.constantFrom('', 'NA', ' 1', '-0', '1e400', '007', "'", '=1+1'),
)

test('what is written is read again exactly', async () => {
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
    )
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const writer = new CsvWriter()
      writer.add(table[0]?.map((_, i) => `x${i}`) ?? [])
      for (const row of table) writer.add(row)
      const options = { delimiter: ',', headerRows: 1, encoding: 'utf-8' }
      expect(rowsOf(await tableOf(new Blob([...writer.parts()]), options))).toEqual(table)
    }),
    { numRuns: 500 },
  )
})

test('how it was written is found, and its names, where cells are what tables hold', async () => {
  const plain = fc.oneof(
    fc.constantFrom('north', 'Ann, Bob', 'say "hi"', 'a\nb', '是', 'é', '', '2024-05-01', 'a b'),
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String),
  )
  const named = fc.integer({ min: 2, max: 6 }).chain((columns) =>
    fc.record({
      names: fc.uniqueArray(
        fc.constantFrom(...'name town 城市 rate sold day note kind'.split(' ')),
        {
          minLength: columns,
          maxLength: columns,
        },
      ),
      rows: fc.array(fc.array(plain, { minLength: columns, maxLength: columns }), {
        minLength: 2,
        maxLength: 20,
      }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(named, async ({ names, rows }) => {
      const writer = new CsvWriter()
      writer.add(names)
      for (const row of rows) writer.add(row)
      const table = await tableOf(new Blob([...writer.parts()]))
      expect(namesOf(table)).toEqual(names)
      expect(rowsOf(table)).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})
