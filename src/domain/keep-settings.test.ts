import { expect, test } from 'vitest'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { keepSettings } from './keep-settings.ts'
import { profileTable } from './profile-table.ts'
import type { Experiment } from './experiment.ts'

function profileOf(names: string[]) {
  const profiled = profileTable(
    tableOfTexts(names.map((name) => [name, Array.from({ length: 60 }, (_, i) => `${i % 7}`)])),
  )
  if (!profiled.ok) throw new Error(profiled.failure.code)
  return profiled.value.profile
}

const suggested: Experiment = { terrarium: 1, target: 'b', training: { epochs: 300 } }
const before: Experiment = {
  terrarium: 1,
  target: 'a',
  positive: 'yes',
  columns: { a: { kind: 'category' } },
  split: { kind: 'fractions', seed: 7 },
  training: { epochs: 12 },
}

test('settings and target stay while the table has the target', () => {
  expect(keepSettings(before, suggested, profileOf(['a', 'b']))).toEqual({
    terrarium: 1,
    target: 'a',
    columns: { a: { kind: 'category' } },
    split: { kind: 'fractions', seed: 7 },
    training: { epochs: 12 },
  })
})

test('what was said about columns stays only if all of them are still there', () => {
  const columns = { a: { role: 'id' as const }, gone: { kind: 'category' as const } }
  const kept = keepSettings({ ...before, columns }, suggested, profileOf(['a', 'b']))
  expect(kept).not.toHaveProperty('columns')
})

test('without it, and without the rows that a split names, those are as suggested', () => {
  const rows = { kind: 'rows' as const, train: [0], validation: [1], test: [2] }
  const kept = keepSettings({ ...before, split: rows }, suggested, profileOf(['b']))
  expect(kept).toEqual({ terrarium: 1, target: 'b', training: { epochs: 12 } })
})

test('steps of single columns stay with the columns that are still there', () => {
  const preparation = {
    number: { scale: 'minMax' as const },
    columns: { a: { number: { transform: 'log' as const } }, c: { number: {} } },
  }
  const kept = keepSettings({ ...before, preparation }, suggested, profileOf(['a', 'b']))
  expect(kept.preparation).toEqual({
    number: { scale: 'minMax' },
    columns: { a: { number: { transform: 'log' } } },
  })
})

test('a split by a column stays while the table has that column', () => {
  const split = { kind: 'group' as const, column: 'b' }
  const kept = (names: string[]) => keepSettings({ ...before, split }, suggested, profileOf(names))
  expect(kept(['a', 'b'])).toMatchObject({ target: 'a', split })
  expect(kept(['a', 'c'])).not.toHaveProperty('split')
  // Without its target the question is about the very column that the rows were split by.
  expect(kept(['b', 'c'])).not.toHaveProperty('split')
})

test('protected columns stay protected when the file is read in another way', () => {
  const privacy = { kind: 'drop' as const }
  const protectedBefore: Experiment = {
    ...before,
    columns: { b: { role: 'ignore', privacy }, gone: { privacy } },
  }
  const kept = keepSettings(protectedBefore, suggested, profileOf(['a', 'b']))
  expect(kept.columns).toEqual({ b: { privacy } })
})

test('a campaign stays, without a column of values that is gone', () => {
  const campaign: Experiment['campaign'] = {
    contactCost: 2,
    value: { column: 'gone' },
    scenarios: [
      { name: 'one', value: { column: 'b' } },
      { name: 'other', value: 5 },
    ],
  }
  expect(keepSettings({ ...before, campaign }, suggested, profileOf(['a', 'b']))).toMatchObject({
    campaign: { contactCost: 2, scenarios: campaign.scenarios },
  })
})
