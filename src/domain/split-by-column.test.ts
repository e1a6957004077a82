import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ResolvedSplit } from './experiment.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import { PARTS } from './split-parts.ts'
import { splitRows, type RowSplit } from './split.ts'

const SHARES = { train: 0.6, validation: 0.2, test: 0.2 }

/** Splits a table of one column to go by, `key`, and a target of classes, or of numbers without `classes`. */
function split(keys: string[], choice: ResolvedSplit, classes?: string[]) {
  const answers = classes ?? keys.map((_, row) => String(row))
  const table = tableOfTexts([
    ['key', keys],
    ['y', answers],
  ])
  const names = classes === undefined ? [] : [...new Set(classes)].sort()
  const resolved = resolvedFor(table, 'y', {
    task: classes === undefined ? 'regression' : 'multiclass',
    classes: names,
    split: choice,
  })
  const targets = answers.map((text) =>
    classes === undefined ? Number(text) : names.indexOf(text),
  )
  return splitRows(table, resolved, Float64Array.from(targets))
}

function splitOf(...args: Parameters<typeof split>): RowSplit {
  const result = split(...args)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

function expectComplete(parts: RowSplit, rows: number) {
  const all = PARTS.flatMap((part) => [...parts[part]])
  expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row))
}

const byTime: ResolvedSplit = { kind: 'time', column: 'key', ...SHARES }
function byGroup(seed = 42, stratify = true): ResolvedSplit {
  return { kind: 'group', column: 'key', ...SHARES, seed, stratify }
}
function byColumn(parts: Record<string, 'train' | 'validation' | 'test' | 'unused'> = {}) {
  const choice = { kind: 'column', column: 'key', parts, validation: 0.25, seed: 1 } as const
  return { ...choice, stratify: true }
}

const someTimes = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 120 })
  .filter((times) => new Set(times).size >= 3)
const someGroups = fc
  .array(fc.integer({ min: 0, max: 14 }), { minLength: 20, maxLength: 150 })
  .filter((groups) => new Set(groups).size >= 6)

test('training times come before validation times, those before test times', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const parts = splitOf(times.map(String), byTime)
      expectComplete(parts, times.length)
      const of = (part: (typeof PARTS)[number]) =>
        Array.from(parts[part], (row) => times[row] ?? -1)
      // Below, not at most: equal times never straddle a boundary.
      expect(Math.max(...of('train'))).toBeLessThan(Math.min(...of('validation')))
      expect(Math.max(...of('validation'))).toBeLessThan(Math.min(...of('test')))
    }),
  )
})

test('a split by time does not depend on the order of the rows', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      const timesOf = (list: number[], parts: RowSplit) =>
        PARTS.map((part) => Array.from(parts[part], (row) => list[row] ?? -1).sort((a, b) => a - b))
      const reversed = times.toReversed()
      expect(timesOf(reversed, splitOf(reversed.map(String), byTime))).toEqual(
        timesOf(times, splitOf(times.map(String), byTime)),
      )
    }),
  )
})

test('dates are ordered as dates, boundaries are said as read, and rows without a time train', () => {
  const dates = ['2024/1/9', '2024/1/10', '2024/1/11', '2024/1/2', '2024/1/12', '', 'soon']
  const parts = splitOf(dates, { ...byTime, train: 0.5, validation: 0.25, test: 0.25 })
  expect([...parts.train]).toEqual([3, 5, 6])
  expect([...parts.validation]).toEqual([0, 1])
  expect([...parts.test]).toEqual([2, 4])
  expect(parts.facts).toEqual({
    kind: 'time',
    validationFrom: '2024/1/9',
    testFrom: '2024/1/11',
    untimed: 2,
  })
})

test('with a hundred different times the sizes are those asked for', () => {
  const parts = splitOf(
    Array.from({ length: 100 }, (_, row) => String((row * 37) % 100)),
    byTime,
  )
  expect(PARTS.map((part) => parts[part].length)).toEqual([60, 20, 20])
})

test('a group is never on two sides', () => {
  fc.assert(
    fc.property(someGroups, fc.nat(1000), fc.boolean(), (groups, seed, stratify) => {
      const classes = groups.map((group, row) => String((group + row) % 2))
      const parts = splitOf(
        groups.map((group) => `g${group}`),
        byGroup(seed, stratify),
        classes,
      )
      expectComplete(parts, groups.length)
      const owner = new Map<number, string>()
      for (const part of PARTS) {
        for (const row of parts[part]) {
          const group = groups[row] ?? -1
          expect(owner.get(group) ?? part).toBe(part)
          owner.set(group, part)
        }
      }
      const counted = PARTS.map((part) => [...owner.values()].filter((of) => of === part).length)
      expect(parts.facts).toEqual({
        kind: 'group',
        groups: { train: counted[0], validation: counted[1], test: counted[2] },
        ungrouped: 0,
      })
    }),
  )
})

test('the sizes miss the shares by less than the largest group', () => {
  fc.assert(
    fc.property(someGroups, fc.nat(1000), (groups, seed) => {
      const parts = splitOf(groups.map(String), byGroup(seed))
      const sizes = groups.map((group) => groups.filter((other) => other === group).length)
      const largest = Math.max(...sizes)
      for (const part of PARTS) {
        expect(Math.abs(parts[part].length - SHARES[part] * groups.length)).toBeLessThan(
          largest + 1,
        )
      }
    }),
  )
})

