import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnWindow, rowWindow } from './virtual-window.ts'

const ROW = 34

describe('rowWindow', () => {
  it('draws everything of a short list', () => {
    expect(rowWindow(5, ROW, 400, 0)).toEqual({ height: 5 * ROW, start: 0, count: 5, offset: 0 })
  })

  it('draws nothing of an empty list', () => {
    expect(rowWindow(0, ROW, 400, 0)).toEqual({ height: 0, start: 0, count: 0, offset: 0 })
  })

  it('keeps the drawn rows over the viewport, whatever the length and the position', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 5_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          const viewport = 340
          const { height } = rowWindow(total, ROW, viewport, 0)
          const scrollTop = share * (height - viewport)
          const { start, count, offset } = rowWindow(total, ROW, viewport, scrollTop)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + count).toBeLessThanOrEqual(total)
          expect(offset).toBeLessThanOrEqual(scrollTop + 1e-6)
          expect(offset + count * ROW).toBeGreaterThanOrEqual(scrollTop + viewport - 1e-6)
        },
      ),
    )
  })

  it('ends with the last row at the end of the scroll bar, also in squeezed lists', () => {
    for (const total of [100, 1_000_000]) {
      const { height } = rowWindow(total, ROW, 340, 0)
      const last = rowWindow(total, ROW, 340, height - 340)
      expect(last.start + last.count).toBe(total)
      expect(last.offset + last.count * ROW).toBeCloseTo(height, 3)
    }
  })
})

describe('columnWindow', () => {
  it('takes the columns that touch the viewport', () => {
    const edges = [0, 100, 200, 300, 400]
    expect(columnWindow(edges, 0, 150)).toEqual({ start: 0, end: 2 })
    expect(columnWindow(edges, 100, 100)).toEqual({ start: 1, end: 2 })
    expect(columnWindow(edges, 350, 500)).toEqual({ start: 3, end: 4 })
  })

  it('takes none where there are none', () => {
    expect(columnWindow([0], 0, 100)).toEqual({ start: 0, end: 0 })
  })
})
