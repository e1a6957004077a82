import { expect, test } from 'vitest'
import { csvRecord, CsvWriter, defuseFormula } from './csv-text.ts'

test('quotes only what needs it', () => {
  expect(csvRecord(['a', '', 'b c', "it's"])).toBe("a,,b c,it's")
  expect(csvRecord(['a,b', 'say "hi"', 'two\nlines', 'cr\r'])).toBe(
    '"a,b","say ""hi""","two\nlines","cr\r"',
  )
})

test('a record of one blank cell is no blank line', () => {
  expect(csvRecord([''])).toBe('""')
  expect(csvRecord([' '])).toBe('" "')
})

test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\rx', '\0x', '=HYPERLINK("//x")', '-5,2'])(
  '%j is defused',
  (text) => {
    expect(defuseFormula(text)).toBe(`'${text}`)
  },
)

test.each(['-5.2', '+7', '-1e-3', 'a=b', '', 'x', '5-3', '\t5'])('%j stays', (text) => {
  expect(defuseFormula(text)).toBe(text)
})

test('a long file comes in several parts that are whole records', () => {
  const writer = new CsvWriter()
  for (let i = 0; i < 300_000; i++) writer.add([String(i), 'text'])
  const parts = writer.parts()
  expect(parts.length).toBeGreaterThan(2)
  expect(parts.every((part) => part.endsWith('\n') && part.length < 1_100_000)).toBe(true)
  expect(parts.join('').split('\n').at(-2)).toBe('299999,text')
})
