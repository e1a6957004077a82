import { describe, expect, test } from 'vitest'
import { tableOfTexts } from '../golden/table-of-texts.ts'
import { profileTable } from '../profile-table.ts'
import { countUniqueRows } from './count-unique-rows.ts'
import { isKnownByOthers } from './personal-data.ts'
import { findPrivacy } from './privacy-report.ts'

/** What is found in a column of 60 cells. */
function found(name: string, cell: (i: number) => string) {
  const table = tableOfTexts([[name, Array.from({ length: 60 }, (_, i) => cell(i))]])
  const profiled = profileTable(table)
  if (!profiled.ok) throw new Error(profiled.failure.code)
  return findPrivacy(table, profiled.value.profile)[0]?.personal
}

const pad = (i: number, digits: number) => String(i).padStart(digits, '0')

/** A made-up resident's number with its check digit. */
function resident(i: number): string {
  const body = `11010119${pad(60 + (i % 40), 2)}0307${pad(i, 3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, k) => total + weight * Number(body.charAt(k)), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

describe('personal data is found', () => {
  test('by cells, with the evidence', () => {
    const mail = found('kontakt', (i) => (i % 20 === 3 ? 'unknown' : `person${i}@example.com`))
    expect(mail).toMatchObject({ type: 'email', cells: 57, of: 60 })
  })

  test.each([
    ['c1', (i: number) => `192.168.${i % 9}.${i}`, 'ip'],
    ['c1', (i: number) => `138${pad(i * 1234, 8)}`, 'phone'],
    ['c1', (i: number) => `+49 30 ${pad(i * 97, 6)}`, 'phone'],
    ['c1', () => 'DE89 3704 0044 0532 0130 00', 'iban'],
    ['c1', () => '4111 1111 1111 1111', 'card'],
    ['c1', resident, 'nationalId'],
    ['c1', (i: number) => `536-90-${pad(4000 + i, 4)}`, 'nationalId'],
    ['Phone', (i: number) => pad(7_000_000 + i, 8), 'phone'],
    ['手机', (i: number) => pad(7_000_000 + i, 8), 'phone'],
    ['customerName', (i: number) => `Ann ${'abcdefghijklmnop'.charAt(i % 16)}${i}`, 'name'],
    ['姓名', (i: number) => `王${'一二三四五六七八九'.charAt(i % 9)}${i}`, 'name'],
    ['street_address', (i: number) => `${i} Main Street`, 'address'],
    ['zip code', (i: number) => pad(10_000 + 31 * i, 5), 'postcode'],
    ['date of birth', (i: number) => `19${pad(40 + i, 2)}-03-07`, 'birthDate'],
    ['customer_id', (i: number) => `K-${i}x`, 'id'],
  ])('in %s', (name, cell, type) => {
    expect(found(name, cell)?.type).toBe(type)
  })

  test('within texts, with how many cells hold which', () => {
    const words = ['late', 'broken', 'friendly', 'slow', 'lovely', 'strange']
    const note = (i: number) => `The ${words[i % 6] ?? ''} parcel number ${i} arrived this morning`
    expect(found('note', note)).toBeUndefined()
    const told = found('note', (i) =>
      i === 7 ? `${note(i)}, call 555-123-4567` : i < 5 ? `${note(i)}, a${i}@example.com` : note(i),
    )
    expect(told).toEqual({
      type: 'mentions',
      cells: 6,
      of: 60,
      mentions: ['email', 'phone'],
      remedy: { kind: 'mask' },
    })
  })

  test('as ids by the name, by different codes, or by both', () => {
    const id = (name: string, cell: (i: number) => string) => found(name, cell)?.id
    expect(id('customer_id', (i) => `K-${i % 30}x`)).toEqual({ different: 30, named: true })
    expect(id('member login', (i) => `K-${i}x`)).toEqual({ different: 60, named: true })
    expect(id('key', (i) => `K-${i}x`)).toEqual({ different: 60, named: false })
    expect(found('c1', (i) => `person${i}@example.com`)).not.toHaveProperty('id')
  })

  test.each([
    ['phone', (i: number) => (i % 2 ? 'yes' : 'no')],
    ['contact', (i: number) => ['cellular', 'telephone', 'unknown'][i % 3] ?? ''],
    ['product name', (i: number) => `Product ${i}`],
    ['ordered', (i: number) => `2024-03-${pad(1 + (i % 28), 2)}`],
    ['income', (i: number) => String(20_000 + 137 * i)],
    ['age', (i: number) => String(20 + i)],
    ['amount', (i: number) => `${i},50 €`],
    ['address known', (i: number) => (i % 2 ? 'yes' : 'no')],
  ])('but not in %s', (name, cell) => {
    expect(found(name, cell)).toBeUndefined()
  })
})

test('what others know of a person is told by names', () => {
  for (const name of ['age', 'Gender', 'zip_code', 'maritalStatus', '年龄', '城市'])
    expect(isKnownByOthers(name), name).toBe(true)
  for (const name of ['balance', 'agency', 'campaign', '余额'])
    expect(isKnownByOthers(name), name).toBe(false)
})

test('rows that can be told apart are counted by all columns together', () => {
  const table = tableOfTexts([
    ['age', ['30', '30', '40', '40', '40', '', '']],
    ['zip', ['1', '1', '1', '2', '2', '1', 'NA']],
  ])
  expect(countUniqueRows(table, ['age', 'zip', 'gone'])).toEqual({
    rows: 7,
    unique: 3,
    few: 7,
    smallest: 1,
  })
  expect(countUniqueRows(table, [])).toMatchObject({ unique: 0, few: 0, smallest: 7 })
})
