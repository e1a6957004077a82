import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordTexts } from '../../../src/domain/table.ts'
import { MOST_COLUMNS } from './reading.ts'
import { failureOf, namesOf, read, readingOf, rowsOf, tableOf } from './reading-for-tests.ts'

describe('rows and cells', () => {
  test('typed columns with the texts exactly as read', async () => {
    const table = await tableOf('age,job, city \n30,admin.,Rome\n 41,"a, b",\n007,?,Bonn\n')
    expect(namesOf(table)).toEqual(['age', 'job', 'city'])
    expect(table.columns.map(({ cells }) => cells.storage)).toEqual(['number', 'text', 'text'])
    expect(rowsOf(table)).toEqual([
      ['30', 'admin.', 'Rome'],
      [' 41', 'a, b', ''],
      ['007', '?', 'Bonn'],
    ])
  })

  test('blank lines are no rows; a line of delimiters or an empty quoted cell is one', async () => {
    const table = await tableOf('\n  \na,b\n\n1,2\n   \n,\n3,4\n\n')
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['', ''],
      ['3', '4'],
    ])
    expect(rowsOf(await tableOf('a\n1\n""\n\n2\n'))).toEqual([['1'], [''], ['2']])
  })

  test('records of another length keep their row number, are listed with their line, and are empty', async () => {
    const { table, problems, warnings } = await readingOf('a,b\n1,2\n3\n"x\ny",5\n\n6,7,8\n9,10\n')
    expect(table.unreadable).toEqual([1, 3])
    expect(problems).toEqual([
      { line: 3, row: 1, cells: 1, expected: 2, beginning: ['3'] },
      { line: 7, row: 3, cells: 3, expected: 2, beginning: ['6', '7', '8'] },
    ])
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['', ''],
      ['x\ny', '5'],
      ['', ''],
      ['9', '10'],
    ])
    expect(warnings).toEqual(['raggedRows'])
  })

  test('empty cells beyond the last column are dropped', async () => {
    const { table, warnings } = await readingOf('a,b\n1,2,\n3,4,,\n5,6\n')
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
    expect(warnings).toEqual([])
  })

  test('a hundred unreadable records are listed, all are counted', async () => {
    const { table, problems } = await readingOf(`a,b\n${'1,2\nx\n'.repeat(250)}`)
    expect(problems).toHaveLength(100)
    expect(table.unreadable).toHaveLength(250)
  })

  test('the own cells of unreadable records are kept, of the first ten thousand', async () => {
    const few = await tableOf('a,b\n1,2\n"x, y"\n6,7,8\n')
    expect([0, 1, 2].map((row) => recordTexts(few, row))).toEqual([
      ['1', '2'],
      ['x, y', ''],
      ['6', '7'],
    ])
    const many = await tableOf(`a,b\n${'x\n'.repeat(10_001)}`, { delimiter: ',', headerRows: 1 })
    expect(recordTexts(many, 9_999)).toEqual(['x', ''])
    expect(recordTexts(many, 10_000)).toEqual(['', ''])
  })

  test('the own cells of unreadable records take no more than some memory', async () => {
    const long = 'x'.repeat(2 ** 19)
    const table = await tableOf(`a,b\n1,2\n${`${long}\n`.repeat(40)}`, { delimiter: ',' })
    const kept = table.unreadable.filter((row) => recordTexts(table, row)[0] === long)
    expect(kept).toHaveLength(31)
  })

  test.each([
    ['LF', 'a,b\n1,"x\ny"\n2,z\n', []],
    ['CRLF', 'a,b\r\n1,"x\ny"\r\n2,z\r\n', []],
    ['CR', 'a,b\r1,"x\ny"\r2,z', []],
    ['mixed', 'a,b\r\n1,"x\ny"\n2,z\r', ['mixedLineEnds']],
  ])('line ends: %s; those in quoted cells are text', async (_, text, expected) => {
    const { table, warnings } = await readingOf(text)
    expect(rowsOf(table)).toEqual([
      ['1', 'x\ny'],
      ['2', 'z'],
    ])
    expect(warnings).toEqual(expected)
  })
})

describe('names', () => {
  test('empty, repeated and hostile ones', async () => {
    const header = '__proto__,constructor,,a,a,a (2),a,<img onerror=x>,column 3,'
    const { table, warnings } = await readingOf(`${header}\n1,2,3,4,5,6,7,8,9,10\n`)
    expect(namesOf(table)).toEqual([
      ...['__proto__', 'constructor', 'column 3 (2)', 'a', 'a (3)', 'a (2)', 'a (4)'],
      ...['<img onerror=x>', 'column 3', 'column 10'],
    ])
    expect(rowsOf(table)).toEqual([['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']])
    expect(warnings).toEqual(['duplicateNames', 'emptyNames'])
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })

  test('are always different', async () => {
    const name = fc.constantFrom('', 'a', 'b', 'a (2)', 'column 1', 'column 2', 'column 1 (2)')
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 2, maxLength: 12 }), async (header) => {
        const cells = header.map(() => 'x').join(',')
        const table = await tableOf(`${header.join(',')},z\n${cells},z`, { delimiter: ',' })
        expect(new Set(namesOf(table)).size).toBe(header.length + 1)
      }),
    )
  })

  test('without a header columns are named by position', async () => {
    const table = await tableOf('1,2\n3,4\n', { headerRows: 0 })
    expect(namesOf(table)).toEqual(['column 1', 'column 2'])
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })
})

