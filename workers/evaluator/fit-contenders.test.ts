import * as v from 'valibot'
import { expect, test } from 'vitest'
import { withCalibration } from '../../src/domain/calibration/with-calibration.ts'
import { comparisonSchema } from '../../src/domain/contenders/comparison-schema.ts'
import { DEFAULT_TRAINING } from '../../src/domain/experiment-defaults.ts'
import { numericFeatures } from '../../src/domain/features.ts'
import { randomUniform } from '../../src/domain/random.ts'
import type { EvaluatedModel, EvaluatedPart } from './evaluated-model.ts'
import { fitContenders } from './fit-contenders.ts'

const noPause = () => Promise.resolve()

/** Two numbers; the answer is whether they have the same sign, which no linear model can tell. */
function part(rows: number, step: number): EvaluatedPart {
  const values = Float32Array.from(
    { length: 2 * rows },
    (_, i) => 2 * randomUniform(1, 'sample', step, i) - 1,
  )
  const targets = Float64Array.from({ length: rows }, (_, row) =>
    (values[2 * row] ?? 0) * (values[2 * row + 1] ?? 0) > 0 ? 1 : 0,
  )
  return {
    features: numericFeatures(values, rows, 2),
    targets,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    weights: new Float32Array(rows).fill(1),
    outputs: targets.map((target) => 0.25 + target / 2),
  }
}

const model: EvaluatedModel = {
  network: {
    inputs: 2,
    layers: [
      { inputs: 2, units: 4, activation: 'relu', dropout: 0, batchNorm: false },
      { inputs: 4, units: 1, activation: 'linear', dropout: 0, batchNorm: false },
    ],
    loss: 'binaryCrossEntropy',
    l1: 0,
    l2: 0,
  },
  weights: new Float32Array(17),
  recipe: {
    columns: [],
    inputNames: ['a', 'b'],
    target: { task: 'binary', name: 'y', classes: ['no', 'yes'], positive: 'yes', missing: [] },
  },
  training: { ...DEFAULT_TRAINING, classWeights: 'balanced' },
  train: part(600, 0),
  validation: part(200, 1),
  test: part(200, 2),
}

test('what only together says something is seen by the trees and not by the linear model', async () => {
  const shares: number[] = []
  const comparison = await fitContenders(model, noPause, (share) => shares.push(share))
  const auc = (name: string) =>
    comparison.contenders.find((contender) => contender.name === name)?.scores[0]?.value ?? NaN
  expect(auc('network')).toBe(1)
  expect(auc('trees')).toBeGreaterThan(0.95)
  expect(auc('linear')).toBeLessThan(0.65)
  expect(auc('same')).toBe(0.5)
  expect(comparison.positives).toBe(model.test.targets.reduce((a, b) => a + b, 0))
  expect(v.is(comparisonSchema, comparison)).toBe(true)
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
})

test('a correction of the network’s chances leaves those of the others alone', async () => {
  const corrected: EvaluatedModel = {
    ...model,
    recipe: withCalibration(model.recipe, { method: 'platt', slope: 0.3, intercept: -1 }),
  }
  const others = async (asked: EvaluatedModel) =>
    (await fitContenders(asked, noPause, () => undefined)).contenders.map(({ scores }) => scores)
  expect(await others(corrected)).toEqual(await others(model))
})

test('the same model is always compared with the same numbers', async () => {
  const withoutSeconds = async () => {
    const { contenders, duels } = await fitContenders(model, noPause, () => undefined)
    return { duels, scores: contenders.map(({ scores }) => scores) }
  }
  expect(await withoutSeconds()).toEqual(await withoutSeconds())
})

test('whoever does not want to wait any longer need not', async () => {
  const stop = () => Promise.reject(new Error('no longer wanted'))
  await expect(fitContenders(model, stop, () => undefined)).rejects.toThrow('no longer wanted')
})
