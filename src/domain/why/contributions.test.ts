import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withCalibration } from '../calibration/with-calibration.ts'
import { expandRow, type Features } from '../features.ts'
import { CORRECTIONS } from '../fixtures/corrections.ts'
import { seededModel, type SeededCase } from '../fixtures/seeded-model.ts'
import { foldLayers, predictOutputs } from '../forward.ts'
import { linkOf } from '../link.ts'
import { ACTIVATION_NAMES } from '../network.ts'
import { baselineOf, meanInputs } from './baseline-inputs.ts'
import { COMPLETENESS, createExplainer } from './contributions.ts'
import { sampledShapley } from './shapley.ts'
import { ScoreTail } from './score-tail.ts'
import { NO_REASON, strongestReasons } from './strongest-reasons.ts'

const cases: fc.Arbitrary<SeededCase> = fc.record({
  seed: fc.nat(2 ** 30),
  rows: fc.constant(6),
  columns: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 }),
  hidden: fc.array(
    fc.record({
      units: fc.integer({ min: 1, max: 24 }),
      activation: fc.constantFrom(...ACTIVATION_NAMES),
      batchNorm: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  task: fc.constantFrom('binary', 'multiclass', 'regression'),
})

test('effects lead from the typical answer to the answer', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { model, features } = seededModel(one)
      const link = linkOf(model.recipe.target)
      const answers = predictOutputs(model.network, model.weights, features, link)
      const explain = createExplainer(model)
      const unit = link.type === 'affine' ? link.std : 1
      const outputs = answers.length / features.rows
      for (let row = 0; row < features.rows; row++) {
        const { output, baseline, answer, effects } = explain(features, row)
        expect(answer).toBeCloseTo(answers[row * outputs + output] ?? NaN, 9)
        const sum = effects.reduce((a, b) => a + b, baseline)
        expect(Math.abs(sum - answer)).toBeLessThan(COMPLETENESS * unit)
      }
    }),
    { numRuns: 150 },
  )
})

test.each(CORRECTIONS)('effects lead to the corrected chance: $method', (calibration) => {
  fc.assert(
    fc.property(cases, (one) => {
      const { model: plain, features } = seededModel({ ...one, task: 'binary' })
      const model = { ...plain, recipe: withCalibration(plain.recipe, calibration) }
      const link = linkOf(model.recipe.target)
      const answers = predictOutputs(model.network, model.weights, features, link)
      const explain = createExplainer(model)
      for (let row = 0; row < features.rows; row++) {
        const { baseline, answer, effects, correction } = explain(features, row)
        expect(answer).toBeCloseTo(answers[row] ?? NaN, 9)
        const sum = effects.reduce((a, b) => a + b, baseline) + (correction ?? 0)
        expect(Math.abs(sum - answer)).toBeLessThan(COMPLETENESS)
        const shapley = sampledShapley(model, features, row, 0).effects
        expect(shapley.reduce((a, b) => a + b, baseline) + (correction ?? 0)).toBeCloseTo(answer, 9)
      }
    }),
    { numRuns: 20 },
  )
})

test('a steep network of many kinks is complete, too', () => {
  const hidden = [40, 30, 20].map((units) => ({
    units,
    activation: 'relu' as const,
    batchNorm: false,
  }))
  const { model, features } = seededModel({
    ...{ seed: 5, rows: 40, columns: [0, 0, 0, 0, 4, 3], hidden, task: 'binary', size: 1.5 },
  })
  const explain = createExplainer(model)
  for (let row = 0; row < features.rows; row++) {
    const { baseline, answer, effects } = explain(features, row)
    const sum = effects.reduce((a, b) => a + b, baseline)
    expect(Math.abs(sum - answer)).toBeLessThan(COMPLETENESS)
  }
})

