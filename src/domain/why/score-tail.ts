import { ACTIVATIONS, type ActivationFunction } from '../activations.ts'
import type { Calibration } from '../calibration/calibration.ts'
import type { FoldedLayer } from '../forward.ts'
import { answerWriter, type Link } from '../link.ts'

/** A layer's numbers on the way through. */
interface Pass {
  layer: FoldedLayer
  activation: ActivationFunction
  /** [units] What the activation is given. */
  sums: Float64Array
  /** [units] What it gives. */
  values: Float64Array
  /** [units] d answer / d sums. */
  slopes: Float64Array
}

/**
 * A network from the first layer's sums on: one answer (a chance, or a number in the target's unit) and its gradient
 * with respect to those sums. The sums are linear in the inputs, so this is all that a path between two rows needs.
 */
export class ScoreTail {
  readonly #passes: Pass[]
  readonly #writeAnswers: (logits: Float64Array) => void
  readonly #answers: Float64Array
  readonly #link: Link

  /** @param layers of `foldLayers` */
  constructor(layers: readonly FoldedLayer[], link: Link) {
    this.#passes = layers.map((layer) => ({
      layer,
      activation: ACTIVATIONS[layer.activation],
      sums: new Float64Array(layer.units),
      values: new Float64Array(layer.units),
      slopes: new Float64Array(layer.units),
    }))
    const outputs = layers.at(-1)?.units ?? 0
    this.#answers = new Float64Array(outputs)
    this.#link = link
    const write = answerWriter(link, outputs)
    this.#writeAnswers = (logits) => {
      write(logits, 0, this.#answers, 0)
    }
  }

  /** [outputs] All answers; overwritten by the next call of anything. */
  answers(sums: Float64Array): Float64Array {
    let input = sums
    this.#passes.forEach(({ layer, activation, sums: own, values }, k) => {
      const given = k === 0 ? sums : own
      if (k > 0) multiply(layer, input, own)
      activateAll(activation, layer, given, values)
      input = values
    })
    this.#writeAnswers(input)
    return this.#answers
  }

  /** Answer number `output`. */
  value(sums: Float64Array, output: number): number {
    return this.answers(sums)[output] as number
  }

  /** [first layer's units] d answer / d sums; overwritten by the next call. Not of chances corrected by steps. */
  gradient(sums: Float64Array, output: number): Float64Array {
    this.answers(sums)
    const last = this.#passes.at(-1)
    if (last) this.#slopesOfLogits(output, last.slopes)
    for (let k = this.#passes.length - 1; k > 0; k--) {
      const { layer, slopes } = this.#passes[k] as Pass
      const before = this.#passes[k - 1] as Pass
      goBack(layer, slopes, before, k === 1 ? sums : before.sums)
    }
    return this.#passes[0]?.slopes ?? new Float64Array(0)
  }

  /** d answer / d logits, after `answers`. */
  #slopesOfLogits(output: number, into: Float64Array): void {
    const answer = this.#answers[output] as number
    switch (this.#link.type) {
      case 'softmax':
        this.#answers.forEach((other, u) => {
          into[u] = answer * ((u === output ? 1 : 0) - other)
        })
        return
      case 'sigmoid':
        into.fill(0)
        into[output] = slopeBefore(this.#link.calibration) * answer * (1 - answer)
        return
      case 'affine':
        into.fill(0)
        into[output] = this.#link.std
        return
      case 'logits':
        into.fill(0)
        into[output] = 1
    }
  }
}

/** d z / d logit of a chance σ(z). */
function slopeBefore(calibration: Calibration | undefined): number {
  if (calibration?.method === 'isotonic') throw new Error('steps have no slope')
  return calibration?.slope ?? 1
}

function activateAll(
  { value }: ActivationFunction,
  { activation, units }: FoldedLayer,
  sums: Float64Array,
  values: Float64Array,
): void {
  if (activation === 'linear') values.set(sums)
  else if (activation === 'relu') {
    for (let u = 0; u < units; u++) values[u] = Math.max(0, sums[u] as number)
  } else for (let u = 0; u < units; u++) values[u] = value(sums[u] as number)
}

/** sums = bias + x · kernel; units that are off cost nothing. */
function multiply({ units, kernel, bias }: FoldedLayer, x: Float64Array, sums: Float64Array): void {
  sums.set(bias)
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number
    if (value === 0) continue
    const row = i * units
    for (let u = 0; u < units; u++) {
      sums[u] = (sums[u] as number) + value * (kernel[row + u] as number)
    }
  }
}

/**
 * before.slopes = (kernel · slopes) times the slopes of the activation before; units that are off cost nothing.
 * @param sums what that activation was given
 */
function goBack(
  { units, kernel }: FoldedLayer,
  slopes: Float64Array,
  { layer, activation, slopes: before }: Pass,
  sums: Float64Array,
): void {
  const kinked = layer.activation === 'relu'
  for (let i = 0; i < before.length; i++) {
    const given = sums[i] as number
    const slope = kinked ? (given > 0 ? 1 : 0) : activation.derivative(given)
    let sum = 0
    if (slope !== 0) {
      const row = i * units
      for (let u = 0; u < units; u++) sum += (kernel[row + u] as number) * (slopes[u] as number)
    }
    before[i] = slope * sum
  }
}
