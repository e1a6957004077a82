import * as tf from '@tensorflow/tfjs'

/**
 * Numbers that stay on the device. A JavaScript number in an operation is uploaded anew each time, and an upload
 * ends the GPU's compute pass.
 */
export class Constants {
  readonly #scalars = new Map<number, tf.Scalar>()

  get(value: number): tf.Scalar {
    const known = this.#scalars.get(value)
    if (known) return known
    const scalar = tf.keep(tf.scalar(value))
    this.#scalars.set(value, scalar)
    return scalar
  }

  dispose(): void {
    for (const scalar of this.#scalars.values()) scalar.dispose()
    this.#scalars.clear()
  }
}
