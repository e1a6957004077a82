import { expect, test } from 'vitest'
import { shadeOf } from './heat-cell.ts'

test('what is closer is darker, whatever its sign', () => {
  expect([0, 0.1, 0.3, 0.5, 0.8, 1].map(shadeOf)).toEqual([0, 1, 2, 3, 4, 4])
  expect([-0.05, -0.2, -0.9].map(shadeOf)).toEqual([0, 1, 4])
})