test('the same seed gives the same groups, whatever the order of the rows; another seed others', () => {
  const groups = Array.from({ length: 200 }, (_, row) => `g${row % 40}`)
  const groupsOf = (list: string[], seed: number) => {
    const parts = splitOf(list, byGroup(seed))
    return PARTS.map((part) => [...new Set(Array.from(parts[part], (row) => list[row]))].sort())
  }
  expect(groupsOf(groups.toReversed(), 7)).toEqual(groupsOf(groups, 7))
  expect(groupsOf(groups, 8)).not.toEqual(groupsOf(groups, 7))
})

test('classes keep their share in every part, as far as groups allow', () => {
  // 60 customers of 5 rows; in every third one all rows say "b".
  const groups = Array.from({ length: 300 }, (_, row) => `g${Math.floor(row / 5)}`)
  const classes = groups.map((_, row) => (Math.floor(row / 5) % 3 === 0 ? 'b' : 'a'))
  const parts = splitOf(groups, byGroup(), classes)
  for (const part of PARTS) {
    const share = parts[part].filter((row) => classes[row] === 'b').length / parts[part].length
    expect(Math.abs(share - 1 / 3)).toBeLessThan(0.03)
  }
  expect(PARTS.map((part) => parts[part].length)).toEqual([180, 60, 60])
})

test('a class that one group alone has is there to train on', () => {
  const groups = Array.from({ length: 40 }, (_, row) => `g${Math.floor(row / 4)}`)
  const classes = groups.map((group) => (group === 'g3' ? 'rare' : 'usual'))
  for (let seed = 0; seed < 10; seed++) {
    const parts = splitOf(groups, byGroup(seed, false), classes)
    expect([...parts.train]).toContain(12)
  }
})

test('rows without a group stand for themselves', () => {
  const groups = Array.from({ length: 30 }, (_, row) => (row % 3 === 0 ? '' : `g${row % 5}`))
  const parts = splitOf(groups, byGroup())
  expectComplete(parts, 30)
  expect(parts.facts).toMatchObject({ ungrouped: 10 })
})

test('rows that are equal in inputs and target stay together, others need not', () => {
  fc.assert(
    fc.property(someGroups, fc.nat(1000), (values, seed) => {
      const choice = { ...byGroup(seed), kind: 'fractions', duplicatesTogether: true } as const
      const classes = values.map((value) => (value % 2 === 0 ? 'even' : 'odd'))
      const parts = splitOf(values.map(String), choice as ResolvedSplit, classes)
      expectComplete(parts, values.length)
      const owner = new Map<number, string>()
      for (const part of PARTS) {
        for (const row of parts[part]) {
          expect(owner.get(values[row] ?? -1) ?? part).toBe(part)
          owner.set(values[row] ?? -1, part)
        }
      }
    }),
  )
})

test('a column names the parts by the usual words, in any case and language', () => {
  const keys = [
    'Train',
    'training',
    'DEV',
    'hold-out',
    '训练集',
    '测试',
    'Validation Set',
    'later',
    '',
  ]
  const parts = splitOf(keys, byColumn())
  expect(PARTS.map((part) => [...parts[part]])).toEqual([
    [0, 1, 4],
    [2, 6],
    [3, 5],
  ])
  expect(parts.facts).toMatchObject({ kind: 'column', unknown: 2, drawn: 0 })
  expect(parts.facts.kind === 'column' && parts.facts.values).toContainEqual({
    text: 'later',
    rows: 1,
    use: 'unused',
    known: false,
  })
})

test('own words win over the usual ones', () => {
  const parts = splitOf(
    ['2021', '2021', '2022', '2023', 'test'],
    byColumn({ '2021': 'train', '2022': 'validation', '2023': 'test', test: 'unused' }),
  )
  expect(PARTS.map((part) => [...parts[part]])).toEqual([[0, 1], [2], [3]])
  expect(parts.facts).toMatchObject({ unknown: 0 })
})

test('rows to check are drawn from the training rows where none are named', () => {
  const keys = Array.from({ length: 100 }, (_, row) => (row < 80 ? 'train' : 'test'))
  const parts = splitOf(
    keys,
    byColumn(),
    keys.map((_, row) => (row % 2 === 0 ? 'a' : 'b')),
  )
  expectComplete(parts, 100)
  expect(PARTS.map((part) => parts[part].length)).toEqual([60, 20, 20])
  expect(parts.validation.filter((row) => row % 2 === 0)).toHaveLength(10)
  expect(parts.facts).toMatchObject({ drawn: 20 })
})

test.each([
  ['two times', ['1', '2', '2', '1'], byTime, 'tooFewTimes', { times: 2, least: 3 }],
  ['no dates', ['x', 'y', 'z', 'z'], byTime, 'tooFewTimes', { times: 0, least: 3 }],
  ['two groups', ['a', 'b', 'a', 'b'], byGroup(), 'tooFewGroups', { groups: 2, least: 3 }],
  ['strange words', ['a', 'b', 'a', 'b'], byColumn(), 'noPartWords', { values: 'a, b' }],
] as const)('%s are refused', (_what, keys, choice, code, details) => {
  expect(split([...keys], choice)).toEqual({
    ok: false,
    failure: { code, details: { column: 'key', ...details } },
  })
})
