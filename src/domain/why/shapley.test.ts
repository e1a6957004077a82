import { expect, test } from 'vitest'
import { seededModel } from '../fixtures/seeded-model.ts'
import { createExplainer } from './contributions.ts'
import { sampledShapley } from './shapley.ts'

const columns = [0, 3, 0, 4, 0]

test('on a linear model Shapley values are the integrated gradients', () => {
  const one = { seed: 3, rows: 20, columns, hidden: [], task: 'regression' as const }
  const { model, features } = seededModel(one)
  const explain = createExplainer(model)
  for (let row = 0; row < 20; row++) {
    const { effects } = explain(features, row)
    const shapley = sampledShapley(model, features, row, 0)
    effects.forEach((effect, c) => {
      expect(shapley.effects[c]).toBeCloseTo(effect, 9)
      expect(shapley.errors[c]).toBeLessThan(1e-6)
    })
  }
})

test('on a small network they add up to the answer, and agree in sign and size', () => {
  const hidden = [16, 8].map((units) => ({
    units,
    activation: 'relu' as const,
    batchNorm: false,
  }))
  const one = { seed: 5, rows: 60, columns, hidden, task: 'binary' as const, size: 0.3 }
  const { model, features } = seededModel(one)
  const explain = createExplainer(model)
  for (let row = 0; row < 60; row++) {
    const { baseline, answer, effects } = explain(features, row)
    const shapley = sampledShapley(model, features, row, 0)
    expect(shapley.effects.reduce((a, b) => a + b, baseline)).toBeCloseTo(answer, 9)
    const largest = effects.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
    effects.forEach((effect, c) => {
      const other = shapley.effects[c] ?? 0
      // Two fair ways to share the same difference: within a third of the largest, and one sign where it counts.
      expect(Math.abs(other - effect)).toBeLessThan(largest / 3 + 0.01)
      if (Math.abs(effect) > largest / 2 && largest > 0.03)
        expect(Math.sign(other)).toBe(Math.sign(effect))
    })
  }
})
