import { expect, test } from 'vitest'
import { nearestPoint, pointAfter } from './plane-points.ts'
import { plotFrame, type PlotPoints } from './plane-plot.ts'

const points = (x: number[], y: number[]): PlotPoints => ({
  x: Float32Array.from(x),
  y: Float32Array.from(y),
  look: new Uint8Array(x.length),
  hollow: false,
})
const axis = { low: 0, high: 10, ticks: [], text: String }
const axes = { x: axis, y: axis }
const frame = plotFrame(256, 1)
const groups = [points([1, 9, Number.NaN], [1, 9, 5]), points([5], [2])]

test('the nearest point within reach is meant, whichever part it is of', () => {
  const { left, top, width, height } = frame
  const at = (x: number, y: number) =>
    nearestPoint(frame, axes, groups, left + (x / 10) * width, top + (1 - y / 10) * height)
  expect(at(1.2, 1.1)).toEqual({ group: 0, index: 0 })
  expect(at(5, 2.4)).toEqual({ group: 1, index: 0 })
  expect(at(1, 9)).toBeUndefined()
})

test('keys walk through the points of all parts, across and up, and stop at the ends', () => {
  const first = { group: 0, index: 0 }
  const middle = { group: 1, index: 0 }
  const last = { group: 0, index: 1 }
  expect(pointAfter(groups, undefined, 'ArrowRight')).toMatchObject(first)
  expect(pointAfter(groups, first, 'ArrowRight')).toMatchObject(middle)
  expect(pointAfter(groups, middle, 'ArrowUp')).toMatchObject(last)
  expect(pointAfter(groups, last, 'ArrowRight')).toMatchObject(last)
  expect(pointAfter(groups, last, 'Home')).toMatchObject(first)
  expect(pointAfter(groups, first, 'Enter')).toBeUndefined()
})
