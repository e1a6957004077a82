import { expect, test } from 'vitest'
import { remarkOn } from './form-remark.ts'
import type { FittedColumn } from './recipe.ts'
import { OTHER_LEVEL } from './typical-row.ts'

const age: FittedColumn = {
  kind: 'number',
  name: 'age',
  missing: ['', 'na'],
  offset: 0,
  method: 'standard',
  impute: 40,
  center: 40,
  scale: 10,
  min: 18,
  max: 90,
  median: 40,
  integer: true,
}
const plan: FittedColumn = {
  kind: 'category',
  name: 'plan',
  missing: [''],
  offset: 1,
  impute: 'basic',
  levels: ['basic', 'plus'],
  counts: [3, 2],
  other: false,
}

test.each([
  [age, '18', undefined],
  [age, ' 90 ', undefined],
  [age, '91', 'outside'],
  [age, 'NA', 'missing'],
  [age, null, 'missing'],
  [plan, 'plus', undefined],
  [plan, 'gold', 'unseen'],
  [plan, OTHER_LEVEL, undefined],
] as const)('%o with %s: %s', (column, text, remark) => {
  expect(remarkOn(column, text)).toBe(remark)
})
