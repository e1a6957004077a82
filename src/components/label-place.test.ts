import { expect, test } from 'vitest'
import { freePlace, isFree } from './label-place.ts'

const box = (left: number, top: number) => ({ left, top, right: left + 50, bottom: top + 12 })

test('words stand at their best place, or at the next that is free', () => {
  const places = [box(0, 0), box(60, 0), box(120, 0)]
  expect(freePlace(places, [], [])).toBe(places[0])
  expect(freePlace(places, [box(5, 5)], [])).toBe(places[1])
  expect(freePlace(places, [box(5, 5)], [[70, 6]])).toBe(places[2])
})

test('words over a line are better than words over words', () => {
  const places = [box(0, 0), box(60, 0)]
  expect(freePlace(places, [box(0, 0)], [[70, 6]])).toBe(places[1])
  expect(freePlace([], [], [])).toBeUndefined()
})

test('words are free where they hide neither words nor marks', () => {
  expect(isFree(box(0, 0), [box(60, 0)], [[70, 6]])).toBe(true)
  expect(isFree(box(0, 0), [box(40, 5)], [])).toBe(false)
  expect(isFree(box(0, 0), [], [[20, 6]])).toBe(false)
})
