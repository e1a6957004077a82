import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvWriter } from '../../../src/domain/csv-text.ts'
import { rowsOf, tableOf } from './reading-for-tests.ts'

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
