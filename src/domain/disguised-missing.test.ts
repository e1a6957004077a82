import { expect, test } from 'vitest'
import { ColumnBuilder } from './column-builder.ts'
import type { ColumnChoice } from './experiment.ts'
import { profileTable } from './profile-table.ts'
import type { ColumnProfile } from './profile.ts'

function profileOf(texts: readonly (string | number)[], choice: ColumnChoice = {}): ColumnProfile {
  const builder = new ColumnBuilder()
  for (const text of texts) builder.add(String(text))
  const table = {
    rows: texts.length,
    unreadable: [],
    columns: [{ name: 'x', cells: builder.finish() }],
  }
  const profiled = profileTable(table, { x: choice })
  const column = profiled.ok ? profiled.value.profile.columns[0] : undefined
  if (!column) throw new Error('no profile')
  return column
}

function upTo(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, i) => from + i)
}

test('a lonely number below all others is suggested, with the nearest of them', () => {
  expect(profileOf([-1, -1, -1, ...upTo(9, 1)]).disguised).toEqual([
    { texts: ['-1'], count: 3, reason: 'below', nearest: 1 },
  ])
  expect(profileOf(['-1.0', '-1', ...upTo(9, 1)]).disguised?.[0]?.texts).toEqual(['-1.0', '-1'])
  expect(profileOf([-999, -999, ...upTo(40, -20)]).disguised).toMatchObject([{ nearest: -20 }])
})

test('a number of nines far above all others is suggested', () => {
  expect(profileOf([999, 999, ...upTo(27)]).disguised).toEqual([
    { texts: ['999'], count: 2, reason: 'above', nearest: 26 },
  ])
})

test.each([
  ['ages up to 99', [99, 99, ...upTo(60, 20)]],
  ['one of three answers', [-1, -1, 0, 0, 1, 1]],
  ['-1 beside 0 to 9', [-1, -1, ...upTo(10)]],
  ['losses and gains', [-1, -1, ...upTo(50, -25)]],
  ['a single 999', [999, ...upTo(27)]],
  ['a rare 999 of many rows', [999, 999, ...upTo(5000).map((i) => i % 40)]],
  ['plain words', ['red', 'green', 'blue', 'red']],
  ['two words', ['none', 'some', 'none']],
  ['yes and no', ['有', '无', '有']],
  ['codes', ['1', '2', '3', '4', '5', '6', '7', '8b']],
])('%s are values', (_, texts) => {
  expect(profileOf(texts).disguised).toBeUndefined()
})

test('words that say "not known" are suggested together', () => {
  expect(profileOf(['cellular', 'Unknown', 'telephone', 'unknown', '-']).disguised).toEqual([
    { texts: ['Unknown', 'unknown', '-'], count: 3, reason: 'word' },
  ])
  expect(profileOf(['北京', '上海', '未知', '上海']).disguised).toMatchObject([
    { texts: ['未知'], count: 1 },
  ])
})

test('texts that alone keep a column from being numbers are suggested, and taking them makes it one', () => {
  const texts = ['tba', '1,5', '2,5', '3,5', '4,5', '5,5', '6,5']
  expect(profileOf(texts)).toMatchObject({
    kind: 'category',
    disguised: [{ texts: ['tba'], count: 1, reason: 'notANumber' }],
  })
  const taken = profileOf(texts, { missing: ['tba'] })
  expect(taken).toMatchObject({ kind: 'number', missing: 1, number: { max: 6.5 } })
  expect(taken.disguised).toBeUndefined()
})
