import { describe, expect, test } from 'vitest'
import type { Experiment } from '../../src/domain/experiment.ts'
import type { Result } from '../../src/domain/result.ts'
import type { FrameView } from '../../src/protocol/data-api.ts'
import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import type { ScoringModel } from '../../src/protocol/scoring-api.ts'
import type { ReadingProgress } from '../../src/protocol/table-source.ts'
import { DataService } from './data-service.ts'

const ALL: FrameView = { filters: [], derived: [] }
const CHURN = [
  'age,plan,visits,left',
  ...Array.from({ length: 60 }, (_, i) => {
    const plan = ['basic', 'plus', 'pro'][i % 3] ?? ''
    return [20 + (i % 30), i === 5 ? 'NA' : plan, i === 7 ? '-1' : i * 2, i % 4 ? 'no' : 'yes']
  }).map((cells) => cells.join(',')),
].join('\n')

function source(text: string, name = 'churn.csv') {
  return { name, blob: new Blob([text]) }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function open(
  service: DataService,
  text = CHURN,
  onProgress: (progress: ReadingProgress) => void = () => undefined,
  options: ReadingOptions = {},
) {
  return service.open(source(text), options, onProgress)
}

async function opened(text = CHURN): Promise<DataService> {
  const service = new DataService()
  valueOf(await open(service, text))
  return service
}

describe('opening a file', () => {
  test('gives profile, frame and progress, and shows its rows', async () => {
    const service = new DataService()
    const progress: ReadingProgress[] = []
    const table = valueOf(await open(service, CHURN, (report) => progress.push(report)))
    expect(table).toMatchObject({
      name: 'churn.csv',
      bytes: CHURN.length,
      frame: { rows: 60, sampled: false },
      profile: { rows: 60, skipped: 0 },
    })
    expect(table.profile.columns.map(({ kind }) => kind)).toEqual([
      'number',
      'category',
      'number',
      'boolean',
    ])
    expect(progress.at(-1)).toMatchObject({ bytesRead: CHURN.length, rows: 60 })
    expect(valueOf(await service.page(ALL, 5, 1)).cells).toEqual([['25', null, '10', 'no']])
  })

  test('that cannot be read leaves the table before it in place', async () => {
    const service = await opened()
    expect(await open(service, '')).toMatchObject({ failure: { code: 'emptyFile' } })
    expect(await open(service, 'a,b\n')).toMatchObject({ failure: { code: 'headerOnly' } })
    expect(valueOf(await service.page(ALL, 0, 1)).total).toBe(60)
  })

  test('can be cancelled, and the table before it stays', async () => {
    const service = await opened()
    const opening = open(service, 'x,y\n1,2\n', () => void service.cancel())
    expect(await opening).toMatchObject({ failure: { code: 'cancelled' } })
    expect(valueOf(await service.page(ALL, 0, 1)).names).toContain('plan')
  })

  test('while another one is being read puts the later one in its place', async () => {
    const service = new DataService()
    const first = open(service, CHURN)
    const second = open(service, 'x,y\n1,2\n3,4\n')
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } })
    valueOf(await second)
    expect(valueOf(await service.page(ALL, 0, 1)).names).toEqual(['x', 'y'])
  })
})

test('without a table every question is answered with a failure', async () => {
  const service = new DataService()
  const answers = await Promise.all([
    service.page(ALL, 0, 1),
    service.describe(ALL),
    service.valueCounts(ALL, 'a'),
    service.groupBy(ALL, 'a', 'b', undefined),
    service.reprofile({}),
    service.spread('a', undefined),
    service.relations({ terrarium: 1, target: 'a' }),
    service.plan({ terrarium: 1, target: 'a' }),
    service.prepare({ terrarium: 1, target: 'a' }),
    service.writeTable(),
    service.row(0),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ failure: { code: 'noTable' } })
})

test('relations are measured once for a question; a later question ends an earlier one', async () => {
  const service = await opened()
  const first = service.relations({ terrarium: 1, target: 'plan' })
  const second = service.relations({ terrarium: 1, target: 'left' })
  expect(await first).toMatchObject({ failure: { code: 'cancelled' } })
  const relations = valueOf(await second)
  expect(relations).toMatchObject({ target: 'left', rows: 60, sampled: false })
  const again = await service.relations({
    ...{ terrarium: 1, target: 'left', columns: { age: { role: 'ignore' } } },
  })
  expect(valueOf(again)).toBe(relations)
  const other = await service.relations({
    ...{ terrarium: 1, target: 'left', columns: { age: { kind: 'category' } } },
  })
  expect(valueOf(other).columns).not.toEqual(relations.columns)
})

