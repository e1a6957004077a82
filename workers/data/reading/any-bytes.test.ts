import fc from 'fast-check'
import { gzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import { rowsOf, read } from './reading-for-tests.ts'

/** Milliseconds in which a few hundred bytes are read or refused, on a machine that is busy. */
const PATIENCE = 5000

const bytesOf = (text: string) => new TextEncoder().encode(text)

const text = fc
  .string({ unit: fc.constantFrom(...Array.from('a1",;\t|\r\n \'é\0是')), maxLength: 200 })
  .map(bytesOf)
const anything = fc.oneof(fc.uint8Array({ maxLength: 300 }), text)

/** What files of other formats begin with, and byte order marks. */
const head = fc
  .constantFrom(
    ...['PK\x03\x04', 'PK\x05\x06', '\x1f\x8b\x08', 'PAR1', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ...['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff', 'sep=;\n', '"', '%PDF-1.7', '<html>', '{"a":1}'],
  )
  .map((characters) => Uint8Array.from(characters, (character) => character.charCodeAt(0)))

function joined(...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

const files = fc.oneof(
  anything.map((bytes) => joined(bytes)),
  fc.tuple(head, anything).map(([first, rest]) => joined(first, rest)),
  // A Parquet file says at its end how long its description is.
  anything.map((bytes) => joined(bytesOf('PAR1'), bytes, bytesOf('PAR1'))),
  anything.map((bytes) => joined(gzipSync(bytes))),
  anything.map((bytes) => joined(zipSync({ 'a.csv': bytes }))),
  anything.map((bytes) =>
    joined(zipSync({ '[Content_Types].xml': bytes, 'xl/workbook.xml': bytes })),
  ),
)

const options: fc.Arbitrary<ReadingOptions> = fc.record(
  {
    delimiter: fc.constantFrom(',', ';', '\t', '"', '\n', 'a'),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'gb18030', 'windows-1252'),
    quote: fc.constantFrom('"', "'", '', ','),
    preambleRows: fc.integer({ min: 0, max: 5 }),
    header: fc.boolean(),
    sheet: fc.constantFrom('a.csv', 'Sheet1'),
  },
  { requiredKeys: [] },
)

test('whatever the bytes and the options, reading ends soon, in a whole table or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(files, options, async (bytes, chosen) => {
      const began = performance.now()
      const result = await read(bytes, chosen)
      expect(performance.now() - began).toBeLessThan(PATIENCE)
      if (!result.ok) expect(result.failure.code).toMatch(/^[a-zA-Z]+$/)
      else for (const row of rowsOf(result.value.table)) expect(row.every(isText)).toBe(true)
    }),
    { numRuns: 600 },
  )
})

function isText(cell: unknown): boolean {
  return typeof cell === 'string'
}
