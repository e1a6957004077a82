import { describe, expect, it } from 'vitest'
import { bottlePath } from './bottle-path.ts'

describe('bottlePath', () => {
  it('runs along the tops and back along the feet', () => {
    const rings = [
      { x: 0, height: 20 },
      { x: 100, height: 40 },
    ]
    expect(bottlePath(rings, 50)).toBe('M0 40C50 40 50 30 100 30L100 70C50 70 50 60 0 60Z')
  })

  it('is empty where there is nothing to join', () => {
    expect(bottlePath([], 50)).toBe('')
    expect(bottlePath([{ x: 0, height: 20 }], 50)).toBe('')
  })
})
