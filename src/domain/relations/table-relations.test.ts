import { expect, test } from 'vitest'
import type { Experiment } from '../experiment.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { profileTable } from '../profile-table.ts'
import { randomUniform } from '../random.ts'
import { resolveExperiment } from '../resolve-experiment.ts'
import type { Result } from '../result.ts'
import { rowsToLookAt } from './measured-rows.ts'
import { suspectColumns, suspectInputs, type Suspicion } from './suspect-columns.ts'
import { tableRelations, type TableRelations } from './table-relations.ts'

const ROWS = 400
const scatter = (row: number, salt: number) => randomUniform(1, 'sample', salt, row)
const column = (cell: (row: number) => string | number) =>
  Array.from({ length: ROWS }, (_, row) => String(cell(row)))
const left = (row: number) => scatter(row, 1) < 0.3

const TABLE: [string, string[]][] = [
  ['customer', column((row) => `K${row}`)],
  ['age', column((row) => 20 + Math.round(40 * scatter(row, 2) + (left(row) ? 12 : 0)))],
  ['plan', column((row) => (scatter(row, 3) < 0.5 ? 'free' : 'plus'))],
  ['code', column((row) => (left(row) ? 'X' : scatter(row, 4) < 0.5 ? 'Y' : 'Z'))],
  ['why', column((row) => (left(row) && row % 5 > 0 ? ['price', 'moved'][row % 2] : '') ?? '')],
  ['note', column((row) => (row % 3 === 0 ? 'called' : ''))],
  ['call_duration', column((row) => Math.round(100 * scatter(row, 5) + (left(row) ? 45 : 0)))],
  ['left', column((row) => (left(row) ? 'yes' : 'no'))],
]

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function look(
  change: Partial<Experiment> = {},
  columns = TABLE,
): {
  relations: TableRelations
  suspicions: Suspicion[]
} {
  const experiment: Experiment = { terrarium: 1, target: 'left', positive: 'yes', ...change }
  const { table, profile } = valueOf(profileTable(tableOfTexts(columns), experiment.columns))
  const resolved = valueOf(resolveExperiment(experiment, profile))
  const work = tableRelations(table, profile, resolved)
  let step = work.next()
  while (step.done !== true) step = work.next()
  return { relations: step.value, suspicions: suspectColumns(step.value, resolved) }
}

test('every column but the target and the ids gets a measure that suits both', () => {
  const { relations } = look()
  expect(relations).toMatchObject({ target: 'left', rows: ROWS, sampled: false })
  const measures = relations.columns.map((relation) => relation?.measure)
  expect(measures).toEqual([
    ...[undefined, 'auc', 'cramersV', 'cramersV', undefined],
    ...[undefined, 'auc', undefined],
  ])
  expect(relations.columns[1]?.value).toBeGreaterThan(0.6)
  expect(relations.columns[2]?.strength).toBeLessThan(0.2)
})

test('the other answer counted as positive turns an AUC round', () => {
  const one = look().relations.columns[1]
  const other = look({ positive: 'no' }).relations.columns[1]
  expect(other?.value).toBeCloseTo(1 - (one?.value ?? 0), 12)
  expect(other?.strength).toBeCloseTo(one?.strength ?? 0, 12)
})

test('a number as target is measured by rank', () => {
  const { relations } = look({ target: 'age', task: 'regression' })
  expect(relations.columns[6]?.measure).toBe('spearman')
  expect(relations.columns[7]?.measure).toBe('correlationRatio')
  expect(relations.filledFor).toEqual([])
})

test('what gives the answer away is suspected, the gravest first, and nothing else is', () => {
  expect(look().suspicions.map(({ column: name, code }) => [name, code])).toEqual([
    ['code', 'givesAway'],
    ['why', 'filledFor'],
    ['call_duration', 'knownLater'],
  ])
  expect(look().suspicions[1]).toMatchObject({ cells: 'filled', answer: 'yes', share: 1 })
})

test('an answer that changes with the day of birth is no drift over time', () => {
  const day = column((row) => `19${left(row) ? 90 : 60}-03-${String(10 + (row % 10))}`)
  const driftOver = (name: string) => look({}, [...TABLE, [name, day]]).relations.drifts[0]?.index
  expect(driftOver('signed')).toBe(TABLE.length)
  for (const name of ['dateOfBirth', 'dob', '生日']) expect(driftOver(name), name).toBeUndefined()
})

test('a very wide table is looked at in fewer rows', () => {
  expect(rowsToLookAt(20)).toBe(100_000)
  expect(rowsToLookAt(2000)).toBe(10_000)
  expect(rowsToLookAt(1_000_000)).toBe(1000)
})

test('of the columns under suspicion those are named that a model has as inputs', () => {
  const { relations } = look()
  const table = { columns: TABLE.map(([name], index) => ({ index, name })) }
  const recipe = (target: string, names: string[]) => {
    const column = { kind: 'boolean' as const, missing: [], offset: 0, impute: 0 as const }
    const texts = { trueText: 'yes', falseText: 'no' }
    return {
      columns: names.map((name) => ({ ...column, ...texts, name })),
      target: { ...{ task: 'multiclass' as const, name: target }, classes: [], missing: [] },
    }
  }
  expect(suspectInputs(relations, table, recipe('left', ['age', 'why', 'code']))).toEqual([
    ...['code', 'why'],
  ])
  expect(suspectInputs(relations, table, recipe('left', ['age', 'plan']))).toEqual([])
  expect(suspectInputs(relations, table, recipe('age', ['code']))).toEqual([])
})
