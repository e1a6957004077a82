import { enginePlan, type PlanChoice } from './made-up-plan.ts'
import type { EnginePlan } from '../engine.ts'

/** A shape that engines are timed at. */
export interface BenchShape {
  /** Inputs, hidden layers, outputs, rows of a minibatch. */
  name: string
  choice: PlanChoice & { batchSize: number }
}

export const BENCH_SHAPES: readonly BenchShape[] = [
  { name: '20-64-32-1, batch 32', choice: { numbers: 20, hidden: [64, 32], batchSize: 32 } },
  {
    name: '20-64-32-3, batch 32',
    choice: {
      numbers: 20,
      hidden: [64, 32],
      batchSize: 32,
      loss: 'categoricalCrossEntropy',
      outputs: 3,
    },
  },
  { name: '50-128-64-1, batch 128', choice: { numbers: 50, hidden: [128, 64], batchSize: 128 } },
  { name: '50-256-256-1, batch 256', choice: { numbers: 50, hidden: [256, 256], batchSize: 256 } },
]

/** A made-up task of a shape, with so many minibatch steps in an epoch. */
export function benchPlan({ choice }: BenchShape, stepsPerEpoch: number): EnginePlan {
  return enginePlan({ ...choice, rows: stepsPerEpoch * choice.batchSize })
}
