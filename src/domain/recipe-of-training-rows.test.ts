import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Experiment, PreparationChoice, Task } from './experiment.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import {
  CATEGORY_ENCODES,
  CATEGORY_IMPUTES,
  NUMBER_IMPUTES,
  NUMBER_SCALES,
  NUMBER_TRANSFORMS,
  DATE_CYCLES,
  DATE_IMPUTES,
  DATE_SEASONS,
} from './preparation-steps.ts'
import { planData } from './prepare-data.ts'
import { profileTable } from './profile-table.ts'
import { resolveExperiment } from './resolve-experiment.ts'
import { bindRecipe } from './transform.ts'
import { expandRows } from './features.ts'

const SPLIT = {
  kind: 'rows' as const,
  train: [0, 1, 2, 3, 4, 5],
  validation: [6, 7, 8],
  test: [9, 10, 11],
}
const ROWS = 12

/** A column of each kind, and what its cells may be. */
const CELLS = {
  number: fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.constantFrom('', '1e300', '7'),
  ),
  category: fc.constantFrom('a', 'b', 'c', 'rare', '', 'NA', '7'),
  boolean: fc.constantFrom('yes', 'no', ''),
  date: fc
    .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  text: fc
    .array(fc.constantFrom('good', 'bad', 'Not', '好', '不好用', '7', '.', 'né'), { maxLength: 5 })
    .map((words) => words.join(' ')),
}
type Kind = keyof typeof CELLS
const KINDS = Object.keys(CELLS) as Kind[]

const row = fc.record(CELLS)
const rows = (count: number) => fc.array(row, { minLength: count, maxLength: count })

const TARGETS: Record<Task, string[]> = {
  binary: ['yes', 'no', 'no'],
  multiclass: ['red', 'green', 'blue'],
  regression: ['1.5', '-3', '800'],
}

const preparation: fc.Arbitrary<PreparationChoice> = fc.record(
  {
    number: fc.record(
      {
        clip: fc.constantFrom(null, { by: 'quantiles', lower: 0.1, upper: 0.9 }),
        impute: fc.constantFrom(...NUMBER_IMPUTES),
        missingFlag: fc.boolean(),
        bins: fc.constantFrom(null, { by: 'width', count: 3 }, { by: 'quantile', count: 3 }),
        transform: fc.constantFrom(...NUMBER_TRANSFORMS),
        scale: fc.constantFrom(...NUMBER_SCALES),
      },
      { requiredKeys: [] },
    ),
    category: fc.record(
      {
        impute: fc.constantFrom(...CATEGORY_IMPUTES),
        encode: fc.constantFrom(...CATEGORY_ENCODES),
        minCount: fc.integer({ min: 1, max: 3 }),
        buckets: fc.integer({ min: 2, max: 6 }),
      },
      { requiredKeys: [] },
    ),
    date: fc.record(
      {
        recency: fc.boolean(),
        tenure: fc.constantFrom(null, { until: 'date', date: '2020-02-29' }),
        year: fc.boolean(),
        season: fc.constantFrom(...DATE_SEASONS),
        month: fc.constantFrom(...DATE_CYCLES),
        dayOfMonth: fc.constantFrom(...DATE_CYCLES),
        weekday: fc.constantFrom(...DATE_CYCLES),
        impute: fc.constantFrom(...DATE_IMPUTES),
        constant: fc.constant('2001-01-01'),
        missingFlag: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    text: fc.record(
      {
        words: fc.constantFrom(null, { from: 1, to: 2 }),
        characters: fc.constantFrom({ from: 1, to: 3 }),
        buckets: fc.integer({ min: 4, max: 32 }),
        lowercase: fc.boolean(),
        sublinear: fc.boolean(),
        idf: fc.boolean(),
        missingFlag: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

/** From a table and a document to the recipe and its inputs, the whole way. */
function prepared(cells: readonly Record<Kind, string>[], task: Task, choice: PreparationChoice) {
  const answers = TARGETS[task]
  const table = tableOfTexts([
    ...KINDS.map((kind): [string, string[]] => [kind, cells.map((of) => of[kind])]),
    ['answer', cells.map((_, i) => answers[i % answers.length] ?? '')],
  ])
  const experiment: Experiment = {
    terrarium: 1,
    target: 'answer',
    task,
    // What would be found in all rows is chosen here: how a column is read is no part of the recipe.
    columns: {
      number: { kind: 'number', role: 'feature', numberFormat: 'plain' },
      category: { kind: 'category', role: 'feature' },
      boolean: { kind: 'boolean', role: 'feature' },
      date: { kind: 'date', role: 'feature', dateFormat: 'ymd' },
      text: { kind: 'text', role: 'feature' },
    },
    preparation: choice,
    split: SPLIT,
  }
  const profiled = profileTable(table, experiment.columns)
  if (!profiled.ok) throw new Error(JSON.stringify(profiled.failure))
  const resolved = resolveExperiment(experiment, profiled.value.profile)
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.failure))
  const planned = planData(profiled.value.table, resolved.value, profiled.value.profile)
  if (!planned.ok) throw new Error(JSON.stringify(planned.failure))
  const { recipe, network } = planned.value.plan
  const transform = bindRecipe(recipe, profiled.value.table)
  if (!transform.ok) throw new Error(JSON.stringify(transform.failure))
  const inputs = expandRows(
    transform.value.features(Uint32Array.from([...SPLIT.train, ...SPLIT.validation])),
  )
  return JSON.stringify({ recipe, network, inputs: [...inputs] })
}

const tasks = fc.constantFrom<Task>('binary', 'multiclass', 'regression')

test('a recipe fitted twice is the same, for all kinds of columns and steps', () => {
  fc.assert(
    fc.property(rows(ROWS), tasks, preparation, (cells, task, choice) => {
      expect(prepared(cells, task, choice)).toBe(prepared(cells, task, choice))
    }),
    { numRuns: 60 },
  )
})

test('other test rows change neither the recipe nor what it makes of the rows that are not for the test', () => {
  fc.assert(
    fc.property(rows(ROWS), rows(3), tasks, preparation, (cells, others, task, choice) => {
      const changed = [...cells.slice(0, ROWS - 3), ...others]
      expect(prepared(changed, task, choice)).toBe(prepared(cells, task, choice))
    }),
    { numRuns: 80 },
  )
})
