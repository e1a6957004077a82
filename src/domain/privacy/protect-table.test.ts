import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnChoice } from '../experiment.ts'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { cellText } from '../table.ts'
import { generaliser } from './generalise.ts'
import type { Generalisation, PrivacyStep } from './privacy-step.ts'
import { profileProtected } from './profile-protected.ts'
import { protectTable } from './protect-table.ts'

const pseudonym = (text: string) => `p(${text.length})`

function textsAfter(texts: string[], privacy: PrivacyStep, choice: ColumnChoice = {}): string[] {
  const table = tableOfTexts([['x', texts]])
  const safe = protectTable(table, { x: { ...choice, privacy } }, pseudonym)
  if (!safe.ok) throw new Error(JSON.stringify(safe.failure))
  const [column] = safe.value.table.columns
  return column ? texts.map((_, row) => cellText(column, row)) : []
}

describe('a protected column', () => {
  test('keeps only the beginning of longer texts', () => {
    const texts = ['10115', ' 80331 ', '101', 'SW1A 1AA', '上海市徐汇区', 'NA', '']
    expect(textsAfter(texts, { kind: 'prefix', characters: 3 })).toEqual([
      '101*',
      '803*',
      '101',
      'SW1*',
      '上海市*',
      'NA',
      '',
    ])
  })

  test('names the band that a number lies in, however the number is written', () => {
    const ages = ['37', '40', '39', '-3', '0', '', '?']
    const bands = ['30–39', '40–49', '30–39', '-10–-1', '0–9', '', '?']
    expect(textsAfter(ages, { kind: 'band', width: 10 })).toEqual(bands)
    expect(textsAfter(['1.234,50 €', '99,00 €'], { kind: 'band', width: 500 })).toEqual([
      '1000–1500',
      '0–500',
    ])
    expect(textsAfter(['0.3', '0.29', '7'], { kind: 'band', width: 0.1 })).toEqual([
      '0.3–0.4',
      '0.2–0.3',
      '7–7.1',
    ])
  })

  test('says the month or the year of a date, whatever its order', () => {
    const days = ['31/01/1987', '05/12/2003', 'NA']
    expect(textsAfter(days, { kind: 'date', to: 'month' })).toEqual(['1987-01', '2003-12', 'NA'])
    expect(textsAfter(days, { kind: 'date', to: 'year' })).toEqual(['1987', '2003', 'NA'])
    expect(textsAfter(['45322', '45000'], { kind: 'date', to: 'month' })).toEqual([
      '2024-01',
      '2023-03',
    ])
  })

  test('is gone if it is dropped, and waits where there is no key', () => {
    const table = tableOfTexts([
      ['mail', ['a@b.de', 'c@d.de']],
      ['tel', ['1', '2']],
      ['age', ['3', '4']],
    ])
    const choices = {
      mail: { privacy: { kind: 'pseudonym' as const } },
      tel: { privacy: { kind: 'drop' as const } },
    }
    const safe = protectTable(
      { ...table, unreadableCells: new Map([[1, ['c@d.de']]]) },
      choices,
      undefined,
    )
    if (!safe.ok) throw new Error(safe.failure.code)
    expect(safe.value.table.columns.map(({ name }) => name)).toEqual(['age'])
    expect(safe.value.table.unreadableCells).toBeUndefined()
    expect(safe.value.withheld).toEqual(['mail'])
  })

  test('that cannot be read as asked says so', () => {
    const table = tableOfTexts([['x', ['red', 'blue']]])
    const band: PrivacyStep = { kind: 'band', width: 10 }
    expect(protectTable(table, { x: { privacy: band } }, undefined)).toMatchObject({
      failure: { code: 'notANumber', details: { value: 'red' } },
    })
    const month: PrivacyStep = { kind: 'date', to: 'month' }
    expect(protectTable(table, { x: { privacy: month } }, undefined)).toMatchObject({
      failure: { code: 'notADate' },
    })
  })

  test('is profiled as what became of it: bands and prefixes are categories, pseudonyms ids', () => {
    const rows = Array.from({ length: 60 }, (_, i) => i)
    const table = tableOfTexts([
      ['zip', rows.map((i) => String(10_000 + (i % 7)))],
      ['age', rows.map((i) => String(18 + i))],
      ['born', rows.map((i) => `${1950 + (i % 30)}-02-03`)],
      ['customer', rows.map((i) => `K${i % 5}`)],
    ])
    const profiled = profileProtected(
      table,
      {
        zip: { kind: 'number', privacy: { kind: 'prefix', characters: 2 } },
        age: { privacy: { kind: 'band', width: 10 } },
        born: { kind: 'date', dateFormat: 'dmy', privacy: { kind: 'date', to: 'year' } },
        customer: { privacy: { kind: 'pseudonym' } },
      },
      { warnings: [] },
      pseudonym,
    )
    if (!profiled.ok) throw new Error(JSON.stringify(profiled.failure))
    expect(
      profiled.value.profile.columns.map(({ name, kind, role, distinct }) => ({
        name,
        kind,
        role,
        distinct,
      })),
    ).toEqual([
      { name: 'zip', kind: 'category', role: 'ignore', distinct: 1 },
      { name: 'age', kind: 'category', role: 'feature', distinct: 7 },
      { name: 'born', kind: 'number', role: 'feature', distinct: 30 },
      { name: 'customer', kind: 'category', role: 'id', distinct: 1 },
    ])
  })
})

test('what was made general stays as it is when it is made general again', () => {
  const steps = fc.oneof<fc.Arbitrary<Generalisation>[]>(
    fc.record({ kind: fc.constant('prefix' as const), characters: fc.integer({ min: 1, max: 8 }) }),
    fc.record({
      kind: fc.constant('band' as const),
      width: fc.constantFrom(2, 5, 10, 0.1, 0.25, 1000),
      whole: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('date' as const),
      to: fc.constantFrom('month' as const, 'year' as const),
      format: fc.constantFrom('ymd' as const, 'dmy' as const, 'mdy' as const, 'excel' as const),
    }),
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: -100_000, max: 100_000 }).map(String),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  )
  fc.assert(
    fc.property(steps, texts, (step, text) => {
      const general = generaliser(step)
      const once = general(text.trim())
      expect(general(once)).toBe(once)
    }),
  )
})
