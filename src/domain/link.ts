import { sigmoid } from './activations.ts'
import { calibrator, type Calibration } from './calibration/calibration.ts'
import type { FittedTarget } from './recipe.ts'

/** From the last layer's numbers to an answer. */
export type Link =
  | { type: 'logits' }
  /** Chance of the positive class. */
  | { type: 'sigmoid'; calibration?: Calibration }
  /** One chance per class. */
  | { type: 'softmax' }
  /** The target's own unit: mean + std · z. */
  | { type: 'affine'; mean: number; std: number }

/** The link that turns a model's logits into answers about this target. */
export function linkOf(target: FittedTarget): Link {
  if (target.task === 'binary') {
    const { calibration } = target
    return { type: 'sigmoid', ...(calibration && { calibration }) }
  }
  if (target.task === 'multiclass') return { type: 'softmax' }
  return { type: 'affine', mean: target.mean, std: target.std }
}

/** Turns the logits of a row, from `from` on, into answers, from `at` on. */
export type AnswerWriter = (
  logits: Float64Array,
  from: number,
  answers: Float64Array,
  at: number,
) => void

/** @param outputs logits and answers of a row */
export function answerWriter(link: Link, outputs: number): AnswerWriter {
  if (link.type === 'softmax') return softmax(outputs)
  const answer = answerOf(link)
  return (logits, from, answers, at) => {
    for (let u = 0; u < outputs; u++) answers[at + u] = answer(logits[from + u] as number)
  }
}

function answerOf(link: Exclude<Link, { type: 'softmax' }>): (logit: number) => number {
  if (link.type === 'sigmoid') return link.calibration ? calibrator(link.calibration) : sigmoid
  if (link.type === 'affine') return (z) => link.mean + link.std * z
  return (z) => z
}

/** e^(z − max) / Σ e^(z − max): the largest logit never overflows. */
function softmax(outputs: number): AnswerWriter {
  return (logits, from, answers, at) => {
    let largest = -Infinity
    for (let u = 0; u < outputs; u++) largest = Math.max(largest, logits[from + u] as number)
    let sum = 0
    for (let u = 0; u < outputs; u++) {
      const e = Math.exp((logits[from + u] as number) - largest)
      answers[at + u] = e
      sum += e
    }
    for (let u = 0; u < outputs; u++) answers[at + u] = (answers[at + u] as number) / sum
  }
}
