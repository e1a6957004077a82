import { expect, test } from 'vitest'
import { CHANCE_SCALE, chanceAt, positionOf } from './chance-scale.ts'

test('half is in the middle, and the scale is as fine at both ends', () => {
  expect(positionOf(0.5)).toBe(0)
  expect(chanceAt(0)).toBe(0.5)
  expect(chanceAt(-4.6)).toBeCloseTo(0.00995, 6)
  expect(chanceAt(4.6)).toBeCloseTo(1 - 0.00995, 6)
})

test('every step leads to another chance, there and back', () => {
  const { min, max, step } = CHANCE_SCALE
  for (let position = min; position + step <= max; position += step) {
    expect(chanceAt(position + step)).toBeGreaterThan(chanceAt(position))
    expect(Math.abs(positionOf(chanceAt(position)) - position)).toBeLessThan(step / 2)
  }
})

test('never and always have a place', () => {
  expect(positionOf(0)).toBe(CHANCE_SCALE.min)
  expect(positionOf(1)).toBe(CHANCE_SCALE.max)
})
