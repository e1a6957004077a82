import * as tf from '@tensorflow/tfjs'
import { expect, test } from 'vitest'
import { withCalibration } from '../../src/domain/calibration/with-calibration.ts'
import { CORRECTIONS } from '../../src/domain/fixtures/corrections.ts'
import { seededModel } from '../../src/domain/fixtures/seeded-model.ts'
import { ACTIVATION_NAMES } from '../../src/domain/network.ts'
import { createExplainer } from '../../src/domain/why/contributions.ts'
import { openCpuDevice } from '../engines/tfjs/tfjs-device.ts'
import { tensorEffects } from './tensor-effects.ts'

test.each(ACTIVATION_NAMES)('automatic differentiation says the same: %s', async (activation) => {
  await openCpuDevice()
  const before = tf.memory().numTensors
  const hidden = [12, 7].map((units) => ({ units, activation, batchNorm: true }))
  for (const task of ['binary', 'multiclass', 'regression'] as const) {
    const { model, features } = seededModel({
      ...{ seed: 11, rows: 5, columns: [0, 3, 0, 4], hidden, task, size: 0.7 },
    })
    const explain = createExplainer(model)
    for (let row = 0; row < features.rows; row++) {
      const { output, effects, points } = explain(features, row)
      const other = await tensorEffects(model, features, row, output, points())
      const unit = task === 'regression' ? 50 : 1
      effects.forEach((effect, c) => {
        expect(Math.abs((other[c] ?? NaN) - effect)).toBeLessThan(1e-5 * unit)
      })
    }
  }
  expect(tf.memory().numTensors).toBe(before)
})

test.each(CORRECTIONS)('it says the same of corrected chances: $method', async (calibration) => {
  const hidden = [{ units: 12, activation: 'tanh' as const, batchNorm: true }]
  const { model: plain, features } = seededModel({
    ...{ seed: 11, rows: 5, columns: [0, 3, 0, 4], hidden, task: 'binary', size: 0.7 },
  })
  const model = { ...plain, recipe: withCalibration(plain.recipe, calibration) }
  const explain = createExplainer(model)
  for (let row = 0; row < features.rows; row++) {
    const { effects, points } = explain(features, row)
    const other = await tensorEffects(model, features, row, 0, points())
    effects.forEach((effect, c) => {
      expect(Math.abs((other[c] ?? NaN) - effect)).toBeLessThan(1e-5)
    })
  }
})
