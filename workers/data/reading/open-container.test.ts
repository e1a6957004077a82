import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ReadingProgress } from '../../../src/protocol/table-source.ts'
import { cellRows, workbook } from './fixtures/workbook.ts'
import { readTable } from './read-table.ts'
import { failureOf, namesOf, read, readingOf, rowsOf, tableOf } from './reading-for-tests.ts'

const TEXT = 'a,b\n1,x\n2,y\n'
const CSV = strToU8(TEXT)
/** A blob that hands out its bytes in pieces of a few. */
class CrumblyBlob extends Blob {
  readonly #pieceBytes: number

  constructor(parts: BlobPart[], pieceBytes: number) {
    super(parts)
    this.#pieceBytes = pieceBytes
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const bytes = this.arrayBuffer()
    let from = 0
    return new ReadableStream({
      pull: async (controller) => {
        const piece = new Uint8Array(await bytes).slice(from, from + this.#pieceBytes)
        from += this.#pieceBytes
        if (piece.length === 0) controller.close()
        else controller.enqueue(piece)
      },
    })
  }
}

const ROWS = [
  ['1', 'x'],
  ['2', 'y'],
]

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}

describe('gzip', () => {
  test('of a table is read as the table, in whatever encoding', async () => {
    expect(rowsOf(await tableOf(gzipSync(CSV)))).toEqual(ROWS)
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${TEXT}`, (c) => c.charCodeAt(0)).buffer)
    const { table, dialect } = await readingOf(gzipSync(utf16))
    expect(rowsOf(table)).toEqual(ROWS)
    expect(dialect).toMatchObject({ encoding: 'utf-16le', delimiter: ',' })
  })

  test('of several members is one table', async () => {
    const file = joined(gzipSync(CSV), gzipSync(strToU8('3,z\n')))
    expect(rowsOf(await tableOf(file))).toEqual([...ROWS, ['3', 'z']])
  })

  test('in pieces of any size', async () => {
    for (const size of [1, 7, 64]) {
      expect(rowsOf(await tableOf(new CrumblyBlob([gzipSync(CSV)], size)))).toEqual(ROWS)
    }
  })

  test('of a workbook, of an archive of a table', async () => {
    const book = workbook([
      {
        name: 'S',
        rows: cellRows([
          ['a', 'b'],
          ['p', 1],
        ]),
      },
    ])
    expect(rowsOf(await tableOf(gzipSync(book)))).toEqual([['p', '1']])
    expect(rowsOf(await tableOf(gzipSync(zipSync({ 'a.csv': CSV }))))).toEqual(ROWS)
  })

  test('cut off or changed is damaged', async () => {
    const whole = gzipSync(
      strToU8(Array.from({ length: 500 }, (_, i) => `${i * i},${i}\n`).join('')),
    )
    const changed = whole.slice()
    changed[changed.length - 6] = 255 - (changed[changed.length - 6] ?? 0)
    for (const file of [whole.slice(0, -4), whole.slice(0, 200), changed]) {
      expect(failureOf(await read(file))).toMatchObject({
        code: 'damagedFile',
        details: { name: 'a.csv', found: 'gzip' },
      })
    }
  })

  test('of nothing is an empty file', async () => {
    expect(failureOf(await read(gzipSync(new Uint8Array())))?.code).toBe('emptyFile')
  })

  test('that swells beyond belief is refused before it fills the memory', async () => {
    const zeros = new Uint8Array(2 ** 24)
    const member = gzipSync(zeros, { level: 9 })
    const bomb = new Blob(Array.from({ length: 20 }, () => member))
    expect(failureOf(await read(bomb))).toEqual({
      code: 'unpacksTooLarge',
      details: { name: 'a.csv', bytes: bomb.size, most: 2 ** 28 },
    })
  })

  test('shows progress in one rising line and stops when told', async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `${i},${(i * 7919) % 10_007}\n`)
    const blob = new Blob([gzipSync(strToU8(`a,b\n${rows.join('')}`), { level: 1 })])
    const seen: ReadingProgress[] = []
    const onProgress = (progress: ReadingProgress) => seen.push(progress)
    const hooks = { signal: new AbortController().signal, onProgress }
    const whole = await readTable({ name: 'a.gz', blob }, {}, hooks)
    expect(whole).toMatchObject({ ok: true, value: { table: { rows: 400_000 } } })
    const shares = seen.map(({ bytesRead }) => bytesRead)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(seen.at(-1)).toMatchObject({ bytesRead: blob.size, bytesTotal: blob.size })
    const controller = new AbortController()
    controller.abort()
    const stopped = await readTable(
      { name: 'a.gz', blob },
      {},
      { ...hooks, signal: controller.signal },
    )
    expect(stopped).toMatchObject({ failure: { code: 'cancelled' } })
  })
})

describe('a zip archive', () => {
  test('of one table is the table, whatever lies beside it', async () => {
    const file = zipSync({
      '__MACOSX/._data.csv': strToU8('junk'),
      '.DS_Store': strToU8('junk'),
      'folder/': new Uint8Array(),
      'folder/data.csv': CSV,
      'picture.png': strToU8('\x89PNG\r\n\x1a\n', true),
      'empty.txt': new Uint8Array(),
    })
    const { table, dialect } = await readingOf(file)
    expect(rowsOf(table)).toEqual(ROWS)
    expect(dialect.parts).toBeUndefined()
  })

  test('not compressed, or with bytes before it, is read, too', async () => {
    expect(rowsOf(await tableOf(zipSync({ 'a.csv': CSV }, { level: 0 })))).toEqual(ROWS)
  })

  test('of several tables reads the largest and offers the others', async () => {
    const file = zipSync({
      'small.csv': strToU8('p,q\n1,2\n'),
      'large.csv': CSV,
      '数据.csv': strToU8('r\n5\n'),
    })
    const { table, dialect } = await readingOf(file)
    expect(rowsOf(table)).toEqual(ROWS)
    expect(dialect.parts?.read).toBe('large.csv')
    expect(dialect.parts?.all.map(({ name }) => name)).toEqual([
      'small.csv',
      'large.csv',
      '数据.csv',
    ])
    expect(namesOf(await tableOf(file, { sheet: '数据.csv' }))).toEqual(['r'])
    expect(failureOf(await read(file, { sheet: 'no.csv' }))).toMatchObject({ code: 'sheetMissing' })
  })

  test('of a workbook offers its sheets', async () => {
    const rows = cellRows([
      ['a', 'b'],
      ['p', 1],
    ])
    const book = workbook([
      { name: 'One', rows },
      {
        name: 'Two',
        rows: cellRows([
          ['c', 'd'],
          ['q', 2],
        ]),
      },
    ])
    const file = zipSync({ 'book.xlsx': book })
    expect((await readingOf(file)).dialect.parts?.all.map(({ name }) => name)).toEqual([
      'One',
      'Two',
    ])
    expect(rowsOf(await tableOf(file, { sheet: 'Two' }))).toEqual([['q', '2']])
  })

  test('without a table says so', async () => {
    const picture = strToU8('\x89PNG\r\n\x1a\n', true)
    expect(failureOf(await read(zipSync({ 'a.png': picture })))).toEqual({
      code: 'noTableInside',
      details: { name: 'a.csv', found: 'zip' },
    })
    expect(failureOf(await read(zipSync({})))?.code).toBe('noTableInside')
  })

  test('with a password says so', async () => {
    const file = zipSync({ 'a.csv': CSV })
    // The flag stands in the local header and, the one that counts, in the directory.
    const directory = file.findIndex(
      (_, i) => file[i] === 0x50 && file[i + 2] === 1 && file[i + 3] === 2,
    )
    file[directory + 8] = 1
    expect(failureOf(await read(file))).toEqual({
      code: 'encryptedFile',
      details: { name: 'a.csv', found: 'zip' },
    })
  })

  test('a failure names the table inside', async () => {
    expect(failureOf(await read(zipSync({ 'x.csv': strToU8('a,b\n') })))).toEqual({
      code: 'headerOnly',
      details: { name: 'a.csv › x.csv', columns: 2 },
    })
  })

  test('with a wrong sum or cut off is damaged', async () => {
    const whole = zipSync({ 'a.csv': strToU8('a,b\n1,2\n'.repeat(50)) })
    const directory = whole.findIndex(
      (_, i) => whole[i] === 0x50 && whole[i + 2] === 1 && whole[i + 3] === 2,
    )
    const changed = whole.slice()
    changed[directory + 16] = 255 - (changed[directory + 16] ?? 0)
    for (const file of [changed, whole.slice(0, 60), whole.slice(0, -10)]) {
      expect(failureOf(await read(file))).toMatchObject({
        code: 'damagedFile',
        details: { found: 'zip' },
      })
    }
  })

  test('with any byte changed never crashes', async () => {
    const whole = zipSync({ 'a.csv': CSV, 'b.csv': strToU8('q\n5\n6\n') })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = whole.slice()
        changed[at] = byte
        await read(changed)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the content counts, not the name', () => {
  test.each([
    [
      'book.csv',
      workbook([
        {
          name: 'S',
          rows: cellRows([
            ['a', 'b'],
            [1, 'x'],
            [2, 'y'],
          ]),
        },
      ]),
    ],
    ['packed.txt', gzipSync(CSV)],
    ['table.xlsx', CSV],
    ['table.parquet', CSV],
    ['table.zip', CSV],
    ['table.csv.gz', CSV],
    ['archive', zipSync({ x: CSV })],
  ])('%s', async (name, content) => {
    const blob = new Blob([content])
    const hooks = { signal: new AbortController().signal, onProgress: () => undefined }
    const result = await readTable({ name, blob }, {}, hooks)
    if (!result.ok) throw new Error(result.failure.code)
    expect(rowsOf(result.value.table)).toEqual(ROWS)
  })
})
