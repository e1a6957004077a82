import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ResolvedSplit } from './experiment.ts'
import { resolvedFor, tableOfTexts } from './golden/table-of-texts.ts'
import { PARTS } from './split-parts.ts'
import { splitRows, type RowSplit } from './split.ts'

function fractions(seed = 42, stratify = true): ResolvedSplit {
  return {
    kind: 'fractions',
    train: 0.6,
    validation: 0.2,
    test: 0.2,
    stratify,
    seed,
    duplicatesTogether: false,
  }
}

function split(targets: number[], choice: ResolvedSplit, classes: string[] = []) {
  const table = tableOfTexts([['y', targets.map(String)]])
  const resolved = resolvedFor(table, 'y', {
    task: classes.length > 0 ? 'multiclass' : 'regression',
    classes,
    split: choice,
  })
  return splitRows(table, resolved, Float64Array.from(targets))
}

function splitOf(...args: Parameters<typeof split>): RowSplit {
  const result = split(...args)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const targetsOfClasses = fc
  .array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 6 })
  .map((sizes) => sizes.flatMap((size, c) => new Array<number>(size).fill(c)))

test('every row with a target is in exactly one part, ascending', () => {
  fc.assert(
    fc.property(targetsOfClasses, fc.nat(1000), (targets, seed) => {
      const classes = [...new Set(targets)].map(String)
      const parts = splitOf(targets, fractions(seed), classes)
      const all = PARTS.flatMap((part) => [...parts[part]])
      expect(all.sort((a, b) => a - b)).toEqual(targets.map((_, row) => row))
      for (const part of PARTS) {
        expect([...parts[part]]).toEqual([...parts[part]].sort((a, b) => a - b))
      }
    }),
  )
})

test('every class has its share in every part, to less than two rows', () => {
  fc.assert(
    fc.property(targetsOfClasses, (targets) => {
      const classes = [...new Set(targets)].map(String)
      const parts = splitOf(targets, fractions(), classes)
      classes.forEach((_, c) => {
        const rows = targets.filter((target) => target === c).length
        const inPart = (part: Uint32Array) => part.filter((row) => targets[row] === c).length
        expect(Math.abs(inPart(parts.train) - 0.6 * rows)).toBeLessThan(1)
        expect(Math.abs(inPart(parts.test) - 0.2 * rows)).toBeLessThan(1)
      })
    }),
  )
})

test('many small classes do not starve a part', () => {
  const classes = Array.from({ length: 30 }, (_, c) => String(c))
  const targets = classes.flatMap((_, c) => [c, c, c])
  const parts = splitOf(targets, fractions(), classes)
  expect(PARTS.map((part) => parts[part].length)).toEqual([60, 15, 15])
})

test('a class with a single row trains', () => {
  const targets = [...new Array<number>(20).fill(0), 1]
  expect([...splitOf(targets, fractions(), ['a', 'b']).train]).toContain(20)
})

test('the seed decides, and nothing else', () => {
  const targets = Array.from({ length: 100 }, (_, row) => row % 3)
  const classes = ['a', 'b', 'c']
  expect(splitOf(targets, fractions(7), classes)).toEqual(splitOf(targets, fractions(7), classes))
  expect(splitOf(targets, fractions(8), classes)).not.toEqual(
    splitOf(targets, fractions(7), classes),
  )
})

test('regression rows are shuffled as a whole', () => {
  const targets = Array.from({ length: 1000 }, (_, row) => row)
  const parts = splitOf(targets, fractions())
  expect(PARTS.map((part) => parts[part].length)).toEqual([600, 200, 200])
  const mean = parts.test.reduce((a, b) => a + b, 0) / 200
  expect(mean).toBeGreaterThan(400)
  expect(mean).toBeLessThan(600)
})

test('rows without a target are skipped and counted', () => {
  const targets = Array.from({ length: 20 }, (_, row) => (row % 4 === 0 ? Number.NaN : row))
  const parts = splitOf(targets, fractions())
  expect(parts.skipped).toBe(5)
  expect(PARTS.flatMap((part) => [...parts[part]]).some((row) => row % 4 === 0)).toBe(false)
})

const LISTED: ResolvedSplit = { kind: 'rows', train: [5, 1, 2], validation: [3], test: [0] }

test('listed rows are taken as listed; the others are unused', () => {
  const parts = splitOf([1, 2, 3, 4, 5, Number.NaN, 7], LISTED)
  expect(PARTS.map((part) => [...parts[part]])).toEqual([[1, 2], [3], [0]])
  expect(parts.skipped).toBe(1)
})

test.each([
  [{ ...LISTED, test: [0, 1] }, 'rowsOverlap', { row: 1, first: 'train', second: 'test' }],
  [{ ...LISTED, train: [5, 5, 2] }, 'rowsOverlap', { row: 5, first: 'train', second: 'train' }],
  [{ ...LISTED, test: [7] }, 'rowOutside', { row: 7, rows: 7 }],
  [{ ...LISTED, test: [-1] }, 'rowOutside', { row: -1, rows: 7 }],
  [{ ...LISTED, train: [1] }, 'tooFewRows', { part: 'train', rows: 1, least: 2 }],
  [{ ...LISTED, validation: [] }, 'tooFewRows', { part: 'validation', rows: 0, least: 1 }],
  [{ ...LISTED, test: [] }, 'tooFewRows', { part: 'test', rows: 0, least: 1 }],
] as const)('%o is refused: %s', (choice, code, details) => {
  const result = split([1, 2, 3, 4, 5, 6, 7], choice as unknown as ResolvedSplit)
  expect(result).toEqual({ ok: false, failure: { code, details } })
})

test('a class that no training row has is refused by name', () => {
  const result = split([0, 0, 0, 0, 0, 0], LISTED, ['a', 'b'])
  expect(result).toMatchObject({ failure: { code: 'classNotInTraining', details: { value: 'b' } } })
})
