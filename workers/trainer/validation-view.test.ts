import { expect, test } from 'vitest'
import { trainingJob } from './fixtures/training-job.ts'
import { validationView } from './validation-view.ts'

test('chances fall into twenty bins, the last one closed', () => {
  const logits = Float32Array.of(-100, 0, 100, 100)
  const view = validationView(trainingJob().target, logits, Float64Array.of(0, 1, 1, 0))
  expect(view).toMatchObject({ task: 'binary' })
  if (view.task !== 'binary') return
  expect(view.negative).toEqual([1, ...new Array<number>(18).fill(0), 1])
  expect(view.positive[10]).toBe(1)
  expect(view.positive[19]).toBe(1)
})

test('classes are counted by what they are and what they are taken for', () => {
  const logits = Float32Array.of(3, 1, 0, 0, 1, 3, 0, 9, 0)
  const { target } = trainingJob({ task: 'multiclass' })
  expect(validationView(target, logits, Float64Array.of(0, 1, 1))).toEqual({
    task: 'multiclass',
    matrix: [
      [1, 0, 0],
      [0, 1, 1],
      [0, 0, 0],
    ],
  })
})

test('numbers are shown in their own unit, at most 400 rows and always the same', () => {
  const { target } = trainingJob({ task: 'regression' })
  const logits = new Float32Array(1000).fill(0.5)
  const targets = Float64Array.from({ length: 1000 }, (_, row) => row)
  const view = validationView(target, logits, targets)
  if (view.task !== 'regression') throw new Error(view.task)
  expect(view.actual.length).toBe(400)
  expect(view.predicted[0]).toBe(100 + 20 * 0.5)
  expect(validationView(target, logits, targets)).toEqual(view)
})
