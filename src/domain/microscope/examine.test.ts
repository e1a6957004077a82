import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededModel } from '../fixtures/seeded-model.ts'
import { expandRow } from '../features.ts'
import { predictOutputs } from '../forward.ts'
import { ACTIVATION_NAMES, LOSS_NAMES } from '../network.ts'
import { agreeingDigits, fewestDigits } from './agreeing-digits.ts'
import { examine, nudgeEvery, type UnitSum } from './examine.ts'
import { weightedSum } from './weighted-sum.ts'

const ADAM = { name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const

/** A seeded network with a row under the microscope. */
function look(seed: number, activation: (typeof ACTIVATION_NAMES)[number], batchNorm: boolean) {
  const loss = LOSS_NAMES[seed % LOSS_NAMES.length] ?? 'huber'
  const isMany = loss.startsWith('categorical')
  const { model, features } = seededModel({
    ...{ seed, rows: 1, columns: [0, 4, 0, 9], task: isMany ? 'multiclass' : 'regression' },
    hidden: [12, 7].map((units) => ({ units, activation, batchNorm })),
  })
  const network = { ...model.network, loss }
  const inputs = new Float64Array(network.inputs)
  expandRow(features, 0, inputs)
  const specimen = {
    network,
    weights: Float64Array.from(model.weights),
    row: { inputs, target: 1, weight: 1.5 },
    state: {
      optimizer: ADAM,
      slots: [0, 1].map(() => new Float64Array(model.weights.length)),
      clipping: null,
      step: 1,
      learningRate: 0.1,
    },
  }
  const place = { layer: seed % 3, unit: seed % 5, from: seed % 11 }
  return { model, features, network, specimen, ...examine(specimen, place) }
}

const cases = fc.tuple(
  fc.integer({ min: 0, max: 5000 }),
  fc.constantFrom(...ACTIVATION_NAMES),
  fc.boolean(),
)

test('the products that are shown, the others together and the bias add up to z', () => {
  fc.assert(
    fc.property(cases, ([seed, activation, batchNorm]) => {
      const { examination } = look(seed, activation, batchNorm)
      const { place, layers, unit, output } = examination
      const whole = ({ sum, bias }: UnitSum) =>
        sum.terms.reduce((all, { product }) => all + product, sum.others?.sum ?? 0) + bias
      const last = layers.at(-1)
      expect(whole(output)).toBeCloseTo(last?.z[output.unit] ?? NaN, 10)
      const layer = layers[place.layer]
      const { normalised } = layer ?? {}
      const given = normalised
        ? ((normalised.scale[place.unit] ?? NaN) *
            ((normalised.sums[place.unit] ?? NaN) - (normalised.mean[place.unit] ?? NaN))) /
            (normalised.deviation[place.unit] ?? NaN) +
          unit.bias
        : whole(unit)
      expect(given).toBeCloseTo(layer?.z[place.unit] ?? NaN, 10)
    }),
    { numRuns: 60 },
  )
})

test('the chain rule, factor by factor, gives the slope', () => {
  fc.assert(
    fc.property(cases, ([seed, activation, batchNorm]) => {
      const { examination } = look(seed, activation, batchNorm)
      const { place, layers, above, derivative, input, gradient } = examination
      const layer = layers[place.layer]
      const { normalised } = layer ?? {}
      const u = place.unit
      if (above) expect(above.total).toBeCloseTo(layer?.slopes[u] ?? NaN, 10)
      expect((layer?.slopes[u] ?? NaN) * derivative).toBeCloseTo(layer?.delta[u] ?? NaN, 10)
      const factor = normalised
        ? (normalised.scale[u] ?? NaN) / (normalised.deviation[u] ?? NaN)
        : 1
      expect((layer?.delta[u] ?? NaN) * factor * input).toBeCloseTo(gradient, 10)
    }),
    { numRuns: 60 },
  )
})

test('every slope agrees with a small nudge to at least six digits', () => {
  for (const activation of ACTIVATION_NAMES) {
    const { specimen, gradient } = look(3, activation, true)
    expect(nudgeEvery(specimen, gradient)).toBeGreaterThanOrEqual(6)
  }
})

test('its answer is the one that predictions give', () => {
  for (const activation of ACTIVATION_NAMES) {
    const { examination, model, features } = look(7, activation, true)
    const logits = predictOutputs(model.network, model.weights, features, { type: 'logits' })
    examination.layers.at(-1)?.z.forEach((z, k) => {
      expect(z).toBeCloseTo(logits[k] ?? NaN, 10)
    })
  }
})

test('a step by a row alone makes its loss smaller', () => {
  const { examination } = look(4, 'tanh', false)
  expect(examination.update.after.loss).toBeLessThan(examination.loss)
})

test('of a wide sum the six largest products are shown, and the chosen one', () => {
  const values = Float64Array.from({ length: 64 }, (_, i) => (i % 7 === 0 ? 2 : 0.1))
  const { terms, others, total } = weightedSum(new Float64Array(64).fill(-1), values, 5)
  expect(terms.map(({ index }) => index)).toEqual([0, 5, 7, 14, 21, 28])
  expect(others?.count).toBe(58)
  expect(terms.reduce((sum, { product }) => sum + product, others?.sum ?? 0)).toBeCloseTo(total, 12)
})

test('digits that two numbers share are counted', () => {
  expect(agreeingDigits(-0.6206257, -0.6206258)).toBe(6)
  expect(agreeingDigits(1, 2)).toBe(0)
  expect(agreeingDigits(0, 1e-14)).toBe(15)
  expect(agreeingDigits(0.5, 0.5)).toBe(15)
  // A slope of nearly nothing is known as well as the largest is.
  expect(fewestDigits([1, 1e-8], [1, 3e-8])).toBe(7)
})
