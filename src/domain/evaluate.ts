import type { Task } from './experiment.ts'
import type { Evaluation } from './evaluation.ts'
import { binaryConfusion, binaryMetrics } from './metrics/binary-metrics.ts'
import { confusionMatrix, multiclassMetrics } from './metrics/multiclass-metrics.ts'
import { regressionMetrics } from './metrics/regression-metrics.ts'
import { sampleRows } from './random.ts'
import { unreachable } from './result.ts'

/** Points of a predicted-against-actual plot. */
const MOST_SAMPLED = 1000

/** Answers about rows that nothing was learnt from, and what is needed to judge them. */
export interface EvaluationInput {
  task: Task
  /** [rows] as in `PreparedPart.targets`; at least one row. */
  targets: Float64Array
  /** [rows × outputs] answers, as `predictOutputs` gives them with the task's link. */
  outputs: Float64Array
  /** Binary only: the least chance that answers "positive". */
  threshold: number
  /** Targets of the training rows: what the trivial baseline knows. */
  trainTargets: Float64Array
}

/** Metrics of the model, and of a baseline that gives every row the same answer learnt from training rows. */
export function evaluate(input: EvaluationInput): Evaluation {
  switch (input.task) {
    case 'binary':
      return evaluateBinary(input)
    case 'multiclass':
      return evaluateMulticlass(input)
    case 'regression':
      return evaluateRegression(input)
    default:
      return unreachable(input.task)
  }
}

function evaluateBinary({
  targets,
  outputs,
  threshold,
  trainTargets,
}: EvaluationInput): Evaluation {
  const share = mean(trainTargets)
  return {
    task: 'binary',
    rows: targets.length,
    threshold,
    metrics: binaryMetrics(targets, outputs, threshold),
    baseline: binaryMetrics(targets, new Float64Array(targets.length).fill(share), threshold),
    confusion: binaryConfusion(targets, outputs, threshold),
  }
}

function evaluateMulticlass({ targets, outputs, trainTargets }: EvaluationInput): Evaluation {
  const classes = outputs.length / targets.length
  const shares = new Float64Array(classes)
  for (const c of trainTargets) shares[c] = (shares[c] as number) + 1
  shares.forEach((count, c) => {
    shares[c] = count / trainTargets.length
  })
  const same = new Float64Array(outputs.length)
  for (let row = 0; row < targets.length; row++) same.set(shares, row * classes)
  return {
    task: 'multiclass',
    rows: targets.length,
    metrics: multiclassMetrics(targets, outputs, classes),
    baseline: multiclassMetrics(targets, same, classes),
    confusion: confusionMatrix(targets, outputs, classes),
  }
}

function evaluateRegression({ targets, outputs, trainTargets }: EvaluationInput): Evaluation {
  const constant = new Float64Array(targets.length).fill(mean(trainTargets))
  const sampled = Array.from(sampleRows(0, targets.length, MOST_SAMPLED))
  return {
    task: 'regression',
    rows: targets.length,
    metrics: regressionMetrics(targets, outputs),
    baseline: regressionMetrics(targets, constant),
    sample: {
      actual: sampled.map((row) => targets[row] as number),
      predicted: sampled.map((row) => outputs[row] as number),
    },
  }
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
