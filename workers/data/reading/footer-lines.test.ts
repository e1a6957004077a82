import { describe, expect, test } from 'vitest'
import { namesOf, readingOf, rowsOf } from './reading-for-tests.ts'

const ROWS = Array.from({ length: 12 }, (_, i) => `shop ${i},${i % 5},${i * 7}`)
const TABLE = ['shop,month,sales', ...ROWS].join('\n')

describe('lines below a table', () => {
  test.each([
    ['a total', 'Total,,462', 1],
    ['a note', 'Source: till of 2024', 1],
    ['a note in Chinese', '注：不含退货,,', 1],
    ['a note with commas', 'Note: A, B', 1],
    ['a total and notes with gaps between', 'Grand total:,,462\n\n,,\n* provisional,,\n', 3],
  ])('%s', async (_, footer, footerRows) => {
    const { table, dialect, warnings } = await readingOf(`${TABLE}\n${footer}`)
    expect(rowsOf(table)).toHaveLength(12)
    expect(table.unreadable).toEqual([])
    expect(dialect.footerRows).toBe(footerRows)
    expect(warnings).toContain('footer')
  })

  test.each([
    ['a row', 'Total Wine,3,4'],
    ['a name', 'Berlin,,'],
    ['the end of a quoted cell', '"a\nNote: b",1,2'],
    ['a cut-off row', 'shop 13,2'],
    ['a kind of row that occurs before', 'shop 3,,'],
  ])('none: %s', async (_, last) => {
    const { table, dialect } = await readingOf(`${TABLE}\n${last}\n`)
    expect(dialect.footerRows).toBe(0)
    expect(rowsOf(table)).toHaveLength(13)
  })

  test('a total for each group belongs to the table', async () => {
    const groups = 'who,n,m\nmen,1,2\nwomen,2,3\nTotal,3,5\nmen,4,4\nwomen,2,2\nTotal,6,6\n'
    expect((await readingOf(groups)).dialect.footerRows).toBe(0)
  })

  test('how many there are may be chosen, in every encoding', async () => {
    const text = `${TABLE}\n\nend,of,file\n`
    const wide = new Uint8Array(
      Uint16Array.from(`\ufeff${text}`, (one) => one.charCodeAt(0)).buffer,
    )
    for (const content of [text, wide]) {
      const chosen = await readingOf(content, { footerRows: 2 })
      expect(rowsOf(chosen.table).at(-1)?.[0]).toBe('shop 10')
      expect(rowsOf((await readingOf(content, { footerRows: 0 })).table)).toHaveLength(13)
    }
    const most = await readingOf(TABLE, { footerRows: 99 })
    expect(most.dialect.footerRows).toBe(11)
    expect(namesOf(most.table)).toEqual(['shop', 'month', 'sales'])
  })

  test('below more than is looked at', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `shop ${i},${i % 5},${i}`).join('\r\n')
    const { table, dialect } = await readingOf(`shop,month,sales\r\n${many}\r\nTotal,,9\r\n`)
    expect(table.rows).toBe(20_000)
    expect(dialect).toMatchObject({ footerRows: 1, lineEnds: '\r\n' })
  })
})
