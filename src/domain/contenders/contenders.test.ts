import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Task } from '../experiment.ts'
import type { Features } from '../features.ts'
import { answerWriter, type Link } from '../link.ts'
import { fitTrees, treeOutputs } from './boosted-trees.ts'
import type { LearningRows } from './learning-rows.ts'
import { fitLinear, linearOutputs } from './linear-model.ts'

interface LinearCase {
  penalty: number
  weighted: boolean
  /** [outputs][inputs] */
  coefficients: number[][]
  intercepts: number[]
}

interface TreesCase {
  rounds: number
  weighted: boolean
  /** Chances of each class, or numbers. */
  answers: number[][] | number[]
}

interface Golden {
  numbers: number[][]
  codes: number[]
  weights: number[]
  targets: Record<Task, number[]>
  linear: Record<Task, LinearCase[]>
  trees: Record<Task, TreesCase[]>
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/contenders.json', import.meta.url), 'utf8'),
) as Golden

const noPause = () => Promise.resolve()
const LEVELS = 4

const features: Features = {
  rows: golden.codes.length,
  inputs: 2 + LEVELS,
  numberInputs: Uint32Array.of(0, 1),
  numbers: Float32Array.from(golden.numbers.flat()),
  categories: [{ first: 2, levels: LEVELS }],
  codes: Uint16Array.from(golden.codes),
}

const OUTPUTS: Record<Task, number> = { binary: 1, multiclass: 3, regression: 1 }
const LINKS: Record<Task, Link> = {
  binary: { type: 'sigmoid' },
  multiclass: { type: 'softmax' },
  regression: { type: 'logits' },
}

const questionOf = (task: Task) => ({ task, outputs: OUTPUTS[task] })

function rowsOf(task: Task, weighted: boolean): LearningRows {
  const weights = golden.weights.map((weight) => (weighted ? weight : 1))
  return { features, targets: Float64Array.from(golden.targets[task]), weights }
}

const cases = <Case extends { weighted: boolean }>(all: Record<Task, Case[]>) =>
  (['binary', 'multiclass', 'regression'] as const).flatMap((task) =>
    all[task].map((one) => ({ task, one, weights: one.weighted ? 'weights' : 'no weights' })),
  )

describe('linear models are those of scikit-learn', () => {
  test.each(cases(golden.linear))('$task with $weights', async ({ task, one }) => {
    const outputs = OUTPUTS[task]
    const options = { penalty: one.penalty, tolerance: 1e-10 }
    const model = await fitLinear(rowsOf(task, one.weighted), questionOf(task), options, noPause)
    for (let k = 0; k < outputs; k++) {
      one.coefficients[k]?.forEach((coefficient, input) => {
        expect(Math.abs((model.weights[input * outputs + k] ?? NaN) - coefficient)).toBeLessThan(
          1e-5,
        )
      })
      const bias = model.weights[features.inputs * outputs + k] ?? NaN
      expect(Math.abs(bias - (one.intercepts[k] ?? NaN))).toBeLessThan(1e-5)
    }
  })
})

test('a linear model answers each row with its bias and what its inputs add', async () => {
  const [one] = golden.linear.regression as [LinearCase & { answers: number[] }]
  const options = { penalty: one.penalty, tolerance: 1e-10 }
  const model = await fitLinear(
    rowsOf('regression', false),
    questionOf('regression'),
    options,
    noPause,
  )
  const answers = await linearOutputs(model, features, noPause)
  answers.forEach((answer, row) => {
    expect(Math.abs(answer - (one.answers[row] ?? NaN))).toBeLessThan(1e-5)
  })
})

describe('boosted trees answer as those of scikit-learn, a category told apart level by level', () => {
  test.each(cases(golden.trees))('$task with $weights', async ({ task, one }) => {
    const outputs = OUTPUTS[task]
    const rows = rowsOf(task, one.weighted)
    const model = await fitTrees(rows, questionOf(task), { mostRounds: one.rounds }, noPause)
    const z = await treeOutputs(model, features, noPause)
    const answers = new Float64Array(z.length)
    const write = answerWriter(LINKS[task], outputs)
    for (let row = 0; row < features.rows; row++) write(z, row * outputs, answers, row * outputs)
    const expected =
      task === 'binary' ? one.answers.map((row) => (row as number[])[1]) : one.answers.flat()
    answers.forEach((answer, i) => {
      expect(Math.abs(answer - (expected[i] ?? NaN))).toBeLessThan(1e-5)
    })
  })

  test('rounds after which other rows are no longer answered better are dropped', async () => {
    const rows = rowsOf('binary', false)
    const turned = { ...rows, targets: rows.targets.map((target) => 1 - target) }
    const options = { mostRounds: 50, stopping: { rows: turned, patience: 5 } }
    const model = await fitTrees(rows, questionOf('binary'), options, noPause)
    expect(model.rounds.length).toBeLessThanOrEqual(1)
  })
})