test('of a linear model the effect is the weight times the distance from the mean', () => {
  const one: SeededCase = { seed: 2, rows: 50, columns: [0, 3, 0], hidden: [], task: 'regression' }
  const { model, features } = seededModel(one)
  const explain = createExplainer(model)
  const baseline = baselineOf(model.recipe)
  const inputs = new Float64Array(features.inputs)
  for (let row = 0; row < features.rows; row++) {
    expandRow(features, row, inputs)
    const moved = Array.from(inputs, (value, i) => {
      return 50 * (value - (baseline[i] ?? 0)) * (model.weights[i] ?? 0)
    })
    const [first = 0, a = 0, b = 0, c = 0, last = 0] = moved
    const { effects } = explain(features, row)
    expect(effects[0]).toBeCloseTo(first, 9)
    expect(effects[1]).toBeCloseTo(a + b + c, 9)
    expect(effects[2]).toBeCloseTo(last, 9)
  }
})

test('the gradient is the slope of the answer', () => {
  fc.assert(
    fc.property(cases, ({ task, ...rest }) => {
      // Kinks have no slope to compare with.
      const hidden = rest.hidden.map((layer) => ({
        ...layer,
        activation: layer.activation.endsWith('elu') ? ('tanh' as const) : layer.activation,
      }))
      const { model } = seededModel({ ...rest, hidden, task })
      const layers = foldLayers(model.network, model.weights)
      const tail = new ScoreTail(layers, linkOf(model.recipe.target))
      const units = layers[0]?.units ?? 0
      const sums = Float64Array.from({ length: units }, (_, u) => Math.sin(u + 1))
      const gradient = Array.from(tail.gradient(sums, 0))
      const step = 1e-5
      gradient.forEach((slope, u) => {
        const moved = (by: number) => tail.value(sums.with(u, (sums[u] ?? 0) + by), 0)
        const unit = task === 'regression' ? 50 : 1
        const measured = (moved(step) - moved(-step)) / (2 * step)
        expect(Math.abs(slope - measured)).toBeLessThan(1e-6 * unit * (1 + Math.abs(measured)))
      })
    }),
    { numRuns: 100 },
  )
})

test('the strongest reasons are the largest effects in their order', () => {
  const hidden = [{ units: 8, activation: 'relu' as const, batchNorm: false }]
  const one = { seed: 9, rows: 30, columns: [0, 2, 0, 4, 0], hidden, task: 'binary' as const }
  const { model, features } = seededModel(one)
  const explain = createExplainer(model)
  const reasons = strongestReasons(explain, features, 10, 20, 3)
  for (let row = 10; row < 20; row++) {
    const effects = Array.from(explain(features, row).effects)
    const order = effects
      .map((effect, column) => ({ effect, column }))
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
      .slice(0, 3)
    const first = (row - 10) * 3
    expect(Array.from(reasons.columns.subarray(first, first + 3))).toEqual(
      order.map(({ column }) => column),
    )
    expect(Array.from(reasons.effects.subarray(first, first + 3))).toEqual(
      order.map(({ effect }) => effect),
    )
  }
})

test('a row has no more reasons than columns that move it', () => {
  const one = { seed: 1, rows: 3, columns: [0], hidden: [], task: 'binary' as const }
  const { model, features } = seededModel(one)
  const { columns } = strongestReasons(createExplainer(model), features, 0, 3, 2)
  expect(Array.from(columns)).toEqual([0, NO_REASON, 0, NO_REASON, 0, NO_REASON])
})

test('the baseline is the mean of the inputs, rare levels left out', () => {
  const features: Features = {
    rows: 12,
    inputs: 4,
    numberInputs: Uint32Array.of(0),
    numbers: Float32Array.from({ length: 12 }, (_, i) => i),
    categories: [{ first: 1, levels: 3 }],
    codes: Uint16Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0xffff),
  }
  const [number, ...levels] = meanInputs(features)
  expect(number).toBe(5.5)
  expect(levels).toEqual([Number((5 / 12).toPrecision(7)), 0, 0])
})

test('a model saved without a baseline is explained from what fills gaps', () => {
  const { model } = seededModel({ seed: 3, rows: 9, columns: [0, 3], hidden: [], task: 'binary' })
  const { baseline: _, ...recipe } = model.recipe
  expect(Array.from(baselineOf(recipe))).toEqual([0, 1, 0, 0])
})