describe('what is no table', () => {
  test.each([
    ['nothing', '', { code: 'emptyFile', details: { name: 'a.csv' } }],
    ['white space', ' \n\r\n\t\n', { code: 'emptyFile', details: { name: 'a.csv' } }],
    ['a byte order mark', '\ufeff', { code: 'emptyFile', details: { name: 'a.csv' } }],
    ['a header', 'a,b\n\n', { code: 'headerOnly', details: { name: 'a.csv', columns: 2 } }],
  ])('%s', async (_, content, expected) => {
    expect(failureOf(await read(content))).toEqual(expected)
  })

  test.each([
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['pdf', Array.from('%PDF-1.7', (c) => c.charCodeAt(0))],
    ['html', Array.from('\n <!DOCTYPE html><table><tr><td>1', (c) => c.charCodeAt(0))],
    ['archive', Array.from('BZh91AY&SY', (c) => c.charCodeAt(0))],
    ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
    ['binary', Array.from({ length: 500 }, (_, i) => i % 256)],
  ])('a %s file', async (found, bytes) => {
    expect(failureOf(await read(new Uint8Array(bytes)))).toEqual({
      code: 'notATable',
      details: { name: 'a.csv', found },
    })
  })

  test('a column may be called PAR1', async () => {
    expect(namesOf(await tableOf('PAR1,PAR2\n1,2\n'))).toEqual(['PAR1', 'PAR2'])
  })

  test('a quote left open spoils its row only', async () => {
    const { table, problems } = await readingOf('a,b\n1,2\n"x\ny\nz,3\n4,5\n')
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['', ''],
      ['', ''],
      ['z', '3'],
      ['4', '5'],
    ])
    expect(problems).toEqual([
      { line: 3, row: 1, cells: 1, expected: 2, beginning: ['"x'], unclosedQuote: true },
      { line: 4, row: 2, cells: 1, expected: 2, beginning: ['y'] },
    ])
  })

  test('a quote left open that leaves as many cells as there are columns is told, too', async () => {
    const { table, problems } = await readingOf('a,b\n1,"x\n2,y\n')
    expect(rowsOf(table)).toEqual([
      ['', ''],
      ['2', 'y'],
    ])
    expect(problems).toMatchObject([{ line: 2, unclosedQuote: true }])
    expect(recordTexts(table, 0)).toEqual(['1', '"x'])
  })

  test('a huge line without end', async () => {
    expect(failureOf(await read('x'.repeat(20_000_000)))).toMatchObject({
      code: 'notATable',
      details: { found: 'longLine' },
    })
  })

  test('a file that cannot be read any more', async () => {
    class LostBlob extends Blob {
      override slice(): Blob {
        return new LostBlob()
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('The file was moved.', 'NotReadableError'))
      }
    }
    expect(failureOf(await read(new LostBlob(['a\n1\n'])))).toEqual({
      code: 'unreadableFile',
      details: { name: 'a.csv', reason: 'The file was moved.' },
    })
  })
})

describe('size', () => {
  test('ten thousand columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `x${i}`)
    const row = names.map((_, i) => i).join(',')
    const table = await tableOf(`${names.join(',')}\n${row}\n${row}\n`)
    expect(table.columns).toHaveLength(10_000)
    expect(rowsOf(table)[1]?.join(',')).toBe(row)
  })

  test('more columns than can be worked with', async () => {
    const columns = MOST_COLUMNS + 1
    const header = Array.from({ length: columns }, (_, i) => `x${i}`).join(',')
    expect(failureOf(await read(`${header}\n${header}\n`))).toMatchObject({
      code: 'tooManyColumns',
      details: { columns, most: MOST_COLUMNS },
    })
  })
})

describe('whatever the bytes', () => {
  test('reading ends in a result', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('a1",;\t|\r\n \'é\0是')),
      maxLength: 200,
    })
    const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), text)
    await fc.assert(
      fc.asyncProperty(content, async (anything) => {
        expect(typeof (await read(anything as BlobPart)).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  test('the result does not depend on how the bytes arrive', async () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('a1",;\r\n é是')), maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (content, pieceBytes) => {
        const inPieces = await read(content, {}, pieceBytes)
        expect(inPieces).toEqual(await read(content))
      }),
      { numRuns: 500 },
    )
  })
})
