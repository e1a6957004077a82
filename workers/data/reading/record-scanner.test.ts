import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textsOf } from './record-batch.ts'
import type { CellSyntax } from './cell-syntax.ts'
import { RecordScanner } from './record-scanner.ts'

const COMMA: CellSyntax = { delimiter: ',', quote: '"' }
const SYNTAXES: CellSyntax[] = [
  COMMA,
  { ...COMMA, escape: '\\', comment: '#' },
  { ...COMMA, lineEnds: '\n' },
  { ...COMMA, lineEnds: '\r\n', comment: '#' },
  { ...COMMA, lineEnds: '\r' },
  { ...COMMA, delimiter: ', ' },
]

/** Everything a scanner says about bytes that arrive in the given pieces. */
function readBytes(pieces: readonly Uint8Array[], syntax = COMMA) {
  const records: { cells: string[]; line: number; unclosed?: true }[] = []
  const scanner = new RecordScanner(
    syntax,
    (batch) => {
      for (let record = 0; record < batch.records; record++) {
        records.push({
          cells: textsOf(batch, record),
          line: batch.lines[record] as number,
          ...(batch.unclosed.has(record) && { unclosed: true }),
        })
      }
    },
    1,
  )
  for (const piece of pieces) scanner.push(piece.slice())
  scanner.end()
  const { strayQuotes, lineEnds } = scanner
  return { records, strayQuotes, lineEnds }
}

function readText(text: string, syntax = COMMA) {
  return readBytes([new TextEncoder().encode(text)], syntax)
}

describe('records', () => {
  test('quoted cells hold delimiters, line ends and doubled quotes', () => {
    const { records } = readText('a,"b,""c""",d\n"two\r\nlines",\n')
    expect(records).toEqual([
      { cells: ['a', 'b,"c"', 'd'], line: 1 },
      { cells: ['two\r\nlines', ''], line: 2 },
    ])
  })

  test('lines are counted as an editor counts them', () => {
    const { records } = readText('a\r\n\r\n"b\r\nc\n\nd"\r\ne\rf\n')
    expect(records.map(({ line }) => line)).toEqual([1, 3, 7, 8])
  })

  test('a quote that the next quoted cell, on a later line, shows to be open spoils its own line only', () => {
    const rows = [
      '1,fine,x',
      '2,"never closed,x',
      '3,plain,x',
      '4,"quoted, and closed",x',
      '5,last,x',
    ]
    expect(readText(rows.join('\n')).records).toEqual([
      { cells: ['1', 'fine', 'x'], line: 1 },
      { cells: ['2', '"never closed,x'], line: 2, unclosed: true },
      { cells: ['3', 'plain', 'x'], line: 3 },
      { cells: ['4', 'quoted, and closed', 'x'], line: 4 },
      { cells: ['5', 'last', 'x'], line: 5 },
    ])
    const { records, strayQuotes } = readText('a,"he said\n"hi" there, twice",x\n')
    expect(records).toEqual([{ cells: ['a', 'he said\n"hi" there, twice', 'x'], line: 1 }])
    expect(strayQuotes).toBe(2)
  })

  test('white space after a closing quote is no text, at the end of the file neither', () => {
    expect(readText('"a" ,"b"\t\n"c","d" ').records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('a stray quote is told', () => {
    expect(readText('a,b\n"x"y",z\n')).toMatchObject({ strayQuotes: 1 })
    expect(readText('a,5" pipe\n').strayQuotes).toBe(0)
  })

  test('a quote left open spoils its line, and no other', () => {
    expect(readText('a,b\nc,"d\ne,f\n').records).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['c', '"d'], line: 2, unclosed: true },
      { cells: ['e', 'f'], line: 3 },
    ])
    expect(readText('"a\nb","c,d\ne\n').records).toEqual([
      { cells: ['a\nb', '"c,d'], line: 1, unclosed: true },
      { cells: ['e'], line: 3 },
    ])
  })

  test('a quoted cell of more than a million characters was not meant to be one', () => {
    const { records } = readText(`a\n"b\n${'c\n'.repeat(2 ** 20)}"d\n`)
    expect(records.slice(0, 3).map(({ cells }) => cells)).toEqual([['a'], ['"b'], ['c']])
    expect(records.filter(({ unclosed }) => unclosed)).toHaveLength(2)
  })

  test('without a quotation mark every quote is text', () => {
    const { records } = readText('a,"b\nc,d"\n', { delimiter: ',', quote: '' })
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', '"b'],
      ['c', 'd"'],
    ])
  })

  test('a backslash may make a quote text, inside of quoted cells', () => {
    const syntax = { delimiter: ',', quote: '"', escape: '\\' }
    expect(readText('"a \\"b\\", c",C:\\d\n"e\\\\","f\\g"\n', syntax)).toMatchObject({
      records: [{ cells: ['a "b", c', 'C:\\d'] }, { cells: ['e\\', 'f\\g'] }],
      strayQuotes: 0,
    })
  })

  test('lines of comment are passed over and counted as lines', () => {
    const { records } = readText('#x "y\na,b\n#, c\n#\r\n#d,#e\nc,#d\n#end', {
      ...COMMA,
      comment: '#',
    })
    expect(records).toEqual([
      { cells: ['a', 'b'], line: 2 },
      { cells: ['c', '#d'], line: 6 },
    ])
  })

  test.each([
    [
      '\n',
      [
        ['a', 'b\rc'],
        ['d', 'e'],
        ['f', 'g'],
      ],
    ],
    [
      '\r\n',
      [
        ['a', 'b\rc\nd', 'e'],
        ['f', 'g'],
      ],
    ],
    [
      '\r',
      [
        ['a', 'b'],
        ['c\nd', 'e'],
        ['f', 'g\n'],
      ],
    ],
  ] as const)('with %j alone as line end the others are text', (lineEnds, records) => {
    const read = readText('a,b\rc\nd,e\r\nf,g\n', { ...COMMA, lineEnds })
    const chosen = lineEnds === '\r\n' ? [...records.slice(0, -1), ['f', 'g\n']] : records
    expect(read.records.map(({ cells }) => cells)).toEqual(chosen)
  })

  test('a delimiter may take more than a byte', () => {
    const syntax = { delimiter: '，', quote: '"' }
    expect(readText('甲，乙\n"一，二"，三\n', syntax).records.map(({ cells }) => cells)).toEqual([
      ['甲', '乙'],
      ['一，二', '三'],
    ])
  })
})

