import { expect, test } from 'vitest'
import { countDuplicates } from './duplicate-rows.ts'
import type { ResolvedColumn } from './experiment.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'

const table = tableOfTexts([
  ['id', ['1', '2', '3', '4', '5', '6', '7']],
  ['n', ['1', '1.0', '2', '-0', '0', 'NA', '']],
  ['c', ['x', ' x', 'x', 'y', 'y', 'z', 'z']],
  ['y', ['5', '5', '5', '6', '6', '7', '7']],
])

function count(columns: Record<string, Partial<ResolvedColumn>>, targets = [5, 5, 5, 6, 6, 7, 7]) {
  const resolved = resolvedFor(table, 'y', { columns })
  return countDuplicates(table, resolved, Float64Array.from(targets))
}

test('rows are equal by value: numbers however written, texts trimmed, gaps as gaps', () => {
  expect(count({ id: { role: 'id' } })).toBe(3)
})

test('columns that are no inputs do not tell rows apart; inputs and the target do', () => {
  expect(count({})).toBe(0)
  expect(count({ id: { role: 'ignore' }, n: { role: 'ignore' }, c: { role: 'ignore' } })).toBe(4)
  expect(count({ id: { role: 'id' } }, [5, 4, 5, 6, 6, 7, 7])).toBe(2)
})

test('rows without a target count nowhere', () => {
  expect(count({ id: { role: 'id' } }, [5, Number.NaN, 5, 6, 6, Number.NaN, 7])).toBe(1)
})

test('200,000 different rows are told apart', () => {
  const many = tableOfTexts([
    ['a', Array.from({ length: 200_000 }, (_, row) => String(row % 1000))],
    ['b', Array.from({ length: 200_000 }, (_, row) => `t${Math.floor(row / 1000)}`)],
    ['y', Array.from({ length: 200_000 }, () => '1')],
  ])
  expect(countDuplicates(many, resolvedFor(many, 'y'), new Float64Array(200_000))).toBe(0)
})
