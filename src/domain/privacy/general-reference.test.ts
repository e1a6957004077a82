import { expect, test } from 'vitest'
import type { DateSteps } from '../preparation-steps.ts'
import type { Experiment } from '../experiment.ts'
import { expandRows } from '../features.ts'
import { fitRecipe } from '../fit-recipe.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import type { Result } from '../result.ts'
import { readTargets } from '../targets.ts'
import { bindRecipe } from '../transform.ts'
import { profileProtected } from './profile-protected.ts'

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const ROWS = Array.from({ length: 60 }, (_, row) => row)
const two = (value: number) => String(value).padStart(2, '0')
const JOINED = ROWS.map((row) => `2023-${two(1 + (row % 12))}-${two(1 + (row % 28))}`)
const LEFT = ROWS.map((row) => `2024-${two(1 + (row % 11))}-${two(3 + (row % 25))}`)
const NO_INPUT: DateSteps = { recency: false, weekday: 'off', month: 'off' }

/** Counts days from `joined` to `left`, which is made general and no input itself. */
function fittedRecipe() {
  const experiment: Experiment = {
    terrarium: 1,
    target: 'y',
    columns: { left: { privacy: { kind: 'date', to: 'month' } } },
    preparation: {
      columns: {
        joined: { date: { ...NO_INPUT, tenure: { until: 'column', column: 'left' } } },
        left: { date: NO_INPUT },
      },
    },
  }
  const read = tableOfTexts([
    ['joined', JOINED],
    ['left', LEFT],
    ['x', ROWS.map((row) => String(row % 7))],
    ['y', ROWS.map((row) => (row % 3 === 0 ? 'a' : 'b'))],
  ])
  const { profile, table } = valueOf(
    profileProtected(read, experiment.columns ?? {}, { warnings: [] }, undefined),
  )
  const resolved = valueOf(resolveExperiment(experiment, profile))
  const targets = readTargets(table, resolved)
  return valueOf(fitRecipe(table, resolved, profile, targets, Uint32Array.from(ROWS))).recipe
}

test('days to a general date that is no input itself are counted to the general date in new rows too', () => {
  const recipe = fittedRecipe()
  expect(recipe.inputNames).toEqual(['joined, days until left', 'x'])
  const inputsOf = (left: string) => {
    const row = tableOfTexts([
      ['x', ['1']],
      ['left', [left]],
      ['joined', ['2023-02-03']],
    ])
    return Array.from(expandRows(valueOf(bindRecipe(recipe, row)).features(Uint32Array.of(0))))
  }
  expect(inputsOf('2024-05-28')).toEqual(inputsOf('2024-05'))
  expect(inputsOf('2024-05-28')).toEqual(inputsOf('2024-05-02'))
  expect(inputsOf('2024-06-02')).not.toEqual(inputsOf('2024-05-28'))
})
