import { someRows } from '../../src/domain/features.ts'
import { countParameters } from '../../src/domain/network.ts'
import type { EnginePlan } from './engine.ts'

/** Batches of a trial, unless they are too much work: enough for a GPU to be as busy as in a real epoch. */
const MOST_BATCHES = 256
/** Multiply-adds of a trial's epoch, and of its largest batch: some 50 and 150 ms on one core. */
const EPOCH_WORK = 4e8
const BATCH_WORK = 1e9

/** A plan cut down to what tells how fast an engine is with it. */
export interface Trial {
  plan: EnginePlan
  /** How much longer a step of the real plan takes than one of this. */
  scale: number
  /** Multiply-adds of one step of this. */
  stepWork: number
}

/** The first rows of a plan, as many as a short measurement needs; its state and rows are shared, not copied. */
export function trialPlan(plan: EnginePlan): Trial {
  const { features, targets, weights } = plan.train
  const ofRow = workOfRow(plan)
  const most = Math.max(1, Math.floor(BATCH_WORK / ofRow))
  const batchSize = Math.min(plan.batchSize, most, features.rows)
  const stepWork = batchSize * ofRow + 10 * countParameters(plan.network)
  const batches = Math.min(MOST_BATCHES, Math.max(1, Math.floor(EPOCH_WORK / stepWork)))
  const rows = Math.min(features.rows, batches * batchSize)
  return {
    plan: {
      ...plan,
      batchSize,
      train: {
        features: someRows(features, 0, rows),
        targets: targets.subarray(0, rows),
        weights: weights.subarray(0, rows),
      },
      validation: someRows(plan.validation, 0, Math.min(plan.validation.rows, batchSize)),
    },
    scale: plan.batchSize / batchSize,
    stepWork,
  }
}

/** Multiply-adds of forward and backward pass; a category costs as much as one number. */
function workOfRow({ network, train }: EnginePlan): number {
  const { numberInputs, categories } = train.features
  const first = numberInputs.length + categories.length
  const products = network.layers.map(({ inputs, units }, k) => (k === 0 ? first : inputs) * units)
  return 3 * products.reduce((sum, count) => sum + count, 1)
}
