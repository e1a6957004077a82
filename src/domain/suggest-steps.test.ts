import { expect, test } from 'vitest'
import type { Experiment } from './experiment.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { profileTable } from './profile-table.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { suggestSteps, withSteps } from './suggest-steps.ts'

const ROWS = 400
const cellsOf = (cell: (row: number) => number | string) =>
  Array.from({ length: ROWS }, (_, row) => String(cell(row)))

/** Two columns to be left alone, and one for each reason. */
const columns: Record<string, string[]> = {
  even: cellsOf((row) => (row * 37) % 100),
  few: cellsOf((row) => (row % 50 === 0 ? 9 : row % 3)),
  spend: cellsOf((row) => Math.round(Math.exp(((row * 37) % 100) / 12))),
  balance: cellsOf((row) => Math.round(500 - Math.exp(((row * 37) % 100) / 14))),
  height: cellsOf((row) => (row === 7 ? 9000 : 150 + ((row * 37) % 50))),
  gaps: cellsOf((row) => (row % 8 === 0 ? '' : (row * 37) % 100)),
  blank: cellsOf((row) => (row % 9 === 0 ? '' : row % 2 ? 'a' : 'b')),
  rare: cellsOf((row) => (row % 80 === 0 ? `r${row}` : row % 2 ? 'a' : 'b')),
  city: cellsOf((row) => `city ${row % 250}`),
  remark: cellsOf((row) => (row % 8 === 0 ? '' : `order ${row} came late and was not ours`)),
  answer: cellsOf((row) => (row % 3 ? 'no' : 'yes')),
}

function suggest(experiment: Partial<Experiment> = {}, cells = columns) {
  const read = profileTable(tableOfTexts(Object.entries(cells)), experiment.columns)
  if (!read.ok) throw new Error(read.failure.code)
  const document: Experiment = { terrarium: 1, target: 'answer', ...experiment }
  const resolved = resolveExperiment(document, read.value.profile)
  if (!resolved.ok) throw new Error(resolved.failure.code)
  return suggestSteps(document, resolved.value, read.value.profile)
}

test('each column gets the step its profile speaks for, and ordinary ones none', () => {
  const found = suggest().map(({ column, reason, steps }) => [column, reason.code, steps])
  expect(found).toEqual([
    ['spend', 'longTail', { number: { transform: 'log' } }],
    ['balance', 'skewed', { number: { transform: 'yeoJohnson' } }],
    ['height', 'farPoints', { number: { clip: { by: 'quantiles', lower: 0.01, upper: 0.99 } } }],
    ['gaps', 'gaps', { number: { missingFlag: true } }],
    ['blank', 'gaps', { category: { impute: 'ownLevel' } }],
    ['rare', 'rareLevels', { category: { minCount: 10 } }],
    ['city', 'manyLevels', { category: { encode: 'hashed', buckets: 64 } }],
    ['remark', 'gaps', { text: { missingFlag: true } }],
  ])
})

test('dates: the time of day, the days between two, a gap, and no month where there is but one', () => {
  const day = (row: number) => String(1 + (row % 20)).padStart(2, '0')
  const dates = {
    opened: cellsOf((row) => (row % 8 === 0 ? '' : `202${row % 4}-03-${day(row)}`)),
    clicked: cellsOf((row) => `2024-05-${day(row)} ${10 + (row % 9)}:30`),
    answer: cellsOf((row) => (row % 3 ? 'no' : 'yes')),
  }
  const found = suggest({}, dates).map(({ column, reason, steps }) => [column, reason.code, steps])
  expect(found).toEqual([
    ['opened', 'twoDates', { date: { tenure: { until: 'column', column: 'clicked' } } }],
    ['opened', 'gaps', { date: { missingFlag: true } }],
    ['clicked', 'timesOfDay', { date: { hour: 'cyclic' } }],
    ['clicked', 'oneMonth', { date: { month: 'off' } }],
  ])
  const taken = suggest({}, dates).reduce<NonNullable<Experiment['preparation']>['columns']>(
    (all, { column, steps }) => withSteps(all, column, steps),
    undefined,
  )
  expect(suggest({ preparation: { columns: taken ?? {} } }, dates)).toEqual([])
})

test('what is taken is not proposed again', () => {
  const taken = suggest().reduce<NonNullable<Experiment['preparation']>['columns']>(
    (all, { column, steps }) => withSteps(all, column, steps),
    undefined,
  )
  expect(suggest({ preparation: { columns: taken ?? {} } })).toEqual([])
})

test('a column that a person left out is left alone', () => {
  const found = suggest({ columns: { city: { role: 'ignore' }, spend: { role: 'ignore' } } })
  expect(found.map(({ column }) => column)).not.toContain('city')
  expect(found.map(({ column }) => column)).not.toContain('spend')
})

test('further steps join those that a column has', () => {
  const first = withSteps(undefined, '__proto__', { number: { transform: 'log' } })
  expect(Object.entries(withSteps(first, '__proto__', { number: { missingFlag: true } }))).toEqual([
    ['__proto__', { number: { transform: 'log', missingFlag: true } }],
  ])
})
