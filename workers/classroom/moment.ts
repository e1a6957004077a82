import { probeNetwork, probeRows, type LayerProbe } from '../../src/domain/classroom/probe.ts'
import { chosenRows, expandRows } from '../../src/domain/features.ts'
import { predictOutputs } from '../../src/domain/forward.ts'
import { linkOf } from '../../src/domain/link.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { confusionMatrix } from '../../src/domain/metrics/multiclass-metrics.ts'
import { sampleRows } from '../../src/domain/random.ts'
import type { TrainingJob } from '../../src/domain/training.ts'
import type { ValidationAnswers } from '../../src/protocol/classroom-timeline.ts'

/** Validation rows that are counted; of more, a seeded sample. */
const MOST_ROWS = 1000

/** Sends a sample of training rows through a network and back. */
export function probeOf({ network, target, data }: TrainingJob): {
  rows: number
  probe: (weights: Float32Array) => LayerProbe[]
} {
  const { features, targets } = data.train
  const places = sampleRows(1, features.rows, probeRows(network))
  const rows = places.length
  const sample = {
    rows,
    features: expandRows(chosenRows(features, places)),
    targets: lossTargets(
      target,
      Float64Array.from(places, (i) => targets[i] as number),
    ),
    weights: new Float64Array(rows).fill(1),
  }
  return { rows, probe: (weights) => probeNetwork(network, weights, sample) }
}

/** Says how validation rows are answered at some weights. */
export function answersOf({
  network,
  target,
  threshold,
  data,
}: TrainingJob): (weights: Float32Array) => ValidationAnswers {
  const { features, targets } = data.validation
  const places = sampleRows(1, features.rows, MOST_ROWS)
  const rows = chosenRows(features, places)
  const actual = Float64Array.from(places, (i) => targets[i] as number)
  const answer = (weights: Float32Array) => predictOutputs(network, weights, rows, linkOf(target))
  switch (target.task) {
    case 'regression':
      return (weights) => errorsOf(answer(weights), actual)
    case 'multiclass':
      return (weights) => ({
        task: 'classes',
        matrix: confusionMatrix(actual, answer(weights), target.classes.length),
      })
    case 'binary':
      return (weights) => {
        const matrix = [
          [0, 0],
          [0, 0],
        ]
        answer(weights).forEach((chance, row) => {
          const counts = matrix[actual[row] as number] as number[]
          const said = chance >= threshold ? 1 : 0
          counts[said] = (counts[said] as number) + 1
        })
        return { task: 'classes', matrix }
      }
  }
}

function errorsOf(predicted: Float64Array, actual: Float64Array): ValidationAnswers {
  const errors = predicted.map((value, row) => value - (actual[row] as number))
  const rows = errors.length
  return {
    task: 'regression',
    rows,
    meanError: errors.reduce((sum, error) => sum + error, 0) / rows,
    meanDistance: errors.reduce((sum, error) => sum + Math.abs(error), 0) / rows,
    farthest: errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
  }
}
