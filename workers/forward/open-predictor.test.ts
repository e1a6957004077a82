import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { someRows } from '../../src/domain/features.ts'
import { seededFeatures } from '../../src/domain/fixtures/seeded-features.ts'
import { createPredictor } from '../../src/domain/forward.ts'
import type { Link } from '../../src/domain/link.ts'
import {
  ACTIVATION_NAMES,
  countParameters,
  parameterOffsets,
  type DenseLayer,
  type Network,
} from '../../src/domain/network.ts'
import { randomUniform } from '../../src/domain/random.ts'
import { openPredictor } from './open-predictor.ts'

interface Case {
  seed: number
  rows: number
  hidden: Pick<DenseLayer, 'units' | 'activation' | 'batchNorm'>[]
  outputs: number
  /** 0: a number; else a category of so many levels. */
  columns: number[]
  link: Link
}

/** Sizes that leave tiles, panels and blocks unfilled. */
const cases: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(2 ** 30),
  rows: fc.integer({ min: 1, max: 70 }),
  hidden: fc.array(
    fc.record({
      units: fc.integer({ min: 1, max: 19 }),
      activation: fc.constantFrom(...ACTIVATION_NAMES),
      batchNorm: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  outputs: fc.integer({ min: 1, max: 6 }),
  columns: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }),
  link: fc.constantFrom<Link>(
    { type: 'logits' },
    { type: 'sigmoid' },
    { type: 'softmax' },
    { type: 'affine', mean: 1e6, std: 321 },
  ),
})

/** Kernels may pass over zeros: some of the numbers are. */
const withZeros = (x: number) => (Math.abs(x) < 0.5 ? 0 : x)

function modelOf(
  { seed, hidden, outputs }: Case,
  inputs: number,
): { network: Network; weights: Float32Array } {
  const units = [...hidden, { units: outputs, activation: 'linear' as const, batchNorm: false }]
  const layers = units.map((layer, k) => ({
    ...layer,
    inputs: hidden[k - 1]?.units ?? inputs,
    dropout: 0,
  }))
  const network: Network = { inputs, layers, loss: 'meanSquaredError', l1: 0, l2: 0 }
  const weights = Float32Array.from(
    { length: countParameters(network) },
    (_, i) => 2 * randomUniform(seed, 'weights', 0, i) - 1,
  )
  parameterOffsets(network).forEach(({ batchNorm }, k) => {
    if (!batchNorm) return
    const end = batchNorm.variance + (layers[k]?.units ?? 0)
    for (let i = batchNorm.variance; i < end; i++) weights[i] = Math.abs(weights[i] ?? 0)
  })
  return { network, weights }
}

async function predictors(one: Case) {
  const features = seededFeatures(one.seed, one.rows, one.columns, withZeros)
  const { network, weights } = modelOf(one, features.inputs)
  const plain = createPredictor(network, weights, one.link)
  return { features, plain, predict: await openPredictor(network, weights, one.link) }
}

test('answers have the bits of the plain forward pass', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const { features, plain, predict } = await predictors(one)
      expect(predict(features)).toEqual(plain(features))
    }),
    { numRuns: 300 },
  )
})

test('a row alone gets the bits that it has in a file', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.nat(69), async (one, row) => {
      const { features, predict } = await predictors(one)
      const [from, outputs] = [row % one.rows, one.outputs]
      const whole = predict(features).slice(from * outputs, (from + 1) * outputs)
      expect(predict(features, from, from + 1)).toEqual(whole)
      expect(predict(someRows(features, from, from + 1))).toEqual(whole)
    }),
    { numRuns: 50 },
  )
})

test('tables of another layout may follow one another', async () => {
  const columns = [0, 3, 0]
  const one: Case = { seed: 1, rows: 9, hidden: [], outputs: 1, columns, link: { type: 'logits' } }
  const { features, plain, predict } = await predictors(one)
  predict(features)
  for (const other of [[0, 0, 0, 0, 0], [3, 0, 0], [5], [0, 0, 3], columns]) {
    const rows = seededFeatures(2, 40, other, withZeros)
    expect(predict(rows)).toEqual(plain(rows))
  }
})

test('wide layers, too', async () => {
  const hidden = [1024, 37].map((units) => ({
    units,
    activation: 'relu' as const,
    batchNorm: true,
  }))
  const one = { seed: 3, rows: 5, hidden, outputs: 100, columns: [300, 0, 0, 0, 0, 0] }
  const { features, plain, predict } = await predictors({ ...one, link: { type: 'softmax' } })
  expect(predict(features)).toEqual(plain(features))
})

test.each([
  ['WebAssembly', undefined],
  [
    'memory',
    Object.create(WebAssembly, {
      Memory: {
        value: function () {
          throw new RangeError('could not allocate memory')
        },
      },
    }) as unknown,
  ],
])('without %s the answers are the same', async (_, webAssembly) => {
  const one: Case = {
    ...{ seed: 4, rows: 40, outputs: 3, columns: [0, 0, 4], link: { type: 'softmax' } },
    hidden: [{ units: 7, activation: 'gelu', batchNorm: true }],
  }
  const { features, predict } = await predictors(one)
  const expected = predict(features)
  vi.stubGlobal('WebAssembly', webAssembly)
  try {
    expect((await predictors(one)).predict(features)).toEqual(expected)
  } finally {
    vi.unstubAllGlobals()
  }
})
