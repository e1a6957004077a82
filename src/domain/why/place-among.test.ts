import { expect, test } from 'vitest'
import { placeAmong } from './place-among.ts'

test('the highest answer stands first, and ties share the best place', () => {
  const others = Float64Array.of(0.1, 0.4, 0.4, 0.9)
  expect(placeAmong(others, 0.95)).toEqual({ place: 1, of: 4 })
  expect(placeAmong(others, 0.9)).toEqual({ place: 1, of: 4 })
  expect(placeAmong(others, 0.4)).toEqual({ place: 2, of: 4 })
  expect(placeAmong(others, 0)).toEqual({ place: 4, of: 4 })
})
