import { expect, test } from 'vitest'
import { NO_LEVEL, type Features } from '../../../src/domain/features.ts'
import { inputTable } from './input-table.ts'
import { recordsOf, recordLayout } from './records.ts'

/** Inputs: a number, 5 levels, two numbers, 2 levels. */
const FEATURES: Features = {
  rows: 2,
  inputs: 10,
  numberInputs: Uint32Array.of(0, 6, 7),
  numbers: Float32Array.of(1.5, -2, 0.25, 4, 5, 6),
  categories: [
    { first: 1, levels: 5 },
    { first: 8, levels: 2 },
    { first: 9, levels: 1 },
  ],
  codes: Uint16Array.of(4, 1, 0, NO_LEVEL, 0, NO_LEVEL),
}

test('a row is its target, its weight, its numbers, and two codes in a word', () => {
  expect(recordLayout(FEATURES)).toEqual({ codes: 5, words: 7 })
  const learnt = { targets: Float64Array.of(1, 3), weights: Float32Array.of(0.5, 2) }
  const records = new Uint32Array(7)
  recordsOf(FEATURES, learnt).write(1, records, 0)
  expect([...new Float32Array(records.buffer, 0, 5)]).toEqual([3, 2, 4, 5, 6])
  expect([...new Uint16Array(records.buffer, 20)]).toEqual([NO_LEVEL, 0, NO_LEVEL, 0])
})

test('neighbours among the numbers are one run, and levels come in tiles of four', () => {
  const table = inputTable(FEATURES)
  const part = (at: number, length: number) => [...table.words.subarray(at, at + length)]
  expect(part(0, 3)).toEqual([0, 6, 7])
  expect(table.runCount).toBe(2)
  expect(part(table.runs, 6)).toEqual([0, 1, 0, 1, 2, 6])
  expect(part(table.categoryFirsts, 3)).toEqual([1, 8, 9])
  expect(table.codedTileCount).toBe(4)
  expect(part(table.codedTiles, 12)).toEqual([0, 1, 4, 0, 5, 1, 1, 8, 2, 2, 9, 1])
})
