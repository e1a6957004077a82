import { expect, test } from 'vitest'
import { ACTIVATIONS } from './activations.ts'

const POINTS = [-30, -3.3, -1, -0.2, -1e-3, 1e-3, 0.4, 1, 2.7, 30]

test.each(Object.entries(ACTIVATIONS))('%s has the slope that it says', (_, activation) => {
  const { value, derivative } = activation
  for (const x of POINTS) {
    const h = 1e-6
    const slope = (value(x + h) - value(x - h)) / (2 * h)
    expect(derivative(x)).toBeCloseTo(slope, 7)
  }
})

test.each([
  ['relu', -2, 0],
  ['leakyRelu', -2, -0.02],
  ['elu', -2, Math.exp(-2) - 1],
  ['gelu', 1, 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715))],
  ['softplus', 0.5, Math.log(1 + Math.exp(0.5))],
  ['swish', 2, 2 / (1 + Math.exp(-2))],
  ['tanh', 0.5, Math.tanh(0.5)],
  ['sigmoid', 0.5, 1 / (1 + Math.exp(-0.5))],
  ['linear', -3, -3],
] as const)('%s(%f) is by the textbook', (name, x, expected) => {
  expect(ACTIVATIONS[name].value(x)).toBeCloseTo(expected, 14)
})

test.each(Object.entries(ACTIVATIONS))('%s stays finite far out', (_, { value, derivative }) => {
  for (const x of [-1e30, -1000, 1000, 1e30]) {
    expect(Number.isFinite(value(x))).toBe(true)
    expect(Number.isFinite(derivative(x))).toBe(true)
  }
})
