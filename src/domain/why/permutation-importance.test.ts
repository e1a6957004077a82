import { expect, test } from 'vitest'
import { chosenRows, expandRows, numericFeatures } from '../features.ts'
import { seededModel, type SeededCase } from '../fixtures/seeded-model.ts'
import { predictOutputs } from '../forward.ts'
import { linkOf } from '../link.ts'
import { binaryMetrics } from '../metrics/binary-metrics.ts'
import { multiclassMetrics } from '../metrics/multiclass-metrics.ts'
import { regressionMetrics } from '../metrics/regression-metrics.ts'
import { permutation, randomUniform } from '../random.ts'
import { columnOfInputs } from './column-inputs.ts'
import type { Importance } from './importance.ts'
import { permutationImportance } from './permutation-importance.ts'
import { createSwaps } from './swap-predictor.ts'

const L = (units: number) => ({ units, activation: 'relu' as const, batchNorm: false })
const base: SeededCase = {
  ...{ seed: 4, rows: 300, columns: [0, 3, 0, 5, 0], hidden: [L(8), L(5)], task: 'binary' },
}

function targetsOf({ rows, task }: SeededCase): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const draw = randomUniform(7, 'sample', 9, row)
    return task === 'regression'
      ? 1000 + 100 * draw
      : Math.floor(draw * (task === 'binary' ? 2 : 3))
  })
}

async function measure(one: SeededCase, targets = targetsOf(one)): Promise<Importance> {
  const { model, features } = seededModel(one)
  return permutationImportance({
    model,
    features,
    targets,
    openSwaps: (rows) => createSwaps(model, rows),
    onShare: () => undefined,
    pause: () => Promise.resolve(),
  })
}

function score(one: SeededCase, targets: Float64Array, outputs: Float64Array): number {
  if (one.task === 'binary') return binaryMetrics(targets, outputs, 0.5).rocAuc ?? NaN
  if (one.task === 'multiclass') return multiclassMetrics(targets, outputs, 3).accuracy
  return -regressionMetrics(targets, outputs).rmse
}

test.each(['binary', 'multiclass', 'regression'] as const)(
  'for %s it is what shuffling whole columns and predicting anew gives',
  async (task) => {
    const one = { ...base, task }
    const { model, features } = seededModel(one)
    const targets = targetsOf(one)
    const found = await measure(one)
    const link = linkOf(model.recipe.target)
    const answers = (values: Float32Array<ArrayBuffer>) =>
      predictOutputs(
        model.network,
        model.weights,
        numericFeatures(values, one.rows, features.inputs),
        link,
      )
    const inputs = expandRows(features)
    const before = score(one, targets, answers(inputs))
    expect(Math.abs(found.score ?? NaN)).toBeCloseTo(Math.abs(before), 8)
    const columnOf = columnOfInputs(model.recipe)
    found.columns.forEach(({ name, loss, interval }, c) => {
      expect(name).toBe(`column ${c}`)
      const losses = Array.from({ length: found.repeats }, (_, repeat) => {
        const shuffle = permutation(found.seed, 'sample', repeat + 1, one.rows)
        const shuffled = inputs.map((value, at) => {
          const [row, input] = [Math.floor(at / features.inputs), at % features.inputs]
          return columnOf[input] === c
            ? (inputs[(shuffle[row] ?? 0) * features.inputs + input] ?? 0)
            : value
        })
        return before - score(one, targets, answers(shuffled))
      })
      const mean = losses.reduce((a, b) => a + b, 0) / losses.length
      expect(loss).toBeCloseTo(mean, 7)
      expect(interval[0]).toBeLessThanOrEqual(loss)
      expect(interval[1]).toBeGreaterThanOrEqual(loss)
    })
  },
)

test('a column that says it all is worth what guessing is worth less', async () => {
  const one: SeededCase = { ...base, columns: [2], hidden: [], rows: 400 }
  const { model, features } = seededModel(one)
  const outputs = predictOutputs(model.network, model.weights, features, { type: 'logits' })
  const highest = outputs.reduce((a, b) => Math.max(a, b))
  const targets = Float64Array.from(outputs, (z) => Number(z === highest))
  const { score: auc, columns } = await measure(one, targets)
  expect(auc).toBe(1)
  expect(columns[0]?.loss).toBeGreaterThan(0.42)
  expect(columns[0]?.loss).toBeLessThan(0.58)
})

test('of too few rows, or rows with one answer, nothing is said', async () => {
  expect((await measure({ ...base, rows: 8 })).score).toBeNull()
  expect(await measure(base, new Float64Array(300))).toMatchObject({ score: null, columns: [] })
})

test('chosen rows stand in the order asked for', () => {
  const { features } = seededModel(base)
  const rows = Uint32Array.of(5, 2)
  const all = expandRows(features)
  const { inputs } = features
  expect(Array.from(expandRows(chosenRows(features, rows)))).toEqual([
    ...all.subarray(5 * inputs, 6 * inputs),
    ...all.subarray(2 * inputs, 3 * inputs),
  ])
})
