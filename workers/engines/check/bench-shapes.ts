import type { TimedShape } from '../../../src/domain/gpu-report.ts'
import type { EnginePlan } from '../engine.ts'
import { enginePlan } from './made-up-plan.ts'

/** What engines are timed with. */
export const BENCH_SHAPES: readonly TimedShape[] = [
  { inputs: 20, hidden: [64, 32], outputs: 1, batchSize: 32 },
  { inputs: 20, hidden: [64, 32], outputs: 3, batchSize: 32 },
  { inputs: 50, hidden: [128, 64], outputs: 1, batchSize: 128 },
  { inputs: 50, hidden: [256, 256], outputs: 1, batchSize: 256 },
]

/** A made-up task of a shape, with so many minibatch steps in an epoch. */
export function benchPlan(
  { inputs, hidden, outputs, batchSize }: TimedShape,
  stepsPerEpoch: number,
): EnginePlan {
  return enginePlan({
    numbers: inputs,
    hidden,
    outputs,
    loss: outputs === 1 ? 'binaryCrossEntropy' : 'categoricalCrossEntropy',
    batchSize,
    rows: stepsPerEpoch * batchSize,
  })
}