test('without its frame the views fail, and everything else goes on', async () => {
  const service = new DataService(() => {
    throw new RangeError('Array buffer allocation failed')
  })
  valueOf(await open(service))
  const views = await Promise.all([
    service.page(ALL, 0, 1),
    service.describe(ALL),
    service.valueCounts(ALL, 'plan'),
    service.groupBy(ALL, 'plan', 'age', undefined),
  ])
  for (const view of views) expect(view).toMatchObject({ failure: { code: 'outOfMemory' } })
  valueOf(await service.row(0))
  valueOf(await service.spread('left', 'yes'))
  valueOf(await service.prepare({ terrarium: 1, target: 'left' }))
})

describe('choices about columns', () => {
  test('change profile and views', async () => {
    const service = await opened()
    const profile = valueOf(
      await service.reprofile({
        visits: { missing: ['-1'] },
        age: { kind: 'category', missing: [''] },
      }),
    )
    expect(profile.columns[2]?.missing).toBe(1)
    const [age, , visits] = valueOf(await service.describe(ALL))
    expect(visits).toMatchObject({ missing: 1, min: 0, max: 118 })
    expect(age).toMatchObject({ count: 60, mean: null })
    expect(valueOf(await service.row(7))['visits']).toBeNull()
  })

  test('that do not fit are refused and leave the former ones', async () => {
    const service = await opened()
    expect(await service.reprofile({ plan: { kind: 'number' } })).toMatchObject({
      failure: { code: 'notANumber' },
    })
    expect(valueOf(await service.page(ALL, 0, 1)).total).toBe(60)
  })
})

describe('preparing', () => {
  const experiment = { terrarium: 1, target: 'left' } as const

  test('gives finite matrices whose rows, targets and inputs belong together', async () => {
    const service = await opened()
    const { plan, data } = valueOf(await service.prepare(experiment))
    expect(plan.resolved).toMatchObject({ task: 'binary', positive: 'yes' })
    expect(plan.rows).toEqual({ train: 36, validation: 12, test: 12, skipped: 0 })
    expect(plan.network.inputs).toBe(plan.recipe.inputNames.length)
    const rows = [data.train, data.validation, data.test].flatMap((part) => [...part.rows])
    expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, row) => row))
    for (const part of [data.train, data.validation, data.test]) {
      const { numbers, numberInputs, codes, categories, inputs } = part.features
      expect(numbers.every(Number.isFinite)).toBe(true)
      expect(numbers).toHaveLength(part.rows.length * numberInputs.length)
      expect(codes).toHaveLength(part.rows.length * categories.length)
      expect(inputs).toBe(plan.network.inputs)
      expect([...part.targets]).toEqual(Array.from(part.rows, (row) => (row % 4 ? 0 : 1)))
    }
  })

  test('twice gives the same fingerprint, with other data another one', async () => {
    const service = await opened()
    const first = valueOf(await service.prepare(experiment)).data.fingerprint
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(valueOf(await service.prepare(experiment)).data.fingerprint).toBe(first)
    const other = await opened(CHURN.replace('\n20,', '\n21,'))
    expect(valueOf(await other.prepare(experiment)).data.fingerprint).not.toBe(first)
  })

  test('by a saved recipe gives the inputs that the recipe gave before, and fits nothing', async () => {
    const service = await opened()
    const { plan, data } = valueOf(await service.prepare(experiment))
    const again = valueOf(await service.prepareWith(experiment, plan.recipe))
    expect(again.data.fingerprint).toBe(data.fingerprint)
    const shifted = await opened(CHURN.replaceAll('\n2', '\n3'))
    const { recipe } = valueOf(await shifted.prepareWith(experiment, plan.recipe)).plan
    expect(recipe).toEqual(plan.recipe)
  })

  test('plans without making matrices, and fails as preparing does', async () => {
    const service = await opened()
    const plan = valueOf(await service.plan(experiment))
    const prepared = valueOf(await service.prepare(experiment)).plan
    const { baseline, ...recipe } = prepared.recipe
    expect(baseline).toHaveLength(recipe.inputNames.length)
    expect(plan).toEqual({ ...prepared, recipe })
    expect(await service.plan({ terrarium: 1, target: 'nobody' })).toMatchObject({
      failure: { code: 'targetMissing' },
    })
  })

  test('can be cancelled', async () => {
    const service = await opened()
    const preparing = service.prepare(experiment)
    await service.cancel()
    expect(await preparing).toMatchObject({ failure: { code: 'cancelled' } })
  })

  test('takes an experiment that chooses otherwise than the page did', async () => {
    const service = await opened()
    const columns = { age: { kind: 'category' as const } }
    const plan = valueOf(await service.plan({ ...experiment, columns }))
    expect(plan.recipe.inputNames).toContain('age = 20')
    expect(valueOf(await service.describe(ALL))[0]?.mean).not.toBeNull()
  })
})

