import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACTIVATIONS } from './activations.ts'
import { createPredictor, predictOutputs } from './forward.ts'
import { expandRows, NO_LEVEL, numericFeatures, type Features } from './features.ts'
import { BATCH_NORM_EPSILON } from './batch-norm.ts'
import {
  ACTIVATION_NAMES,
  countParameters,
  parameterOffsets,
  type Activation,
  type DenseLayer,
  type Network,
} from './network.ts'
import { randomUniform } from './random.ts'

function network(inputs: number, units: number[], activation: Activation = 'relu'): Network {
  return {
    inputs,
    l1: 0,
    l2: 0,
    loss: 'meanSquaredError',
    layers: units.map((count, k) => ({
      inputs: units[k - 1] ?? inputs,
      units: count,
      activation: k === units.length - 1 ? 'linear' : activation,
      dropout: 0.5,
      batchNorm: false,
    })),
  }
}

function numbers(seed: number, count: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, (_, i) => 2 * randomUniform(seed, 'sample', 0, i) - 1)
}

function matrix(seed: number, rows: number, columns: number): Features {
  const values = numbers(seed, rows * columns).map((x) => (x < 0.2 ? 0 : x))
  return numericFeatures(values, rows, columns)
}

/** The definition, one sum at a time: bias, then term after term. */
function plainLogits(net: Network, weights: Float32Array, row: number[]): number[] {
  const offsets = parameterOffsets(net)
  return net.layers.reduce((input, { units, activation }, k) => {
    const { kernel = 0, bias = 0 } = offsets[k] ?? {}
    return Array.from({ length: units }, (_, u) => {
      const start = weights[bias + u] ?? 0
      const sum = input.reduce((s, x, i) => s + x * (weights[kernel + i * units + u] ?? 0), start)
      return ACTIVATIONS[activation].value(sum)
    })
  }, row)
}

test.each(ACTIVATION_NAMES)('%s layers compute what they mean, to the last bit', (name) => {
  const net = network(7, [9, 5, 3], name)
  const weights = numbers(1, countParameters(net))
  const features = matrix(2, 4, 7)
  const logits = predictOutputs(net, weights, features, { type: 'logits' })
  const expected = [0, 1, 2, 3].flatMap((row) =>
    plainLogits(net, weights, [...features.numbers.subarray(7 * row, 7 * row + 7)]),
  )
  expect([...logits]).toEqual(expected)
})

test('a network without hidden layers is a linear model', () => {
  const net = network(2, [1])
  const features = numericFeatures(Float32Array.of(3, 5), 1, 2)
  const logits = predictOutputs(net, Float32Array.of(2, -1, 0.5), features, { type: 'logits' })
  expect([...logits]).toEqual([3 * 2 - 5 + 0.5])
})

test('a row alone gets the same bits as in a file, whatever the chunks', () => {
  const net = network(13, [16, 8, 1])
  const weights = numbers(3, countParameters(net))
  const features = matrix(4, 50, 13)
  const link = { type: 'sigmoid' as const }
  const whole = predictOutputs(net, weights, features, link)
  const predict = createPredictor(net, weights, link)
  fc.assert(
    fc.property(fc.nat(49), fc.nat(49), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
      expect(predict(features, from, to)).toEqual(whole.slice(from, to))
    }),
  )
  const alone = numericFeatures(features.numbers.slice(26, 39), 1, 13)
  expect(predictOutputs(net, weights, alone, link)).toEqual(whole.slice(2, 3))
})

test('a matrix of another width is a bug', () => {
  const net = network(3, [1])
  expect(() =>
    predictOutputs(net, new Float32Array(4), matrix(1, 2, 2), { type: 'logits' }),
  ).toThrow('2 inputs')
})

test('a code is a row of zeros with one 1, or with none', () => {
  const net = network(6, [4, 1])
  const weights = numbers(5, countParameters(net))
  const coded: Features = {
    rows: 3,
    inputs: 6,
    numberInputs: Uint32Array.of(0, 4),
    numbers: Float32Array.of(0.5, -1, 2, 0, -0.25, 3),
    categories: [
      { first: 1, levels: 3 },
      { first: 5, levels: 1 },
    ],
    codes: Uint16Array.of(0, 0, 2, NO_LEVEL, NO_LEVEL, 0),
  }
  const expanded = expandRows(coded)
  expect([...expanded.subarray(0, 12)]).toEqual([0.5, 1, 0, 0, -1, 1, 2, 0, 0, 1, 0, 0])
  const dense = predictOutputs(net, weights, numericFeatures(expanded, 3, 6), { type: 'logits' })
  // Levels come first in the sum, so the last digit may differ.
  predictOutputs(net, weights, coded, { type: 'logits' }).forEach((logit, row) => {
    expect(logit).toBeCloseTo(dense[row] ?? NaN, 14)
  })
})

test('batch normalisation answers by its moving averages', () => {
  const [hidden, output] = network(1, [1, 1]).layers
  const net: Network = {
    ...network(1, [1, 1]),
    layers: [{ ...hidden, batchNorm: true } as DenseLayer, output as DenseLayer],
  }
  // kernel, bias, scale, mean, variance; kernel, bias
  const weights = Float32Array.of(2, 0.5, 3, 4, 0.248, 10, 1)
  const logits = predictOutputs(net, weights, numericFeatures(Float32Array.of(5), 1, 1), {
    type: 'logits',
  })
  const deviation = Math.sqrt(Math.fround(0.248) + BATCH_NORM_EPSILON)
  expect(logits[0]).toBeCloseTo(10 * ((3 * (2 * 5 - 4)) / deviation + 0.5) + 1, 10)
})
