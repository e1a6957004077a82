import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ReadingProgress } from '../../../src/protocol/table-source.ts'
import { readTable } from './read-table.ts'
import { failureOf, namesOf, read, readingOf, rowsOf, tableOf } from './reading-for-tests.ts'

function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
}

describe('a Parquet file', () => {
  test('gives every kind of value as exact text', async () => {
    const table = await tableOf(fixture('kinds.parquet'))
    const texts = rowsOf(table)
    const columns = Object.fromEntries(
      namesOf(table).map((name, i) => [name, texts.map((row) => row[i])]),
    )
    expect(columns).toEqual({
      day: ['2024-01-31', '', '1969-12-31'],
      clock: ['2024-01-31T22:20:30', '2024-01-31T22:20:30.25', ''],
      instant: [
        '2024-01-31T22:20:30.123456Z',
        '1969-12-31T23:59:59.999999Z',
        '1970-01-01T00:00:00Z',
      ],
      precise: [
        '2024-01-31T22:20:30.123456789',
        '1970-01-01T00:00:00',
        '1970-01-01T00:00:00.000000001',
      ],
      price: ['123456789012345678901.23', '-0.05', '1.00'],
      amount: ['1.050', '-0.001', '0.000'],
      id: ['9007199254740993', '-1', ''],
      small: ['1', '', '3'],
      single: ['0.1', '2.5', ''],
      double: ['0.1', '', '1e+21'],
      member: ['true', '', 'false'],
      city: ['Rome', 'Bern', 'Rome'],
      note: ['a, "b"', '', ''],
      tags: ['["x","y"]', '[]', ''],
      place: ['{"lat":1.5,"id":9007199254740993}', '{"lat":null,"id":2}', ''],
    })
  })

  test.each(['zstd', 'gzip', 'brotli', 'lz4'])(
    'packed by %s, of several row groups',
    async (by) => {
      const table = await tableOf(fixture(`groups-${by}.parquet`))
      expect(table.rows).toBe(2500)
      expect(rowsOf(table).slice(998, 1002)).toEqual([
        ['998', 'word 4'],
        ['999', 'word 5'],
        ['1000', 'word 6'],
        ['1001', 'word 0'],
      ])
    },
  )

  test('says what it is', async () => {
    const { dialect } = await readingOf(fixture('kinds.parquet'))
    expect(dialect).toMatchObject({ format: 'parquet', headerRows: 1, delimiter: '' })
    expect(dialect.parts).toBeUndefined()
  })

  test('without rows is refused with the number of its columns', async () => {
    expect(failureOf(await read(fixture('no-rows.parquet')))).toEqual({
      code: 'headerOnly',
      details: { name: 'a.csv', columns: 2 },
    })
  })

  test('cut off anywhere, or with bytes changed, is damaged or still readable, never a crash', async () => {
    const whole = fixture('groups-zstd.parquet')
    for (let length = 5; length < whole.length; length += 499) {
      expect(failureOf(await read(whole.slice(0, length)))).toMatchObject({
        code: 'damagedFile',
        details: { name: 'a.csv', found: 'parquet' },
      })
    }
    for (let at = 10; at < whole.length; at += 211) {
      const changed = whole.slice()
      changed[at] = 255 - (changed[at] ?? 0)
      const failure = failureOf(await read(changed))
      expect([undefined, 'damagedFile', 'tooManyColumns', 'headerOnly']).toContain(failure?.code)
    }
  })

  test('is read by ranges, shows progress and its first rows, and stops at once', async () => {
    const blob = new Blob([fixture('groups-gzip.parquet')])
    const controller = new AbortController()
    const seen: ReadingProgress[] = []
    const cancelled = await readTable(
      { name: 'many.parquet', blob },
      {},
      {
        signal: controller.signal,
        onProgress: (progress) => {
          seen.push(progress)
          if (progress.rows > 0) controller.abort()
        },
      },
    )
    expect(cancelled).toMatchObject({ failure: { code: 'cancelled' } })
    expect(seen.at(-1)?.rows).toBe(1000)
    expect(seen.at(-1)?.firstRows?.names).toEqual(['row', 'word'])
    expect(seen.at(-1)?.bytesTotal).toBe(blob.size)
  })
})