describe('pieces', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('ab",\r\n \\#')), maxLength: 60 })
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }))

  test('where bytes are cut makes no difference', () => {
    fc.assert(
      fc.property(text, sizes, fc.constantFrom(...SYNTAXES), (whole, sizes, syntax) => {
        const bytes = new TextEncoder().encode(whole)
        const pieces: Uint8Array[] = []
        let from = 0
        for (const size of [...sizes, bytes.length]) {
          pieces.push(bytes.subarray(from, from + size))
          from += size
        }
        expect(readBytes(pieces, syntax)).toEqual(readBytes([bytes], syntax))
      }),
      { numRuns: 3000 },
    )
  })

  test('arbitrary bytes end in records', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const cells = readBytes([bytes]).records.map((record) => record.cells.length)
        expect(cells.every((count) => count > 0)).toBe(true)
      }),
      { numRuns: 2000 },
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
          const read = readText(lines.map((line) => line + end).join(''))
          expect(read.records.map(({ cells }) => cells)).toEqual(records)
          expect(read.lineEnds).toBe(lines.length === 0 ? undefined : end)
        }
      }),
    )
  })

  test('malformed quotes take time in proportion to the text', () => {
    const hostile = `"${'a"b,'.repeat(200_000)}\n`
    const milliseconds = (content: string) => {
      const start = performance.now()
      readText(content)
      return performance.now() - start
    }
    milliseconds(hostile.slice(0, 100_000))
    expect(milliseconds(hostile)).toBeLessThan(10_000)
    expect(milliseconds('"a\n'.repeat(500_000))).toBeLessThan(10_000)
  })
})
