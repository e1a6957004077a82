import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordReader, type CellSyntax } from './record-reader.ts'

const COMMA: CellSyntax = { delimiter: ',', quote: '"' }

/** Everything a reader says about a text that arrives in the given pieces. */
function readPieces(pieces: readonly string[]) {
  const records: { cells: string[]; line: number }[] = []
  const reader = new RecordReader(COMMA, (cells, line) => records.push({ cells, line }), 1)
  for (const piece of pieces) reader.push(piece)
  reader.end()
  const { fault, strayQuotes, mixedLineEnds } = reader
  return { records, fault, strayQuotes, mixedLineEnds }
}

describe('records', () => {
  test('quoted cells hold delimiters, line ends and doubled quotes', () => {
    const { records } = readPieces(['a,"b,""c""",d\n"two\r\nlines",\n'])
    expect(records).toEqual([
      { cells: ['a', 'b,"c"', 'd'], line: 1 },
      { cells: ['two\r\nlines', ''], line: 2 },
    ])
  })

  test('lines are counted as an editor counts them', () => {
    const { records } = readPieces(['a\r\n\r\n"b\r\nc\n\nd"\r\ne\rf\n'])
    expect(records.map(({ line }) => line)).toEqual([1, 3, 7, 8])
  })

  test('white space after a closing quote is no text, at the end of the file neither', () => {
    expect(readPieces(['"a" ,"b"\t\n"c","d" ']).records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('a stray quote is told', () => {
    expect(readPieces(['a,b\n"x"y",z\n'])).toMatchObject({ strayQuotes: true, fault: undefined })
    expect(readPieces(['a,5" pipe\n']).strayQuotes).toBe(false)
  })

  test('a quote left open names its line', () => {
    expect(readPieces(['a,b\nc,"d\ne\n']).fault).toEqual({ fault: 'unterminatedQuote', line: 2 })
    expect(readPieces(['"a\nb","c\n']).fault).toEqual({ fault: 'unterminatedQuote', line: 2 })
  })
})

describe('pieces', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('ab",\r\n ')), maxLength: 60 })

  test('where a text is cut makes no difference', () => {
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 7 })), (whole, sizes) => {
        const pieces: string[] = []
        let from = 0
        for (const size of [...sizes, whole.length]) {
          pieces.push(whole.slice(from, from + size))
          from += size
        }
        expect(readPieces(pieces)).toEqual(readPieces([whole]))
      }),
      { numRuns: 3000 },
    )
  })

  test('the kind of line end makes no difference to well-formed records', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('ab",\n ')), maxLength: 5 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (records) => {
        const lines = records.map((cells) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        )
        for (const end of ['\n', '\r\n', '\r']) {
          const read = readPieces([lines.map((line) => line + end).join('')])
          expect(read.records.map(({ cells }) => cells)).toEqual(records)
          expect(read.mixedLineEnds).toBe(false)
        }
      }),
    )
  })

  test('malformed quotes take time in proportion to the text', () => {
    const hostile = `"${'a"b,'.repeat(200_000)}\n`
    const milliseconds = (content: string) => {
      const start = performance.now()
      readPieces([content])
      return performance.now() - start
    }
    milliseconds(hostile.slice(0, 100_000))
    expect(milliseconds(hostile)).toBeLessThan(3000)
  })
})
