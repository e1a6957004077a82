import { sigmoid } from '../../src/domain/activations.ts'
import { confusionMatrix } from '../../src/domain/metrics/multiclass-metrics.ts'
import { sampleRows } from '../../src/domain/random.ts'
import type { FittedTarget } from '../../src/domain/recipe.ts'
import { unreachable } from '../../src/domain/result.ts'
import type { ValidationView } from '../../src/domain/training.ts'

const BINS = 20
const MOST_POINTS = 400

/**
 * What validation rows look like to the network right now.
 * @param logits [rows × outputs], finite
 * @param targets [rows] in the target's own unit, as in `PreparedPart`
 */
export function validationView(
  target: FittedTarget,
  logits: Float32Array,
  targets: Float64Array,
): ValidationView {
  switch (target.task) {
    case 'binary':
      return scoreBins(logits, targets)
    case 'multiclass':
      // The largest logit has the largest chance.
      return {
        task: 'multiclass',
        matrix: confusionMatrix(targets, logits, target.classes.length),
      }
    case 'regression': {
      const rows = [...sampleRows(0, targets.length, MOST_POINTS)]
      return {
        task: 'regression',
        actual: rows.map((row) => targets[row] as number),
        predicted: rows.map((row) => target.mean + target.std * (logits[row] as number)),
      }
    }
    default:
      return unreachable(target)
  }
}

function scoreBins(logits: Float32Array, targets: Float64Array): ValidationView {
  const positive = new Array<number>(BINS).fill(0)
  const negative = new Array<number>(BINS).fill(0)
  logits.forEach((z, row) => {
    const bin = Math.min(BINS - 1, Math.floor(sigmoid(z) * BINS))
    const counts = targets[row] === 1 ? positive : negative
    counts[bin] = (counts[bin] ?? 0) + 1
  })
  return { task: 'binary', positive, negative }
}
