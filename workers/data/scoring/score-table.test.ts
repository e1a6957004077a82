import { describe, expect, test } from 'vitest'
import type { FittedRecipe } from '../../../src/domain/recipe.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ScoringModel, ScoringOptions } from '../../../src/protocol/scoring-api.ts'
import { scoreTable } from './score-table.ts'
import { writeScores } from './write-scores.ts'

const RECIPE: FittedRecipe = {
  columns: [
    {
      kind: 'number',
      name: 'age',
      missing: ['', 'na'],
      offset: 0,
      method: 'standard',
      impute: 40,
      center: 40,
      scale: 10,
      min: 20,
      max: 60,
      median: 40,
      integer: true,
    },
    {
      kind: 'category',
      name: 'city',
      missing: ['', 'na'],
      offset: 1,
      impute: 'Bern',
      levels: ['Bern', 'Rome'],
      counts: [3, 2],
      other: false,
    },
  ],
  target: { task: 'binary', name: 'y', classes: ['no', 'yes'], positive: 'yes', missing: [''] },
  inputNames: ['age', 'city = Bern', 'city = Rome'],
}
const MODEL: ScoringModel = {
  recipe: RECIPE,
  network: {
    inputs: 3,
    layers: [{ inputs: 3, units: 1, activation: 'linear', dropout: 0, batchNorm: false }],
    loss: 'binaryCrossEntropy',
    l1: 0,
    l2: 0,
  },
  weights: Float32Array.of(1, 0.5, -0.5, 0.25),
  threshold: 0.5,
}
const PLAIN: ScoringOptions = { defuseFormulas: false, byteOrderMark: false }

function tableOf(columns: Record<string, string[]>, unreadable: number[] = []): Table {
  const rows = Object.values(columns)[0]?.length ?? 0
  return {
    rows,
    unreadable,
    columns: Object.entries(columns).map(([name, texts]) => {
      const dictionary = [...new Set(texts)]
      const codes = Uint32Array.from(texts, (text) => dictionary.indexOf(text))
      return { name, cells: { storage: 'text', codes, dictionary } }
    }),
  }
}