test('numbers of a column are read as the experiment reads it, in the rows asked for', async () => {
  const service = await opened()
  const numbers = async (column: string, columns?: Experiment['columns']) =>
    service.numbers(
      { terrarium: 1, target: 'left', ...(columns && { columns }) },
      column,
      Uint32Array.of(8, 7),
    )
  expect(valueOf(await numbers('visits'))).toEqual(Float64Array.of(16, -1))
  const marked = { visits: { role: 'value' as const, missing: ['-1'] } }
  expect(valueOf(await numbers('visits', marked))).toEqual(Float64Array.of(16, Number.NaN))
  expect(await numbers('plan')).toMatchObject({
    failure: { code: 'notANumberColumn', details: { column: 'plan' } },
  })
  expect(await numbers('margin')).toMatchObject({ failure: { code: 'columnMissing' } })
})

describe('scoring a file', () => {
  async function model(service: DataService): Promise<ScoringModel> {
    const plan = valueOf(await service.plan({ terrarium: 1, target: 'left' }))
    const { inputs } = plan.network
    const layers = [
      { inputs, units: 1, activation: 'linear' as const, dropout: 0, batchNorm: false },
    ]
    const weights = Float32Array.from({ length: inputs + 1 }, (_, i) => (i % 3) - 1)
    return { recipe: plan.recipe, network: { ...plan.network, layers }, weights, threshold: 0.5 }
  }
  const csvOf = async (service: DataService) => {
    const options = { defuseFormulas: false, byteOrderMark: false }
    return valueOf(await service.writeScores(options, () => undefined)).text()
  }

  test('finds the columns in any order and reports progress to the end', async () => {
    const service = await opened()
    const progress: ReadingProgress[] = []
    const rows = source('visits;plan;age\n4;pro;30\n1;basic;25\n')
    const scored = valueOf(
      await service.score(await model(service), rows, (report) => progress.push(report)),
    )
    const text = await csvOf(service)
    expect(text).toMatch(/^visits,plan,age,predicted,p:no,p:yes\n4,pro,30,(no|yes),/)
    expect(scored.rows).toBe(2)
    expect(progress.at(-1)?.bytesRead).toBe(rows.blob.size)
    const read = progress.map(({ bytesRead }) => bytesRead)
    expect(read).toEqual([...read].sort((a, b) => a - b))
  })

  test('keeps the own cells of a record that has too few or too many, without an answer', async () => {
    const service = await opened()
    const rows = source('visits,plan,age\n4,pro,30\n007\n"x, y",plus,31,extra\n')
    const scored = valueOf(await service.score(await model(service), rows, () => undefined))
    const lines = (await csvOf(service)).split('\n')
    expect(lines.slice(2)).toEqual(['007,,,,,', '"x, y",plus,31,,,', ''])
    expect(scored.preview.rows[1]).toEqual(['007', '', '', '', '', ''])
    expect(scored).toMatchObject({ rows: 3, unreadable: 2, notes: [] })
  })

  test('is kept until another table is opened', async () => {
    const service = await opened()
    const rows = source('visits,plan,age\n4,pro,30\n')
    valueOf(await service.score(await model(service), rows, () => undefined))
    expect(await csvOf(service)).toContain('4,pro,30')
    valueOf(await service.open(rows, {}, () => undefined))
    await expect(csvOf(service)).rejects.toThrow('nothingScored')
  })

  test('leaves the open table alone and passes on what is wrong with the file', async () => {
    const service = await opened()
    const score = async (text: string) =>
      service.score(await model(service), source(text), () => undefined)
    expect(await score('')).toMatchObject({ failure: { code: 'emptyFile' } })
    expect(await score('age,plan\n1,pro\n')).toMatchObject({
      failure: { code: 'inputColumnsMissing', details: { columns: 'visits' } },
    })
    expect(valueOf(await service.page(ALL, 0, 1)).total).toBe(60)
  })
})

describe('the table written back', () => {
  const text = 'id,"na\nme",x\n007,"a ""b""",1.50\n, c ,NA\n8,d,e,f\n'

  test('is plain CSV: text as read, missing cells empty', async () => {
    const service = await opened(text.replaceAll(',', ';'))
    const csv = await valueOf(await service.writeTable()).text()
    expect(csv).toBe('id,"na\nme",x\n007,"a ""b""",1.50\n, c ,\n8,d,e\n')
  })

  test('can be asked for one row', async () => {
    const service = await opened(text)
    expect(valueOf(await service.row(1))).toEqual({ id: null, 'na\nme': ' c ', x: null })
    expect(await service.row(3)).toMatchObject({ failure: { code: 'rowOutside' } })
  })
})
