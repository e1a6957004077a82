import { randomUniform } from './random.ts'

/**
 * What one layer's outputs are multiplied by in one minibatch step (inverted dropout, Srivastava et al. 2014):
 * 0 with chance `rate`, else 1 / (1 − rate), so that the expected output is that of prediction.
 * @param step minibatch step counted from the very first, so that a resumed run draws what it would have drawn
 * @returns [rows × units]
 */
export function dropoutMask(
  seed: number,
  step: number,
  layer: number,
  rows: number,
  units: number,
  rate: number,
): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(rows * units)
  const first = firstOfLayer(layer)
  const kept = 1 / (1 - rate)
  for (let i = 0; i < mask.length; i++) {
    mask[i] = randomUniform(seed, 'dropout', step, first + i) < rate ? 0 : kept
  }
  return mask
}

/** The index of the random number of a layer's first row and unit. */
export function firstOfLayer(layer: number): number {
  return layer * 2 ** 26
}
