import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Result } from '../../src/domain/result.ts'
import { DataService } from './data-service.ts'

const file = path.join(process.env['TERRARIUM_SHARED'] ?? '../shared', 'data', 'bank.csv')
const present = existsSync(file)
const title = 'views of a real table say what its plain text says'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function counts(texts: string[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const text of texts) result.set(text, (result.get(text) ?? 0) + 1)
  return result
}

test.skipIf(!present)(present ? title : `${title} (no ${file})`, async () => {
  const bytes = readFileSync(file)
  const [header = [], ...rows] = bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')))
  const at = (name: string) => header.indexOf(name)
  const married = rows.filter((row) => row[at('marital')] === 'married' && Number(row[0]) > 50)

  const service = new DataService()
  const opened = await service.open(
    { name: 'bank.csv', blob: new Blob([bytes]) },
    {},
    () => undefined,
  )
  expect(valueOf(opened).frame).toEqual({ rows: rows.length, sampled: false })
  const view = {
    filters: [
      { column: 'marital', test: 'equals' as const, text: 'married' },
      { column: 'age', test: 'above' as const, value: 50 },
    ],
    derived: [],
  }
  const page = valueOf(await service.page(view, 0, rows.length))
  expect(page.names).toEqual(header)
  expect(page.cells).toEqual(married)

  const balances = married.map((row) => Number(row[at('balance')])).sort((a, b) => a - b)
  const mean = balances.reduce((a, b) => a + b, 0) / balances.length
  const squares = balances.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  const described = valueOf(await service.describe(view)).find(({ name }) => name === 'balance')
  expect(described).toMatchObject({
    count: balances.length,
    missing: 0,
    min: balances[0],
    max: balances.at(-1),
  })
  expect(described?.mean).toBeCloseTo(mean, 8)
  expect(described?.std).toBeCloseTo(Math.sqrt(squares / (balances.length - 1)), 8)

  const jobs = counts(married.map((row) => row[at('job')] ?? ''))
  const counted = valueOf(await service.valueCounts(view, 'job'))
  expect(new Map(counted.map(({ text, count }) => [text, count]))).toEqual(jobs)
  const buyers = counts(
    married.filter((row) => row.at(-1) === 'yes').map((row) => row[at('job')] ?? ''),
  )
  for (const { group, mean: share } of valueOf(await service.groupBy(view, 'job', 'y', 'yes'))) {
    expect(share).toBeCloseTo((buyers.get(group) ?? 0) / (jobs.get(group) ?? 0), 12)
  }
})
