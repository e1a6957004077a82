import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../src/domain/sha256.ts'
import type { Table } from '../../../src/domain/table.ts'
import { reasonsText } from '../../../src/domain/targeting/reason-text.ts'
import { BINARY, HOOKS, modelFor, SETTINGS, textColumn, valueOf } from './list-for-tests.ts'
import { ScoredRows } from './scored-rows.ts'
import { writeAudience, writeList } from './write-list.ts'

/** 200 customers; the later in the file, the higher the score, but for the last, which has none. */
function customers(): { table: Table; scores: Float64Array } {
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  return {
    table: {
      rows: 200,
      unreadable: [199],
      columns: [
        textColumn(
          'id',
          numbers.map((i) => `K${i}`),
        ),
        textColumn(
          'mail',
          numbers.map((i) => (i % 4 === 0 ? `n/a ${i}` : ` User${i}@Example.com`)),
        ),
        textColumn(
          'place',
          numbers.map((i) => String(i)),
        ),
        textColumn(
          'score',
          numbers.map((i) => `=${i}`),
        ),
      ],
    },
    scores: Float64Array.from(numbers, (i) => (i === 199 ? Number.NaN : i / 200)),
  }
}

function scored() {
  const { table, scores } = customers()
  return new ScoredRows(table, modelFor(BINARY), scores)
}

async function records(blob: Blob): Promise<string[][]> {
  return Papa.parse<string[]>((await blob.text()).trimEnd()).data
}

describe('a list of whom to contact', () => {
  test('has the best rows first, with score, tenth of the file and group, and formulas defused', async () => {
    const rows = scored()
    const writing = { group: 'both', keyColumn: null, words: null, byteOrderMark: false } as const
    const csv = valueOf(await writeList(rows, SETTINGS, writing, HOOKS))
    const [header, ...written] = await records(csv)
    expect(header).toEqual(['id', 'mail', 'place', 'score', 'score (2)', 'decile', 'group'])
    expect(written.map(([id]) => id)).toEqual(Array.from({ length: 50 }, (_, i) => `K${198 - i}`))
    expect(written[0]?.slice(3, 6)).toEqual(["'=198", String(198 / 200), '1'])
    expect(written.map((cells) => cells[5]).filter((decile) => decile === '1')).toHaveLength(20)
    expect(written.filter((cells) => cells[6] === 'control')).toHaveLength(10)
  })

  test('is written in parts that together are the whole', async () => {
    const rows = scored()
    const part = async (group: 'both' | 'contact' | 'control') => {
      const writing = { group, keyColumn: 'id', words: null, byteOrderMark: false }
      return (await records(valueOf(await writeList(rows, SETTINGS, writing, HOOKS)))).slice(1)
    }
    const control = await part('control')
    const contact = await part('contact')
    expect(control).toHaveLength(10)
    expect([...control, ...contact].sort()).toEqual((await part('both')).sort())
    expect(contact[0]).toHaveLength(4)
  })

  test('says why in words, if asked', async () => {
    const rows = scored()
    const words = { point: '{n} point', points: '{n} points', empty: 'empty' }
    const writing = { group: 'both', keyColumn: 'id', words, byteOrderMark: false } as const
    const [header, first] = await records(valueOf(await writeList(rows, SETTINGS, writing, HOOKS)))
    expect(header).toEqual(['id', 'score (2)', 'decile', 'reasons', 'group'])
    // 198 is 1.96 above the typical 100: the chance goes from 50 to 88 of 100.
    expect(first?.[3]).toBe('place: 198 (+38 points)')
    // What is on the page is what is in the file.
    const { preview, columns } = rows.plan(SETTINGS)
    expect(reasonsText(preview.rows[0]?.reasons ?? [], true, words)).toBe(first?.[3])
    expect(preview.rows).toHaveLength(20)
    expect(columns).toMatchObject({ score: 'score (2)', decile: 'decile', group: 'group' })
  })

  test('plans what comes of it before anything is written', () => {
    const plan = scored().plan(SETTINGS)
    expect(plan).toMatchObject({ scored: 199, listed: 50, contacted: 40, control: 10 })
    expect(plan.leastScore).toBe(149 / 200)
    expect(plan.meanScore).toBeCloseTo(173.5 / 200, 12)
    expect(plan.expected).toBeCloseTo((40 * 173.5) / 200, 0)
    const above = scored().plan({ ...SETTINGS, choice: { by: 'score', least: 0.9 } })
    expect(above.listed).toBe(19)
    const nobody = scored().plan({ ...SETTINGS, choice: { by: 'score', least: 2 } })
    expect(nobody).toMatchObject({ listed: 0, control: 0, leastScore: null, power: null })
  })

  test('counts what each customer is worth, those without a value as the average', () => {
    const { table, scores } = customers()
    const worth = textColumn(
      'worth',
      Array.from({ length: 200 }, (_, i) => (i === 198 ? 'n/a' : `${i} €`)),
    )
    const rows = new ScoredRows(
      { ...table, columns: [...table.columns, worth] },
      modelFor(BINARY),
      scores,
    )
    const settings = {
      ...SETTINGS,
      choice: { by: 'count', rows: 2 } as const,
      control: { ...SETTINGS.control, rows: 0 },
    }
    const values = (column: string) =>
      rows.plan({ ...settings, value: { column, choice: {} } }).values
    const average = ((199 * 200) / 2 - 198) / 199
    const found = values('worth')
    expect(found?.missing).toBe(1)
    expect(found?.instead).toBeCloseTo(average, 9)
    expect(found?.expected).toBeCloseTo((198 / 200) * average + (197 / 200) * 197, 9)
    expect([values('gone'), values('id'), rows.plan(settings).values]).toEqual([null, null, null])
  })

  test('holds out as many as are suggested, or a tenth where no number is enough', () => {
    const everyone = { ...SETTINGS, choice: { by: 'count', rows: 199 } as const }
    const suggested = scored().plan({
      ...everyone,
      control: { rows: null, rate: 0.1, effect: 0.2, seed: 1 },
    })
    expect(suggested.control).toBe(suggested.power?.suggested)
    const small = scored().plan({
      ...everyone,
      control: { rows: null, rate: 0.1, effect: 0.01, seed: 1 },
    })
    expect(small.power?.suggested).toBeNull()
    expect(small.control).toBe(19)
    expect(small.power?.noticed).toBeGreaterThan(0.1)
  })

  test('of several classes goes by the chance of one, of numbers by the number', () => {
    const { table } = customers()
    const few = { ...table, rows: 3, unreadable: [] }
    const outputs = Float64Array.of(0.1, 0.9, 0.8, 0.2, 0.5, 0.5)
    const target = { task: 'multiclass', name: 'y', classes: ['a', 'b'], missing: [] } as const
    const rows = new ScoredRows(
      few,
      modelFor({ ...target, classes: ['a', 'b'], missing: [] }),
      outputs,
    )
    const first = (answer: string) => rows.list({ ...SETTINGS, answer }).rows[0]
    expect([first('a'), first('b')]).toEqual([1, 0])
    const numbers = { task: 'regression', name: 'y', mean: 0, std: 1, missing: [] } as const
    const byNumber = new ScoredRows(
      few,
      modelFor({ ...numbers, missing: [] }),
      Float64Array.of(3, 9, 5),
    )
    const plan = byNumber.plan({ ...SETTINGS, control: { ...SETTINGS.control, rows: 0 } })
    expect(plan).toMatchObject({ listed: 3, leastScore: 3, power: null, expected: 17 })
  })
})