async function score(table: Table, options = PLAIN, model = MODEL) {
  const { signal } = new AbortController()
  const scored = await scoreTable(model, table, { signal, onRows: () => undefined })
  if (!scored.ok) return scored
  const { file, answers } = scored.value
  const hooks = { signal, onShare: () => undefined }
  return ok({ ...file, csv: valueOf(await writeScores(table, answers, options, hooks)) })
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

function chance(age: number, bern: number, rome: number): number {
  return 1 / (1 + Math.exp(-((age - 40) / 10 + 0.5 * bern - 0.5 * rome + 0.25)))
}

const NEW_ROWS = {
  note: ['=1+1', 'a,b', '-5'],
  city: ['Rome', ' Bern ', 'Oslo'],
  age: ['50', 'NA', '020'],
}

describe('a scored file', () => {
  test('keeps every column as read, in its order, and appends the answer and its chances', async () => {
    const scored = valueOf(await score(tableOf(NEW_ROWS)))
    const [header, ...records] = (await scored.csv.text()).trimEnd().split('\n')
    expect(header).toBe('note,city,age,predicted,p:no,p:yes')
    expect(records.map((record) => record.split(',').slice(0, -2).join(','))).toEqual([
      '=1+1,Rome,50,yes',
      '"a,b", Bern ,NA,yes',
      '-5,Oslo,020,no',
    ])
    const expected = [chance(50, 0, 1), chance(40, 1, 0), chance(20, 0, 0)]
    for (const [i, record] of records.entries()) {
      const [no, yes] = record.split(',').slice(-2).map(Number)
      expect(yes).toBeCloseTo(expected[i] ?? 0, 6)
      expect((no ?? 0) + (yes ?? 0)).toBeCloseTo(1, 12)
    }
    expect(scored).toMatchObject({ rows: 3, atOrAboveThreshold: 2, extraColumns: ['note'] })
  })

  test('counts filled gaps and unseen levels per input column', async () => {
    expect(valueOf(await score(tableOf(NEW_ROWS))).notes).toEqual([
      { column: 'age', missing: 1, unseen: 0, examples: [] },
      { column: 'city', missing: 0, unseen: 1, examples: ['Oslo'] },
    ])
  })

  test('leaves unreadable rows empty and does not count them', async () => {
    const table = tableOf({ age: ['50', '', '30'], city: ['Rome', '', 'Rome'] }, [1])
    const scored = valueOf(await score(table))
    const lines = (await scored.csv.text()).split('\n')
    expect(lines[2]).toBe(',,,,')
    expect(lines[3]).toContain('30,Rome,no,')
    expect(scored).toMatchObject({ rows: 3, unreadable: 1, notes: [], atOrAboveThreshold: 1 })
  })

  test('has formulas defused and a byte order mark if asked, numbers untouched', async () => {
    const scored = valueOf(
      await score(tableOf(NEW_ROWS), { defuseFormulas: true, byteOrderMark: true }),
    )
    expect(new Uint8Array(await scored.csv.arrayBuffer()).slice(0, 3)).toEqual(
      Uint8Array.of(0xef, 0xbb, 0xbf),
    )
    const lines = (await scored.csv.text()).split('\n')
    expect(lines[1]).toMatch(/^'=1\+1,/)
    expect(lines[3]).toMatch(/^-5,/)
    expect(scored.preview.rows[0]?.[0]).toBe('=1+1')
  })

  test('says in which columns it puts an apostrophe, in records that could not be read too', async () => {
    const table = tableOf({
      age: ['1', '-2', '-3.5'],
      city: ['Bern', 'Rome', 'Bern'],
      phone: ['n/a', '+49 30 1234', ''],
      '@home': ['a', 'b', 'c'],
      note: ['a', 'b', ''],
    })
    const cells = new Map([[2, ['1', 'Bern', '', '', '=1+1']]])
    const whole = { ...table, unreadable: [2], unreadableCells: cells }
    expect(valueOf(await score(table)).defusedColumns).toEqual(['phone', '@home'])
    expect(valueOf(await score(whole)).defusedColumns).toEqual(['phone', '@home', 'note'])
  })

  test('finds free names where the file has prediction columns already', async () => {
    const table = tableOf({ ...NEW_ROWS, predicted: ['', '', ''], 'p:no': ['', '', ''] })
    expect(valueOf(await score(table)).predictionColumns).toEqual([
      'predicted (2)',
      'p:no (2)',
      'p:yes',
    ])
  })

  test('says which input columns are missing', async () => {
    expect(await score(tableOf({ age: ['1'] }))).toEqual({
      ok: false,
      failure: { code: 'inputColumnsMissing', details: { columns: 'city' } },
    })
  })

  test('gives a row the same answer whatever is around it, across chunks', async () => {
    const rows = 20_050
    const many = tableOf({
      age: Array.from({ length: rows }, (_, i) => String(20 + (i % 41))),
      city: Array.from({ length: rows }, (_, i) => (i % 3 ? 'Rome' : 'Bern')),
    })
    const lines = (await valueOf(await score(many)).csv.text()).split('\n')
    expect(lines).toHaveLength(rows + 2)
    expect(lines[1 + 20_010]).toBe(lines[1 + (20_010 % 123)])
  })

  test('of a regression has one column more, in the unit of the target', async () => {
    const target = { task: 'regression', name: 'y', mean: 100, std: 20, min: 0, max: 1 } as const
    const model = { ...MODEL, recipe: { ...RECIPE, target: { ...target, missing: [] } } }
    const scored = valueOf(await score(tableOf({ age: ['50'], city: ['Rome'] }), PLAIN, model))
    expect(await scored.csv.text()).toBe('age,city,predicted\n50,Rome,115\n')
    expect(scored.atOrAboveThreshold).toBeNull()
  })

  test('can be cancelled between chunks', async () => {
    const controller = new AbortController()
    const result = scoreTable(MODEL, tableOf(NEW_ROWS), {
      signal: controller.signal,
      onRows: () => {
        controller.abort()
      },
    })
    expect(await result).toMatchObject({ failure: { code: 'cancelled' } })
  })
})
