import { expect, test } from 'vitest'
import type { ColumnProfile } from '../../domain/profile.ts'
import { columnRemarks, withRemedy } from './column-remarks.ts'

const COLUMN: ColumnProfile = {
  index: 0,
  name: 'x',
  kind: 'number',
  role: 'feature',
  missing: 0,
  distinct: 9,
  topValues: [],
  warnings: [],
}

test('a format that could be another is named with the other number, and the remedy is the other format', () => {
  const example = { text: '1,234', value: 1234 }
  const format = { decimal: 'point' as const, unit: '', certain: false, example }
  const [remark] = columnRemarks([{ ...COLUMN, format }])
  expect(remark).toMatchObject({ about: 'format', other: 1.234 })
  expect(remark && withRemedy({ role: 'id' }, remark)).toEqual({
    role: 'id',
    numberFormat: 'comma',
  })
  expect(columnRemarks([{ ...COLUMN, format: { ...format, certain: true } }])).toEqual([])
})

test('numbers that only their name calls dates may be numbers again', () => {
  const example = { text: '45322', value: Date.UTC(2024, 0, 31) }
  const found = { format: 'excel' as const, certain: false, example, byName: true as const }
  const dates = { ...found, earliest: example.value, latest: example.value }
  const [remark] = columnRemarks([{ ...COLUMN, kind: 'date', dates }])
  expect(remark && withRemedy({ role: 'time' }, remark)).toEqual({ role: 'time', kind: 'number' })
})

test('a text counted as empty comes on top of what counts as empty already', () => {
  const disguised = [{ texts: ['-1'], count: 3, reason: 'below' as const, nearest: 1 }]
  const [remark] = columnRemarks([{ ...COLUMN, disguised }])
  if (!remark) throw new Error('no remark')
  expect(withRemedy({}, remark).missing).toEqual(['na', 'n/a', 'nan', 'null', '?', '-1'])
  expect(withRemedy({ missing: ['x'] }, remark).missing).toEqual(['x', '-1'])
})
