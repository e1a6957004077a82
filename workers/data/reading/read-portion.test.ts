import { openAsBlob } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellText, type Table } from '../../../src/domain/table.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import { namesOf, readingOf } from './reading-for-tests.ts'

const ROWS = 20_000
/** One answer in fifty is yes, in runs: every second block of 100 rows has four. */
const answers = Array.from({ length: ROWS }, (_, row) => (row % 200 < 4 ? 'yes' : 'no'))
const TEXT = [
  'id,answer,note',
  ...answers.map((answer, row) => `${row},${answer},n${row % 7}`),
].join('\n')

async function read(options: ReadingOptions): Promise<Table> {
  return (await readingOf(TEXT, options)).table
}

function texts({ columns, rows }: Table, name: string): string[] {
  const column = columns.find((other) => other.name === name)
  return column ? Array.from({ length: rows }, (_, row) => cellText(column, row)) : []
}

describe('a sample of the rows', () => {
  it('is of the size asked for, the same for the same seed, and another for another', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => read({ sample: { percent: 10, seed } })),
    )
    expect(first?.rows).toBe(ROWS / 10)
    expect(texts(again as Table, 'id')).toEqual(texts(first as Table, 'id'))
    expect(texts(other as Table, 'id')).not.toEqual(texts(first as Table, 'id'))
  })

  it('keeps rows whole and in their order, from all parts of the file', async () => {
    const table = await read({ sample: { percent: 3, seed: 5 } })
    const ids = texts(table, 'id').map(Number)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(texts(table, 'answer')).toEqual(ids.map((id) => answers[id]))
    for (let from = 0; from < ROWS; from += ROWS / 10) {
      const inPart = ids.filter((id) => id >= from && id < from + ROWS / 10).length
      expect(inPart).toBe(60)
    }
  })

  it('keeps the share of each text of a column that it is stratified by', async () => {
    for (const seed of [1, 2, 3]) {
      const table = await read({ sample: { percent: 25, seed, stratifyBy: 'answer' } })
      expect(texts(table, 'answer').filter((text) => text === 'yes')).toHaveLength(100)
      expect(table.rows).toBe(ROWS / 4)
    }
  })

  it('is told, with the rows that the file holds', async () => {
    const sample = { percent: 10, seed: 7, stratifyBy: 'answer' }
    const { dialect } = await readingOf(TEXT, { sample })
    expect(dialect.portion).toEqual({ sample: { ...sample, rowsInFile: ROWS } })
  })

  it('counts the unreadable rows among those that were drawn', async () => {
    const broken = TEXT.replaceAll(/^(\d*5),.*$/gm, '$1,too,many,cells')
    const { table, problems } = await readingOf(broken, { sample: { percent: 20, seed: 1 } })
    const share = table.unreadable.length / table.rows
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThan(0.12)
    for (const { row, line } of problems) {
      expect(texts(table, 'id')[row]).toBe('')
      expect(broken.split('\n')[line - 1]).toContain('too,many')
    }
  })
})

describe('some of the columns', () => {
  it('are read, with their cells, in the order of the file', async () => {
    const { table, dialect } = await readingOf(TEXT, { columns: ['note', 'id', 'nobody'] })
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'note'])
    expect(cellText(table.columns[1] as Table['columns'][0], 9)).toBe('n2')
    expect(dialect.portion).toEqual({ columnsInFile: 3 })
  })

  it('are all of them if the file has none of those asked for', async () => {
    const { table, dialect } = await readingOf(TEXT, { columns: ['nobody'] })
    expect(table.columns).toHaveLength(3)
    expect(dialect.portion).toBeUndefined()
  })

  it('judge a row by all of its cells', async () => {
    const { table } = await readingOf('a,b,c\n1,2,3\n4,5\n6,7,8\n', { columns: ['a'] })
    expect(table.unreadable).toEqual([1])
    expect(table.unreadableCells?.get(1)).toEqual(['4'])
  })

  it('may be those of a Parquet file, too', async () => {
    const file = await openAsBlob(new URL('./fixtures/kinds.parquet', import.meta.url))
    const whole = (await readingOf(file)).table
    const last = whole.columns.at(-1)?.name ?? ''
    const { table } = await readingOf(file, { columns: [last] })
    expect(namesOf(table)).toEqual([last])
    expect(texts(table, last)).toEqual(texts(whole, last))
  })
})
