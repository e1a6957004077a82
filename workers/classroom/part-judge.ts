import { chosenRows } from '../../src/domain/features.ts'
import { predictOutputs } from '../../src/domain/forward.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { validationLoss } from '../../src/domain/metrics/validation-loss.ts'
import { sampleRows } from '../../src/domain/random.ts'
import type { TrainingJob } from '../../src/domain/training.ts'

/** Rows of a part that a loss is measured on; of more, a seeded sample. */
const MOST_ROWS = 2000

/** How right the network is about a part's rows. */
interface Judged {
  /** Mean, dropout off, penalties left out. */
  loss: number
  /** Share of the rows whose likeliest class is theirs; says nothing of numbers. */
  accuracy: number
}

/** Judges a part's rows at some weights. */
export function partJudge(
  { network, target, data }: TrainingJob,
  part: 'train' | 'validation',
): (weights: Float32Array) => Judged {
  const { features, targets } = data[part]
  const places = sampleRows(1, features.rows, MOST_ROWS)
  const rows = chosenRows(features, places)
  const wanted = lossTargets(
    target,
    Float64Array.from(places, (i) => targets[i] as number),
  )
  return (weights) => {
    const logits = predictOutputs(network, weights, rows, { type: 'logits' })
    return {
      loss: validationLoss(network.loss, Float32Array.from(logits), wanted),
      accuracy: accuracyOf(logits, wanted),
    }
  }
}

function accuracyOf(logits: Float64Array, targets: Float64Array): number {
  const outputs = logits.length / targets.length
  const right = targets.reduce((sum, target, row) => {
    const ofRow = logits.subarray(row * outputs, (row + 1) * outputs)
    const likeliest =
      outputs === 1 ? Number((ofRow[0] ?? 0) > 0) : ofRow.indexOf(Math.max(...ofRow))
    return sum + Number(likeliest === target)
  }, 0)
  return right / targets.length
}
