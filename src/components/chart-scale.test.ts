import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTicks, logTicks, niceTicks, spread, tickFormat } from './chart-scale.ts'

describe('niceTicks', () => {
  it('puts round values on an axis that is hardly longer than the data', () => {
    expect(niceTicks(0.298, 0.553)).toEqual({
      min: 0.29,
      max: 0.56,
      values: [0.3, 0.35, 0.4, 0.45, 0.5, 0.55],
    })
    expect(niceTicks(-3, 98)).toEqual({ min: -4, max: 100, values: [0, 20, 40, 60, 80, 100] })
  })

  it('gives an axis where all values are the same, and where there is none', () => {
    expect(niceTicks(4, 4).values.length).toBeGreaterThan(1)
    expect(niceTicks(0, 0).values).toContain(0)
    expect(niceTicks(Infinity, -Infinity)).toEqual({ min: 0, max: 1, values: [0, 1] })
  })

  it('never has more than six, nor fewer than two, and always encloses', () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const low = Math.min(a, b)
        const high = Math.max(a, b)
        fc.pre(high - low > 1e-9 * Math.max(1, Math.abs(low), Math.abs(high)))
        const { min, max, values } = niceTicks(low, high)
        const room = (high - low) * 1e-2
        expect(values.length).toBeLessThanOrEqual(6)
        expect(values.length).toBeGreaterThanOrEqual(2)
        expect(min).toBeLessThanOrEqual(low + room)
        expect(max).toBeGreaterThanOrEqual(high - room)
      }),
    )
  })
})

describe('logTicks', () => {
  it('takes ones, twos and fives while there is room, else powers of ten', () => {
    expect(logTicks(0.3, 0.9)).toEqual({ min: 0.2, max: 1, values: [0.2, 0.5, 1] })
    expect(logTicks(0.001, 500).values).toEqual([0.001, 0.1, 10, 1000])
  })
})

describe('growingTicks', () => {
  it('widens in steps, never by single epochs', () => {
    expect(growingTicks(1).max).toBe(10)
    expect(growingTicks(11).max).toBe(20)
    expect(growingTicks(29).max).toBe(40)
    expect(growingTicks(2_001).max).toBe(4_000)
  })
})

describe('tickFormat', () => {
  it('shows as many decimals as the ticks need', () => {
    expect(tickFormat([0.3, 0.35, 0.4], 'en')(0.4)).toBe('0.40')
    expect(tickFormat([0, 2, 4], 'en')(2)).toBe('2')
    expect(tickFormat([0, 0.25, 0.5], 'de')(0.5)).toBe('0,50')
  })

  it('shortens large numbers', () => {
    expect(tickFormat([0, 500_000, 1_000_000], 'en')(500_000)).toBe('500K')
  })
})

describe('spread', () => {
  it('leaves labels alone that do not touch', () => {
    expect(spread([10, 60], 20, 0, 100)).toEqual([10, 60])
  })

  it('moves neighbours apart and keeps them inside', () => {
    expect(spread([50, 52], 20, 0, 100)).toEqual([50, 70])
    expect(spread([98, 95], 20, 0, 100)).toEqual([100, 80])
  })
})
