import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import type { ResolvedExperiment } from './experiment.ts'
import { expandRows } from './features.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import { buildData, planData, planDataWith, type DataPlan } from './prepare-data.ts'
import type { PreparedData } from './prepared-data.ts'
import type { Result } from './result.ts'
import type { Table } from './table.ts'

const ROWS = 40

function column(cell: (row: number) => string | number): string[] {
  return Array.from({ length: ROWS }, (_, row) => String(cell(row)))
}

const table = tableOfTexts([
  ['age', column((row) => (row % 7 === 0 ? '' : 20 + row))],
  ['job', column((row) => ['clerk', 'farmer', 'nurse'][row % 3] ?? '')],
  ['w', column((row) => 1 + (row % 2))],
  ['y', column((row) => (row % 10 === 9 ? 'NA' : row % 4 === 0 ? 'yes' : 'no'))],
])

const BINARY: Partial<ResolvedExperiment> = {
  task: 'binary',
  classes: ['no', 'yes'],
  positive: 'yes',
}

type Columns = NonNullable<NonNullable<Parameters<typeof resolvedFor>[2]>['columns']>

function resolved(columns: Columns = { w: { role: 'ignore' } }, of = table): ResolvedExperiment {
  return resolvedFor(of, 'y', { ...BINARY, columns })
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
}

async function dataOf(from: Table, plan: DataPlan): Promise<PreparedData> {
  return valueOf(await buildData(from, plan, sha256))
}

test('a plan says what the data will be', async () => {
  const plan = valueOf(planData(table, resolved()))
  const data = await dataOf(table, plan)
  expect(plan.plan.rows).toEqual({ train: 22, validation: 7, test: 7, skipped: 4 })
  expect(data.skipped).toBe(4)
  const { train, validation, test } = plan.plan.classCounts
  const targetSums = [data.train, data.validation, data.test].map(({ targets }) =>
    targets.reduce((a, b) => a + b, 0),
  )
  expect(targetSums).toEqual([train[1], validation[1], test[1]])
  expect([train, validation, test].map(([no = 0, yes = 0]) => no + yes)).toEqual([22, 7, 7])
  expect(plan.plan.network.layers.map(({ inputs, units }) => [inputs, units])).toEqual([
    [4, 64],
    [64, 32],
    [32, 1],
  ])
  expect(plan.plan.leftOut).toEqual([
    { name: 'w', reason: 'role' },
    { name: 'y', reason: 'target' },
  ])
})

test('targets, rows and inputs belong to the same rows of the table', async () => {
  const plan = valueOf(planData(table, resolved()))
  const { train, validation, test: tested } = await dataOf(table, plan)
  for (const { rows, targets, features } of [train, validation, tested]) {
    const values = expandRows(features)
    rows.forEach((row, i) => {
      expect(targets[i]).toBe(row % 4 === 0 ? 1 : 0)
      const job = values.subarray(4 * i + 1, 4 * i + 4)
      expect(job.indexOf(1)).toBe(row % 3)
    })
  }
})

test('the positive class is 1, whichever it is; counts stay in the order of the classes', () => {
  const yes = valueOf(planData(table, resolved()))
  const no = valueOf(planData(table, { ...resolved(), positive: 'no' }))
  const present = yes.targets.filter((target) => !Number.isNaN(target))
  const turned = no.targets.filter((target) => !Number.isNaN(target))
  expect([...turned]).toEqual([...present].map((target) => 1 - target))
  expect(no.plan.classCounts.train).toEqual(yes.plan.classCounts.train)
})

test('the example shows cells as read and the inputs they became', async () => {
  const plan = valueOf(planData(table, resolved()))
  const data = await dataOf(table, plan)
  const [first] = plan.plan.example
  const row = data.train.rows[0] ?? 0
  expect(first?.row).toBe(row)
  expect(first?.before).toEqual({
    age: row % 7 === 0 ? null : String(20 + row),
    job: ['clerk', 'farmer', 'nurse'][row % 3],
  })
  expect(first?.after).toEqual([...expandRows(data.train.features).subarray(0, 4)])
})

test('the same table gives the same fingerprint, another cell another one', async () => {
  const fingerprint = async (from: Table) =>
    (await dataOf(from, valueOf(planData(from, resolved())))).fingerprint
  const first = await fingerprint(table)
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await fingerprint(table)).toBe(first)
  const changed = { ...table, columns: [...table.columns] }
  changed.columns[0] = tableOfTexts([['age', column((row) => row)]]).columns[0] ?? never()
  expect(await fingerprint(changed)).not.toBe(first)
})

function never(): never {
  throw new Error('no such column')
}

test('unreadable rows are skipped and counted', () => {
  const broken = { ...table, unreadable: [0, 9, 11] }
  const plan = valueOf(planData(broken, resolved()))
  expect(plan.plan.rows.skipped).toBe(4 + 2)
  const { train, validation, test: tested } = plan.split
  expect([...train, ...validation, ...tested]).not.toContain(11)
})

