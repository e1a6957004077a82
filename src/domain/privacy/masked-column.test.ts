import { expect, test } from 'vitest'
import type { Experiment } from '../experiment.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import type { Result } from '../result.ts'
import { cellText } from '../table.ts'
import { readTargets } from '../targets.ts'
import { bindRecipe } from '../transform.ts'
import type { PrivacyStep } from './privacy-step.ts'
import { profileProtected } from './profile-protected.ts'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const ROWS = Array.from({ length: 60 }, (_, row) => row)
const WORDS = ['late', 'broken', 'friendly', 'slow', 'lovely', 'strange']

function fitted(cell: (row: number) => string, privacy: PrivacyStep) {
  const read = tableOfTexts([
    ['x', ROWS.map(cell)],
    ['y', ROWS.map((row) => (row % 3 === 0 ? 'a' : 'b'))],
  ])
  const experiment: Experiment = {
    ...{ terrarium: 1, target: 'y', columns: { x: { privacy } } },
    preparation: { date: { dayOfMonth: 'cyclic', hour: 'cyclic', season: 'quarter' } },
  }
  const { profile, table } = valueOf(
    profileProtected(read, experiment.columns ?? {}, { warnings: [] }, undefined),
  )
  const resolved = valueOf(resolveExperiment(experiment, profile))
  const targets = readTargets(table, resolved)
  const { recipe } = valueOf(fitRecipe(table, resolved, profile, targets, Uint32Array.from(ROWS)))
  return { table, profile, recipe }
}

test('a masked text stays free text, and a new one is masked before it is scored', () => {
  const text = (row: number, mail: string) =>
    `The ${WORDS[row % 6] ?? ''} parcel number ${row} arrived, write to ${mail} please`
  const { table, profile, recipe } = fitted((row) => text(row, `ann${row}@example.com`), {
    kind: 'mask',
  })
  expect(profile.columns[0]).toMatchObject({ kind: 'text', protection: { kind: 'mask' } })
  const [column] = table.columns
  expect(column && cellText(column, 3)).toBe(text(3, '[e-mail]'))
  const inputsOf = (cell: string) => {
    const bound = valueOf(bindRecipe(recipe, tableOfTexts([['x', [cell]]])))
    return JSON.stringify(Array.from(bound.features(Uint32Array.of(0)).numbers))
  }
  expect(inputsOf(text(3, 'someone@else.org'))).toBe(inputsOf(text(3, 'ann3@example.com')))
  expect(inputsOf(text(3, 'nobody'))).not.toBe(inputsOf(text(3, 'ann3@example.com')))
})

test('a month has no weekday, day or hour, and a year no month either', () => {
  const day = (row: number) => `20${10 + (row % 9)}-0${1 + (row % 8)}-${11 + (row % 17)}`
  const names = fitted(day, { kind: 'date', to: 'month' }).recipe.inputNames.join('; ')
  expect(names).toMatch(/month \(sine\)/)
  expect(names).not.toMatch(/weekday|Monday|Mon|day of the month|time of day/)
})
