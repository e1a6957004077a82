import { expose } from 'comlink'
import { someRows, type Features } from '../../../src/domain/features.ts'
import { createPredictor } from '../../../src/domain/forward.ts'
import { initialWeights } from '../../../src/domain/initial-weights.ts'
import { openPredictor } from '../../../workers/forward/open-predictor.ts'
import { SCORED_SHAPE, type ScorerName } from '../shapes.ts'
import { openOnnxScorer } from './onnx-scorer.ts'
import { madeUpTask, networkOf } from './task.ts'

/** Chances of the positive class. */
export type Score = (features: Features) => Promise<ArrayLike<number>>

/** One way of scoring a table; the worker's name says which one. */
export interface ScoreWorker {
  /** @returns answers for the first rows */
  open(rows: number): Promise<number[]>
  /** Milliseconds for all rows. */
  time(): Promise<number>
}

/** Rows that are scored before anything is timed, and whose answers are compared. */
const WARM_UP_ROWS = 100_000
const COMPARED_ROWS = 1000

const network = networkOf(SCORED_SHAPE)
const weights = initialWeights(network, 1)
let features: Features | undefined
let score: Score | undefined

async function openScorer(name: ScorerName): Promise<Score> {
  switch (name) {
    case 'wasm': {
      const predict = await openPredictor(network, weights, { type: 'sigmoid' })
      return (table) => Promise.resolve(predict(table))
    }
    case 'plain': {
      const predict = createPredictor(network, weights, { type: 'sigmoid' })
      return (table) => Promise.resolve(predict(table))
    }
    case 'onnx-1-thread':
      return openOnnxScorer(network, weights, 1)
    case 'onnx':
      return openOnnxScorer(network, weights, 0)
  }
}

const api: ScoreWorker = {
  open: async (rows) => {
    ;({ features } = madeUpTask(SCORED_SHAPE, rows))
    score = await openScorer(self.name as ScorerName)
    const answers = await score(someRows(features, 0, Math.min(rows, WARM_UP_ROWS)))
    return Array.from(answers).slice(0, COMPARED_ROWS)
  },
  time: async () => {
    if (!features || !score) throw new Error('not open')
    const start = performance.now()
    await score(features)
    return performance.now() - start
  },
}

expose(api)