test('a weight column counts rows and is no input', async () => {
  const plan = valueOf(planData(table, resolved({ w: { role: 'weight' } })))
  expect(plan.plan.recipe.inputNames).not.toContain('w')
  const { train } = await dataOf(table, plan)
  expect([...train.weights]).toEqual([...train.rows].map((row) => 1 + (row % 2)))
  const without = await dataOf(table, valueOf(planData(table, resolved())))
  expect(new Set(without.train.weights)).toEqual(new Set([1]))
})

test.each([
  ['-1', 'notANumber'],
  ['', 'notANumber'],
  ['1e200', 'notANumber'],
  ['0', 'noWeight'],
])('weights of %j are refused', async (text, code) => {
  const odd = { ...table, columns: [...table.columns] }
  odd.columns[2] = tableOfTexts([['w', column(() => text)]]).columns[0] ?? never()
  const plan = valueOf(planData(odd, resolved({ w: { role: 'weight' } }, odd)))
  expect(await buildData(odd, plan, sha256)).toMatchObject({ failure: { code } })
})

test('with a recipe fitted earlier nothing is learnt from the table', async () => {
  const { recipe } = valueOf(planData(table, resolved())).plan
  const later = { ...table, columns: [...table.columns] }
  later.columns[0] = tableOfTexts([['age', column((row) => 1000 * row)]]).columns[0] ?? never()
  const plan = valueOf(planDataWith(later, resolved(), recipe))
  expect(plan.plan.recipe).toBe(recipe)
  const { train } = await dataOf(later, plan)
  const [age] = recipe.columns
  if (age?.kind !== 'number') throw new Error('age is a number')
  const row = train.rows[1] ?? 0
  expect(expandRows(train.features)[4]).toBe(Math.fround((1000 * row - age.center) / age.scale))
})

test.each<ResolvedExperiment['split']>([
  { kind: 'group', column: 'job', train: 0.6, validation: 0.2, test: 0.2, stratify: true, seed: 3 },
  { kind: 'time', column: 'age', train: 0.5, validation: 0.25, test: 0.25 },
  {
    kind: 'fractions',
    train: 0.6,
    validation: 0.2,
    test: 0.2,
    stratify: true,
    seed: 3,
    duplicatesTogether: true,
  },
])('a recipe fitted earlier meets the same split again: $kind', async (split) => {
  const experiment = { ...resolved({ w: { role: 'ignore' } }), split }
  const first = valueOf(planData(table, experiment))
  const again = valueOf(planDataWith(table, experiment, first.plan.recipe))
  expect(again.split).toEqual(first.split)
  expect(again.plan.splitFacts).toEqual(first.plan.splitFacts)
  expect((await dataOf(table, again)).fingerprint).toBe((await dataOf(table, first)).fingerprint)
})

test('a recipe for another task is refused', () => {
  const { recipe } = valueOf(planData(table, resolved())).plan
  const regression = resolvedFor(table, 'w')
  expect(planDataWith(table, regression, recipe)).toMatchObject({
    failure: { code: 'checkpointMismatch' },
  })
})

test('texts that would take too much memory are refused before they are made', () => {
  const rows = 100_000
  const codes = Uint32Array.from({ length: rows }, (_, row) => row % 2)
  const column = (name: string, dictionary: string[]) => ({
    name,
    cells: { storage: 'text' as const, codes, dictionary },
  })
  const columns = [column('remark', ['came late', 'as described']), column('y', ['no', 'yes'])]
  const table = { rows, columns, unreadable: [] }
  const preparation = {
    ...DEFAULT_PREPARATION,
    text: { ...DEFAULT_PREPARATION.text, buckets: 4096 },
  }
  const asked = resolvedFor(table, 'y', {
    task: 'binary',
    classes: ['no', 'yes'],
    positive: 'yes',
    preparation,
    columns: { remark: { kind: 'text' } },
  })
  expect(planData(table, asked)).toMatchObject({
    failure: { code: 'outOfMemory', details: { needed: rows * 4096 * 4 } },
  })
})

test('rows beyond memory are refused before they are made', () => {
  const { recipe } = valueOf(planData(table, resolved())).plan
  const [age] = recipe.columns
  if (age === undefined) return never()
  const wide = { ...recipe, columns: new Array<typeof age>(20_000).fill(age) }
  const rows = 20_000
  const codes = Uint32Array.from({ length: rows }, (_, row) => row % 2)
  const cells = { storage: 'text' as const, codes, dictionary: ['no', 'yes'] }
  const long = { rows, columns: [{ name: 'y', cells }], unreadable: [] }
  expect(
    planDataWith(long, resolvedFor(long, 'y', { task: 'binary', classes: ['no', 'yes'] }), wide),
  ).toEqual({
    ok: false,
    failure: { code: 'outOfMemory', details: { needed: rows * 20_000 * 4, most: 1.5e9 } },
  })
})
