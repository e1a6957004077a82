import { expect, test } from 'vitest'
import { readOptions } from './arguments.ts'

const now = new Date('2026-11-22T03:04:05.678Z')

test('without options everything is measured in five rounds, into a file named by the time', () => {
  expect(readOptions([], now)).toEqual({
    rounds: 5,
    parts: ['training', 'scoring', 'tables', 'reading', 'decisions'],
    budgetMs: 1000,
    scoredRows: 1_000_000,
    readRows: [10_000, 100_000, 1_000_000],
    json: 'bench-results/2026-11-22T03-04-05.json',
  })
})

test('what is asked for is taken, in quick runs too', () => {
  const args = ['--quick', '--rounds', '3', '--only', 'tables, training', '--json', 'a.json']
  expect(readOptions(args, now)).toMatchObject({
    rounds: 3,
    parts: ['training', 'tables'],
    scoredRows: 100_000,
    json: 'a.json',
  })
  expect(readOptions(['--rows', '20000,5000000'], now).readRows).toEqual([20_000, 5_000_000])
})

test.each([
  [['--rounds', '0'], 'whole number'],
  [['--rounds', 'many'], 'whole number'],
  [['--only', 'peak'], 'not peak'],
  [['--rows', '1000,lots'], 'whole numbers'],
  [['--speed'], '--speed'],
])('%j is refused', (args, why) => {
  expect(() => readOptions(args, now)).toThrow(why)
})
