import { expect, test } from 'vitest'
import type { ReadingProgress } from '../../../src/protocol/table-source.ts'
import { readTable } from './read-table.ts'
import { failureOf } from './reading-for-tests.ts'

const LONG = `a,b\n${'1,x\n'.repeat(200_000)}`

test('reading tells bytes and rows, and shows the first rows once', async () => {
  const reports: ReadingProgress[] = []
  const blob = new Blob([LONG])
  await readTable(
    { name: 'a.csv', blob },
    {},
    {
      signal: new AbortController().signal,
      onProgress: (progress) => reports.push(progress),
    },
  )
  const shown = reports.filter(({ firstRows }) => firstRows)
  expect(shown).toHaveLength(1)
  expect(shown[0]).toBe(reports[0])
  expect(shown[0]?.firstRows).toMatchObject({ names: ['a', 'b'] })
  expect(shown[0]?.firstRows?.rows[0]).toEqual(['1', 'x'])
  expect(reports.at(-1)).toEqual({
    bytesRead: blob.size,
    bytesTotal: blob.size,
    rows: 200_000,
  })
})

test('reading can be cancelled', async () => {
  const stop = new AbortController()
  const result = await readTable(
    { name: 'a.csv', blob: new Blob([LONG]) },
    {},
    {
      signal: stop.signal,
      onProgress: () => {
        stop.abort()
      },
    },
  )
  expect(failureOf(result)).toEqual({ code: 'cancelled', details: {} })
})

test('a cancel ends a read that never comes back', async () => {
  class StuckBlob extends Blob {
    override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      return new ReadableStream({ pull: () => new Promise(() => undefined) })
    }
  }
  const stop = new AbortController()
  const reading = readTable(
    { name: 'a.csv', blob: new StuckBlob(['a\n1']) },
    {},
    {
      signal: stop.signal,
      onProgress: () => undefined,
    },
  )
  stop.abort()
  expect(failureOf(await reading)).toEqual({ code: 'cancelled', details: {} })
})
