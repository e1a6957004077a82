import { expect, test } from 'vitest'
import type { Relation } from '../../domain/relations/relation.ts'
import { closestPairs, heatCells } from './correlation-cells.ts'

const rho = (value: number): Relation => {
  return { measure: 'spearman', value, strength: Math.abs(value) }
}
const FOUND = {
  columns: [4, 2, 7],
  cells: [
    [null, rho(-0.8), rho(0.1)],
    [rho(-0.8), null, null],
    [rho(0.1), null, null],
  ],
  ...{ rows: 9, sampled: false, others: 0 },
}

test('pairs come once, the closest first, whatever their sign; what is not measured is no pair', () => {
  const pairs = closestPairs(FOUND, ['price', 'age', 'size'])
  expect(pairs.map(({ a, b, relation }) => [a, b, relation.value])).toEqual([
    ['price', 'age', -0.8],
    ['price', 'size', 0.1],
  ])
})

test('a cell holds what fits, and all of it as its title', () => {
  expect(heatCells(FOUND)[0]).toEqual([
    null,
    { value: -0.8, text: '−.80', title: 'ρ −0.80' },
    { value: 0.1, text: '.10', title: 'ρ 0.10' },
  ])
})
