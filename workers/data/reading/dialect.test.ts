import { describe, expect, test } from 'vitest'
import { sniffLayout } from './dialect.ts'

function layoutOf(text: string) {
  return sniffLayout(text, true, {})
}

describe('delimiter', () => {
  test.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n'],
    [';', '1,5;2,5\n3,5;4,5\n'],
    ['\t', 'a\tb\n1, or 2\t2\n3\t4\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'a,b\n"x;y;z",1\n"u;v;w",2\n'],
    [',', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n'],
    [',', 'value\n1\n2\n3\n'],
  ])('%j', (delimiter, text) => {
    expect(layoutOf(text).delimiter).toBe(delimiter)
  })

  test('a single column of sentences is not cut at their commas', () => {
    const text = 'comment\nGood, really\nBad\nWell, so, so, la la\nNo, never\nFine\n'
    expect(layoutOf(text).delimiter).not.toBe(',')
  })

  test.each([
    ['^', 'a^b\n1^2\n3^4\n'],
    ['，', '甲，乙\n一，二\n三，四\n'],
  ])('a rare one, where no usual one fits: %s', (delimiter, text) => {
    expect(layoutOf(text).delimiter).toBe(delimiter)
  })

  test('quotes and rows above the table may be chosen', () => {
    const text = 'Sales of 2024\nname,note\na,"b\nc,d"\n'
    expect(sniffLayout(text, true, { quote: '' })).toMatchObject({ quote: '', preambleRows: 1 })
    expect(sniffLayout(text, true, { preambleRows: 0 })).toMatchObject({ preambleRows: 0 })
    expect(sniffLayout(text, true, { preambleRows: 50 })).toMatchObject({ preambleRows: 2 })
  })

  test('what was chosen is kept', () => {
    expect(sniffLayout('a,b\n1,2\n', true, { delimiter: ';', headerRows: 0 })).toEqual({
      delimiter: ';',
      quote: '"',
      escape: '"',
      comment: '',
      preambleRows: 0,
      headerRows: 0,
      columns: 1,
    })
  })
})

describe('quote', () => {
  test('apostrophes around the cells of a file without quoted cells', () => {
    expect(layoutOf("a,'b'\n1,'x, y'\n2,'it''s'\n3,'z'\n")).toMatchObject({
      delimiter: ',',
      quote: "'",
    })
  })

  test('apostrophes in text are text', () => {
    expect(layoutOf("a,b\n1,don't\n2,'tis\n3,rock 'n' roll\n").quote).toBe('"')
    expect(layoutOf('a,b\n\'x\',"y, z"\n\'x\',"y, z"\n\'x\',"y, z"\n').quote).toBe('"')
  })
})

describe('escape and comments', () => {
  test('backslashes before quotes that fit no other way', () => {
    expect(layoutOf('a,b\n"x \\"y\\", z",1\n"u",2\n')).toMatchObject({
      escape: '\\',
      delimiter: ',',
    })
    expect(layoutOf('a,b\n"C:\\dir\\",1\n"x ""y""",2\n').escape).toBe('"')
  })

  test('lines with a number sign between the rows, unless they are cut like rows', () => {
    expect(layoutOf('a,b\n1,2\n# checked\n3,4\n').comment).toBe('#')
    expect(layoutOf('tag,n\n#sale,2\n#new,4\n').comment).toBe('')
    expect(sniffLayout('a,b\n%x\n1,2\n', true, { comment: '%' })).toMatchObject({ comment: '%' })
  })

  test('a space after each delimiter, where quotes follow it', () => {
    expect(layoutOf('a, b\n1, "x, y"\n2, "z, u, v"\n').delimiter).toBe(', ')
    expect(layoutOf('a, b\n1, 2\n').delimiter).toBe(',')
  })
})

describe('header', () => {
  test.each([
    ['words above numbers', 'age,income\n30,1000\n40,2000\n'],
    ['words above words', 'city,country\nRome,Italy\nBonn,Germany\n'],
    ['years above numbers', 'country,2010,2011\nItaly,1,2\nSpain,3,4\n'],
    ['positions', '0,1,2\n5.1,3.5,1.4\n4.9,3.0,1.4\n'],
    ['a word above numbers beside a number', 'id,7\n1,2\n2,3\n'],
    ['one record', '1,2\n'],
  ])('%s', (_, text) => {
    expect(layoutOf(text)).toMatchObject({ preambleRows: 0, headerRows: 1 })
  })

  test.each([
    ['numbers above numbers', '6,148,72,0.627\n1,85,66,0.351\n8,183,64,0.672\n'],
    ['days and amounts', '2024-01-02,Rome,$7.50\n2024-01-03,Bonn,$8.10\n2024-01-09,Oslo,$1.00\n'],
    ['a class that occurs again', '5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,3.3,virginica\n'],
  ])('none: %s', (_, text) => {
    expect(layoutOf(text)).toMatchObject({ preambleRows: 0, headerRows: 0 })
  })
})
