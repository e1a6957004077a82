import type { Shape } from './shapes.ts'

/** What a minibatch step cannot do without, whoever takes it. */
interface Work {
  /** Of the matrix products, a multiply-add being two: forward, kernel gradients, and slopes of all inputs but the first. */
  flops: number
  /** Weights and Adam's two slots read and written once, and the rows read. */
  bytes: number
}

export function workOf({ inputs, hidden, outputs, batchSize }: Shape): Work {
  const units = [inputs, ...hidden, outputs]
  const kernels = units.slice(1).map((width, k) => (units[k] ?? 0) * width)
  const parameters = sum(kernels) + sum(units.slice(1))
  return {
    flops: 2 * batchSize * (3 * sum(kernels) - (kernels[0] ?? 0)),
    bytes: Float32Array.BYTES_PER_ELEMENT * (6 * parameters + batchSize * inputs),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