describe('an audience file', () => {
  test('has hashed keys of contacted rows only, and counts those without a key', async () => {
    const rows = scored()
    const list = rows.list(SETTINGS)
    const settings = { platform: 'google', email: 'mail', phone: null, countryCode: '1' } as const
    const audience = valueOf(await writeAudience(rows, SETTINGS, settings, HOOKS))
    const [header, ...written] = await records(audience.csv)
    expect(header).toEqual(['Email'])
    const contacted = Array.from(list.rows).filter((_, i) => list.isControl[i] === 0)
    const usable = contacted.filter((row) => row % 4 !== 0)
    expect(written.map(([hash]) => hash)).toEqual(
      usable.map((row) => sha256Hex(new TextEncoder().encode(`user${row}@example.com`))),
    )
    expect(audience).toMatchObject({ rows: usable.length, withoutKey: 40 - usable.length })
  })

  test('fails where a column is not in the table', async () => {
    const rows = scored()
    const settings = { platform: 'meta', email: null, phone: 'tel', countryCode: '1' } as const
    expect(await writeAudience(rows, SETTINGS, settings, HOOKS)).toMatchObject({
      failure: { code: 'columnMissing' },
    })
  })
})

test('writing can be cancelled', async () => {
  const controller = new AbortController()
  const rows = scored()
  const hooks = {
    signal: controller.signal,
    onShare: () => {
      controller.abort()
    },
  }
  const writing = { group: 'both', keyColumn: null, words: null, byteOrderMark: false } as const
  expect(await writeList(rows, SETTINGS, writing, hooks)).toMatchObject({
    failure: { code: 'cancelled' },
  })
})
