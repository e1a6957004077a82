import { test } from 'vitest'
import { seededModel } from '../../src/domain/fixtures/seeded-model.ts'
import { permutationImportance } from '../../src/domain/why/importance.ts'
import { openTailPredictor } from './open-tail-predictor.ts'
test('speed', async () => {
  const L = (units: number) => ({ units, activation: 'relu' as const, batchNorm: false })
  const { model, features } = seededModel({
    seed: 1,
    rows: 100000,
    columns: [...new Array(22).fill(0), 4, 4, 4, 4, 3, 3, 3, 3],
    hidden: [L(64), L(32)],
    task: 'binary',
    size: 0.3,
  })
  const targets = Float64Array.from({ length: 100000 }, (_, i) => +(i % 5 === 0))
  const predict = await openTailPredictor(model)
  const t = performance.now()
  let p = 0
  const r = await permutationImportance({
    model,
    features,
    targets,
    predict,
    onShare: () => {},
    pause: () => {
      p++
      return Promise.resolve()
    },
  })
  console.log(r.rows, r.columns.length, performance.now() - t, 'ms all', p)
}, 100000)
