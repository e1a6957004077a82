import { bootstrapIntervals } from './bootstrap/bootstrap-intervals.ts'
import type { Task } from './experiment.ts'
import type { Evaluation } from './evaluation.ts'
import { predictionIntervals } from './judgement/conformal.ts'
import { judgeCut } from './judgement/judge-cut.ts'
import { binaryMetrics, countedScoreMetrics } from './metrics/binary-metrics.ts'
import {
  confusionMatrix,
  countedMulticlassMetrics,
  multiclassMetrics,
} from './metrics/multiclass-metrics.ts'
import { countedRegressionMetrics, regressionMetrics } from './metrics/regression-metrics.ts'
import { eachOnce } from './metrics/row-counts.ts'
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
  /** For the prediction intervals of a regression; absent: none are given. */
  validation?: { targets: Float64Array; outputs: Float64Array }
}

/**
 * Metrics of the model with their intervals, and of a baseline that gives every row the same answer learnt from
 * training rows.
 * @param pause awaited every few ten milliseconds, so that others may do something
 */
export async function evaluate(
  input: EvaluationInput,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  switch (input.task) {
    case 'binary':
      return evaluateBinary(input, pause)
    case 'multiclass':
      return evaluateMulticlass(input, pause)
    case 'regression':
      return evaluateRegression(input, pause)
    default:
      return unreachable(input.task)
  }
}

async function evaluateBinary(
  { targets, outputs, threshold, trainTargets }: EvaluationInput,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  const metricsOf = countedScoreMetrics(targets, outputs)
  const constant = new Float64Array(targets.length).fill(mean(trainTargets))
  const intervals = await bootstrapIntervals(metricsOf, targets.length, pause)
  const cut = judgeCut(targets, outputs, threshold)
  return {
    task: 'binary',
    rows: targets.length,
    threshold,
    metrics: { ...metricsOf(eachOnce(targets.length)), ...cut.metrics },
    intervals: { ...intervals, ...cut.intervals },
    baseline: binaryMetrics(targets, constant, threshold),
    confusion: cut.confusion,
  }
}

async function evaluateMulticlass(
  { targets, outputs, trainTargets }: EvaluationInput,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  const classes = outputs.length / targets.length
  const metricsOf = countedMulticlassMetrics(targets, outputs, classes)
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
    metrics: metricsOf(eachOnce(targets.length)),
    intervals: await bootstrapIntervals(metricsOf, targets.length, pause),
    baseline: multiclassMetrics(targets, same, classes),
    confusion: confusionMatrix(targets, outputs, classes),
  }
}

async function evaluateRegression(
  { targets, outputs, trainTargets, validation }: EvaluationInput,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  const metricsOf = countedRegressionMetrics(targets, outputs)
  const constant = new Float64Array(targets.length).fill(mean(trainTargets))
  const sampled = Array.from(sampleRows(0, targets.length, MOST_SAMPLED))
  return {
    task: 'regression',
    rows: targets.length,
    metrics: metricsOf(eachOnce(targets.length)),
    intervals: await bootstrapIntervals(metricsOf, targets.length, pause),
    baseline: regressionMetrics(targets, constant),
    sample: {
      actual: sampled.map((row) => targets[row] as number),
      predicted: sampled.map((row) => outputs[row] as number),
    },
    ...(validation && {
      predictionIntervals: predictionIntervals(
        { actual: validation.targets, predicted: validation.outputs },
        { actual: targets, predicted: outputs },
      ),
    }),
  }
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
