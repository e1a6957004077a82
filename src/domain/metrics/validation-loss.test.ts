import { expect, test } from 'vitest'
import { validationLoss } from './validation-loss.ts'

test('binary loss is the mean negative log of the chance given to what happened', () => {
  const logits = [0.3, -2, 4]
  const chance = (z: number) => 1 / (1 + Math.exp(-z))
  const expected = -(Math.log(chance(0.3)) + Math.log(1 - chance(-2)) + Math.log(chance(4))) / 3
  expect(validationLoss('binaryCrossEntropy', logits, [1, 0, 1])).toBeCloseTo(expected, 13)
})

test('loss of several classes is ln Σ eᶻ − z of the true class', () => {
  const expected =
    (Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3)) - 3 + Math.log(3 * Math.exp(0.5)) - 0.5) / 2
  const logits = [1, 2, 3, 0.5, 0.5, 0.5]
  expect(validationLoss('categoricalCrossEntropy', logits, [2, 0])).toBeCloseTo(expected, 13)
})

test('squared error of chances is the mean Brier score, summed over the classes', () => {
  const chance = 1 / (1 + Math.exp(-0.3))
  expect(validationLoss('binarySquaredError', [0.3, -0.3], [1, 1])).toBeCloseTo(
    ((1 - chance) ** 2 + chance ** 2) / 2,
    13,
  )
  const logits = [0.2, 0.3, 0.5, 1, 1, 2].map(Math.log)
  expect(validationLoss('categoricalSquaredError', logits, [2, 0])).toBeCloseTo(
    (0.2 ** 2 + 0.3 ** 2 + 0.5 ** 2 + 0.75 ** 2 + 0.25 ** 2 + 0.5 ** 2) / 2,
    13,
  )
  expect(validationLoss('binarySquaredError', [1e6, -1e6], [0, 1])).toBe(1)
  expect(validationLoss('categoricalSquaredError', [1e6, 0], [1])).toBe(2)
})

test('regression loss is the mean square, without a half', () => {
  expect(validationLoss('meanSquaredError', [1, 5], [2, 2])).toBe((1 + 9) / 2)
})

test('rows count by their weights', () => {
  expect(validationLoss('meanSquaredError', [1, 5], [2, 2], [3, 1])).toBe((3 * 1 + 9) / 4)
})

test('large logits do not overflow, right or wrong', () => {
  expect(validationLoss('binaryCrossEntropy', [1e6, -1e6], [1, 0])).toBe(0)
  expect(validationLoss('binaryCrossEntropy', [1e6], [0])).toBe(1e6)
  expect(validationLoss('categoricalCrossEntropy', [1e6, 0], [0])).toBe(0)
  expect(validationLoss('categoricalCrossEntropy', [1e6, 0], [1])).toBe(1e6)
})

test('a logit that is not finite makes the loss not finite', () => {
  for (const bad of [Number.NaN, Infinity, -Infinity]) {
    const losses = [
      validationLoss('binaryCrossEntropy', [0, bad], [1, 1]),
      validationLoss('categoricalCrossEntropy', [0, bad], [1]),
      validationLoss('meanSquaredError', [0, bad], [1, 1]),
      validationLoss('binarySquaredError', [0, bad], [1, 1]),
      validationLoss('categoricalSquaredError', [0, bad], [0]),
    ]
    expect(losses.some(Number.isFinite)).toBe(false)
  }
})
