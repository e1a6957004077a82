import { describe, expect, it } from 'vitest'
import { growPlant } from './plant.ts'

describe('growPlant', () => {
  it('grows the same plant from the same seed, another one from another', () => {
    expect(growPlant(3)).toEqual(growPlant(3))
    expect(growPlant(3).stems).not.toEqual(growPlant(4).stems)
  })

  it('joins every input and every unit to something above', () => {
    const { stems, inputs, leaves } = growPlant(3)
    for (const { x, y } of [...inputs, ...leaves]) {
      expect(stems.some(({ path }) => path.startsWith(`M${x} ${y}C`))).toBe(true)
    }
  })
})
