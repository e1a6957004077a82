import { expect, test } from 'vitest'
import type { ColumnChoice } from '../experiment.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { profileTable } from '../profile-table.ts'

/** What is made of a column of 120 cells, in which each of 60 people comes twice. */
function profiled(name: string, cell: (i: number) => string, choice: ColumnChoice = {}) {
  const table = tableOfTexts([[name, Array.from({ length: 120 }, (_, i) => cell(i % 60))]])
  const found = profileTable(table, { [name]: choice })
  if (!found.ok) throw new Error(found.failure.code)
  const [column] = found.value.profile.columns
  return { kind: column?.kind, role: column?.role, warnings: column?.warnings }
}

test.each([
  ['phone_number', (i: number) => String(4_155_550_100 + 7 * i)],
  ['phone', (i: number) => `030 ${7_000_000 + i}`],
  ['手机号', (i: number) => String(13_800_000_000 + 1234 * i)],
  ['SSN', (i: number) => String(536_904_000 + i)],
  ['身份证号', (i: number) => `11010119600307${1000 + i}`],
  ['card_number', (i: number) => String(20_000_000 + 13 * i)],
])('%s stands for somebody and is left out', (name, cell) => {
  expect(profiled(name, cell)).toMatchObject({ role: 'id', warnings: ['personalNumber'] })
})

test.each([
  ['phone_minutes', (i: number) => String(10 + 7 * i)],
  ['phone', (i: number) => (i % 2 ? 'yes' : 'no')],
  ['card', (i: number) => ['gold', 'blue', 'none'][i % 3] ?? ''],
  ['revenue', (i: number) => String(4_155_550_100 + 7 * i)],
])('%s is used', (name, cell) => {
  expect(profiled(name, cell)).toMatchObject({ role: 'feature', warnings: [] })
})

test('a postcode is a place unless a person says that it is a number', () => {
  const cell = (i: number) => String(10_115 + 37 * i)
  expect(profiled('zip', cell)).toMatchObject({ kind: 'category', role: 'feature' })
  expect(profiled('zip', cell, { kind: 'number' })).toMatchObject({ kind: 'number', warnings: [] })
})
