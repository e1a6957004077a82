import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import { previewTable } from './preview-table.ts'

async function previewOf(content: BlobPart, options: ReadingOptions = {}) {
  const source = { name: 'a.csv', blob: new Blob([content]) }
  const preview = await previewTable(source, options, new AbortController().signal)
  if (!preview.ok) throw new Error(JSON.stringify(preview.failure))
  return preview.value
}

const LONG = `name;price;n\n${Array.from({ length: 50_000 }, (_, i) => `item ${i};1.${String(i % 900).padStart(3, '0')};${i}`).join('\n')}\nTotal;;9`

describe('the beginning of a file', () => {
  test('is read as the whole would be, its end known', async () => {
    const preview = await previewOf(LONG)
    expect(preview.names).toEqual(['name', 'price', 'n'])
    expect(preview.kinds).toEqual(['category', 'number', 'number'])
    expect(preview.rows).toHaveLength(10)
    expect(preview.rows[9]).toEqual({ cells: ['item 9', '1.009', '9'], unreadable: false })
    expect(preview.dialect).toMatchObject({ delimiter: ';', decimal: '.', footerRows: 1 })
    expect(preview.rowsRead).toBeGreaterThan(1000)
    expect(preview.rowsRead).toBeLessThan(10_000)
    expect(preview.unreadable).toBe(0)
  })

  test('shows what a choice makes of numbers, names and rows', async () => {
    const preview = await previewOf(LONG, { decimal: ',', headerRows: 0, preambleRows: 1 })
    expect(preview.names).toEqual(['column 1', 'column 2', 'column 3'])
    expect(preview.rows[1]?.cells).toEqual(['item 1', '1001', '1'])
    expect(preview.dialect.decimal).toBe(',')
    const cut = await previewOf('a;b\n1;2\n3\n4;5\n', { delimiter: ';' })
    expect(cut).toMatchObject({ unreadable: 1, rowsRead: 3 })
    expect(cut.rows[1]).toEqual({ cells: ['3', ''], unreadable: true })
    expect(cut.problems).toMatchObject([{ line: 3 }])
  })

  test('of what is packed only as much is unpacked', async () => {
    const text = strToU8(LONG)
    const packed = [gzipSync(text), zipSync({ 'a.csv': text, 'b.csv': strToU8('x\n1\n') })]
    for (const bytes of packed) {
      const preview = await previewOf(new Uint8Array(bytes))
      expect(preview.rows[0]?.cells).toEqual(['item 0', '1.000', '0'])
      expect(preview.rowsRead).toBeLessThan(20_000)
      expect(preview.unreadable).toBe(0)
    }
    const other = await previewOf(new Uint8Array(packed[1] ?? []), { sheet: 'b.csv' })
    expect(other.names).toEqual(['x'])
    expect(other.dialect.parts?.read).toBe('b.csv')
  })

  test('that gives no table fails like reading', async () => {
    const source = { name: 'a.csv', blob: new Blob(['a,b\n']) }
    const preview = await previewTable(source, {}, new AbortController().signal)
    expect(preview).toMatchObject({ ok: false, failure: { code: 'headerOnly' } })
  })
})
