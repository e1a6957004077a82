import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DerivedColumn, FrameView } from '../../../src/protocol/data-api.ts'
import type { Result } from '../../../src/domain/result.ts'
import { MISSING_MARKERS, type Column } from '../../../src/domain/table.ts'
import { FrameViews } from './frame-views.ts'
import { frameSize, tableFrame, type FrameSource } from './table-frame.ts'

const ALL: FrameView = { filters: [], derived: [] }
const HOSTILE = ['constructor', '__proto__', 'toString', '007', '7', '1a', '1b', ' padded ', '']

function textColumn(name: string, texts: string[]): FrameSource {
  const dictionary = [...new Set(texts)]
  const codes = Uint32Array.from(texts, (text) => dictionary.indexOf(text))
  const column: Column = { name, cells: { storage: 'text', codes, dictionary } }
  return { column, kind: 'category', missing: MISSING_MARKERS }
}

function numberColumn(name: string, texts: string[]): FrameSource {
  return { ...textColumn(name, texts), kind: 'number' }
}

function views(...sources: FrameSource[]): FrameViews {
  const cells = sources[0]?.column.cells
  const rows = cells?.storage === 'text' ? cells.codes.length : 0
  return new FrameViews(tableFrame({ rows }, sources))
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

function view(derived: DerivedColumn[], ...filters: FrameView['filters']): FrameView {
  return { filters, derived }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const PEOPLE = [
  numberColumn('shape', ['30', '40', 'NA', '50', '20']),
  textColumn('__proto__', ['a', 'b', 'a', '', 'b']),
  numberColumn('columns', ['1.50', '0', '3', '4', '?']),
]

describe('the page', () => {
  test('shows text as read, null where missing, under the names as read', () => {
    expect(valueOf(views(...PEOPLE).page(ALL, 1, 2))).toEqual({
      names: ['shape', '__proto__', 'columns'],
      rows: [1, 2],
      cells: [
        ['40', 'b', '0'],
        [null, 'a', '3'],
      ],
      total: 5,
    })
    expect(valueOf(views(...PEOPLE).page(ALL, 0, 1)).cells).toEqual([['30', 'a', '1.50']])
  })

  test('asked for beyond the end is empty', () => {
    expect(valueOf(views(...PEOPLE).page(ALL, 5, 10))).toMatchObject({ rows: [], total: 5 })
    expect(valueOf(views(...PEOPLE).page(ALL, 4, 10)).rows).toEqual([4])
  })
})

describe('filters', () => {
  const rowsOf = (...filters: FrameView['filters']) =>
    valueOf(views(...PEOPLE).page(view([], ...filters), 0, 10)).rows

  test('compare numbers; a missing one is neither above nor below', () => {
    expect(rowsOf({ column: 'shape', test: 'above', value: 30 })).toEqual([1, 3])
    expect(rowsOf({ column: 'shape', test: 'below', value: 30 })).toEqual([4])
    expect(rowsOf({ column: 'columns', test: 'equals', text: '1.5' })).toEqual([0])
  })

  test('compare texts; a missing one differs from all', () => {
    expect(rowsOf({ column: '__proto__', test: 'equals', text: 'a' })).toEqual([0, 2])
    expect(rowsOf({ column: '__proto__', test: 'differs', text: 'a' })).toEqual([1, 3, 4])
  })

  test('find missing and present cells', () => {
    expect(rowsOf({ column: 'shape', test: 'missing' })).toEqual([2])
    expect(rowsOf({ column: '__proto__', test: 'present' })).toEqual([0, 1, 2, 4])
  })

  test('all have to hold, and a second page goes on where the first ended', () => {
    const filters: FrameView['filters'] = [
      { column: 'shape', test: 'present' },
      { column: '__proto__', test: 'differs', text: 'a' },
    ]
    expect(rowsOf(...filters)).toEqual([1, 3, 4])
    const subject = views(...PEOPLE)
    expect(valueOf(subject.page(view([], ...filters), 1, 1)).rows).toEqual([3])
    expect(valueOf(subject.page(view([], ...filters), 2, 1)).rows).toEqual([4])
  })

  test('that no row passes leave empty views', () => {
    const none = view([], { column: 'shape', test: 'above', value: 1e9 })
    const subject = views(...PEOPLE)
    expect(valueOf(subject.page(none, 0, 10))).toMatchObject({ rows: [], cells: [], total: 0 })
    expect(valueOf(subject.describe(none))[0]).toMatchObject({ count: 0, missing: 0, mean: null })
    expect(valueOf(subject.valueCounts(none, 'shape'))).toEqual([])
    expect(valueOf(subject.groupBy(none, '__proto__', 'shape', undefined))).toEqual([])
  })

  test('of unknown or unsuitable columns are refused', () => {
    const subject = views(...PEOPLE)
    const unknown = view([], { column: 'nobody', test: 'missing' })
    const unsuitable = view([], { column: '__proto__', test: 'above', value: 1 })
    expect(subject.page(unknown, 0, 1)).toMatchObject({ failure: { code: 'columnMissing' } })
    expect(subject.page(unsuitable, 0, 1)).toMatchObject({ failure: { code: 'notANumberColumn' } })
  })
})

describe('derived columns', () => {
  const derived = (operation: DerivedColumn['operation']): DerivedColumn => ({
    name: 'result',
    operation,
    left: 'shape',
    right: 'columns',
  })

  test('combine two columns row by row; missing where not finite', () => {
    const results = (operation: DerivedColumn['operation']) =>
      valueOf(views(...PEOPLE).page(view([derived(operation)]), 0, 5)).cells.map((row) => row[3])
    expect(results('sum')).toEqual(['31.5', '40', null, '54', null])
    expect(results('difference')).toEqual(['28.5', '40', null, '46', null])
    expect(results('product')).toEqual(['45', '0', null, '200', null])
    expect(results('ratio')).toEqual(['20', null, null, '12.5', null])
  })

  test('can be filtered, described and used by later ones', () => {
    const twice: DerivedColumn = { name: 'x2', operation: 'sum', left: 'result', right: 'result' }
    const asked = view([derived('ratio'), twice], { column: 'x2', test: 'above', value: 30 })
    const page = valueOf(views(...PEOPLE).page(asked, 0, 5))
    expect(page).toMatchObject({ rows: [0], total: 1 })
    expect(page.cells[0]?.at(-1)).toBe('40')
    expect(valueOf(views(...PEOPLE).describe(view([derived('ratio')])))[3]).toMatchObject({
      count: 2,
      missing: 3,
      mean: mean([20, 12.5]),
    })
  })

  test('need two number columns and a name of their own', () => {
    const refused = (column: DerivedColumn) => views(...PEOPLE).page(view([column]), 0, 1)
    expect(refused({ ...derived('sum'), left: '__proto__' })).toMatchObject({
      failure: { code: 'notANumberColumn' },
    })
    expect(refused({ ...derived('sum'), name: 'shape' })).toMatchObject({
      failure: { code: 'columnExists' },
    })
  })
})

describe('counts and groups', () => {
  test('count hostile texts one by one', () => {
    const column = textColumn('x', [...HOSTILE, ...HOSTILE, '__proto__'])
    const counts = valueOf(views(column).valueCounts(ALL, 'x'))
    expect(counts[0]).toEqual({ text: '__proto__', count: 3 })
    expect(new Map(counts.map(({ text, count }) => [text, count]))).toEqual(
      new Map(
        HOSTILE.filter((text) => text !== '').map((text) => [
          text.trim(),
          text === '__proto__' ? 3 : 2,
        ]),
      ),
    )
  })

  test('give the mean of a number column, or the share of an answer, over rows where it is present', () => {
    const subject = views(...PEOPLE, textColumn('answer', ['yes', 'no', 'yes', 'yes', '']))
    expect(valueOf(subject.groupBy(ALL, '__proto__', 'shape', undefined))).toEqual([
      { group: 'a', count: 2, mean: 30 },
      { group: 'b', count: 2, mean: mean([40, 20]) },
    ])
    expect(valueOf(subject.groupBy(ALL, '__proto__', 'answer', 'yes'))).toEqual([
      { group: 'a', count: 2, mean: 1 },
      { group: 'b', count: 2, mean: 0 },
    ])
    expect(subject.groupBy(ALL, 'shape', 'answer', undefined)).toMatchObject({
      failure: { code: 'notANumberColumn' },
    })
  })
})

test('description and groups agree with an independent computation', () => {
  const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0)
  const number = fc.option(finite, { nil: undefined })
  const rows = fc.array(fc.tuple(number, fc.constantFrom(...HOSTILE)), { minLength: 1 })
  fc.assert(
    fc.property(rows, (cells) => {
      const subject = views(
        numberColumn(
          'x',
          cells.map(([x]) => (x === undefined ? '' : String(x))),
        ),
        textColumn(
          'g',
          cells.map(([, g]) => g),
        ),
      )
      const present = cells.flatMap(([x]) => (x === undefined ? [] : [x])).sort((a, b) => a - b)
      const described = valueOf(subject.describe(ALL))[0]
      expect(described?.count).toBe(present.length)
      expect(described?.missing).toBe(cells.length - present.length)
      expect(described?.min ?? undefined).toEqual(present[0])
      expect(described?.max ?? undefined).toEqual(present.at(-1))
      const n = present.length
      if (n > 0) {
        const average = mean(present)
        const middle = ((present[(n - 1) >> 1] ?? 0) + (present[n >> 1] ?? 0)) / 2
        expect(described?.mean).toBeCloseTo(average, 4)
        expect(described?.median).toBeCloseTo(middle, 4)
        if (n === 1) expect(described?.std).toBeNull()
        else {
          const squares = present.reduce((sum, x) => sum + (x - average) ** 2, 0)
          expect(described?.std).toBeCloseTo(Math.sqrt(squares / (n - 1)), 4)
        }
      }
      for (const { group, count, mean: found } of valueOf(
        subject.groupBy(ALL, 'g', 'x', undefined),
      )) {
        const members = cells.filter(([, g]) => g.trim() === group)
        const values = members.flatMap(([x]) => (x === undefined ? [] : [x]))
        expect(count).toBe(members.length)
        if (values.length === 0) expect(found).toBeNull()
        else expect(found).toBeCloseTo(mean(values), 4)
      }
    }),
  )
})

test('a table beyond 10,000 rows is sampled: same rows every time, in table order', () => {
  const column = textColumn(
    'x',
    Array.from({ length: 10_001 }, (_, row) => `level ${row % 7}`),
  )
  const first = valueOf(views(column).page(ALL, 0, 10_000))
  expect(first.total).toBe(10_000)
  expect(first.rows).toEqual([...first.rows].sort((a, b) => a - b))
  expect(first.cells.every((row, i) => row[0] === `level ${(first.rows[i] ?? 0) % 7}`)).toBe(true)
  expect(valueOf(views(column).page(ALL, 0, 10_000)).rows).toEqual(first.rows)
})

test('a frame is the whole table up to 10,000 rows, and smaller where ten thousand columns would fill memory', () => {
  expect(frameSize(10_000, 20)).toEqual({ rows: 10_000, sampled: false })
  expect(frameSize(10_001, 20)).toEqual({ rows: 10_000, sampled: true })
  expect(frameSize(10_000, 10_000)).toEqual({ rows: 200, sampled: true })
})
