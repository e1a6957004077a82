import { expect, test } from 'vitest'
import { workOf } from './work.ts'

test('a step of a small network, counted by hand', () => {
  const shape = {
    name: '',
    inputs: 3,
    hidden: [4, 2] as [number, number],
    outputs: 1,
    batchSize: 5,
  }
  // Kernels of 12, 8 and 2 numbers forward and in their gradients; slopes through the last two.
  expect(workOf(shape).flops).toBe(2 * 5 * (22 + 22 + 10))
  // 22 + 7 parameters with two slots each, read and written.
  expect(workOf(shape).bytes).toBe(4 * (29 * 3 * 2 + 15))
})
