import { firstOfLayer } from '../../../src/domain/dropout.ts'
import type { Loss } from '../../../src/domain/network.ts'
import { stepKey } from '../../../src/domain/random.ts'
import type { Kernel } from './kernel-module.ts'
import type { LayerUpdate } from './layer-update.ts'
import { padded, type MemoryPlan, type PlannedLayer } from './memory-plan.ts'

/** Forward and backward through all layers, row block by row block. */
export class NetworkPasses {
  readonly #kernel: Kernel
  readonly #memory: MemoryPlan
  readonly #loss: Loss
  readonly #output: PlannedLayer

  constructor(kernel: Kernel, memory: MemoryPlan, loss: Loss) {
    this.#kernel = kernel
    this.#memory = memory
    this.#loss = loss
    this.#output = memory.layers.at(-1) as PlannedLayer
  }

  /**
   * Leaves the logits in the last layer's `outputs`, and each hidden layer's slopes.
   * @param input address of [rows × inputStride], readable to a multiple of 4 rows
   * @param dropout which minibatch step it is, for its mask; undefined: no dropout
   */
  forward(input: number, rows: number, dropout?: { seed: number; step: number }): void {
    const { layers, weights } = this.#memory
    const blockRows = padded(rows)
    layers.forEach((layer, k) => {
      this.#kernel.multiply(
        layer.outputs,
        input,
        4 * layer.inputStride,
        4,
        weights + layer.kernel,
        weights + layer.bias,
        blockRows,
        layer.unitStride,
        layer.inputs,
      )
      if (layer === this.#output) return
      this.#activate(layer, blockRows)
      if (dropout && layer.dropout > 0) {
        const key = stepKey(dropout.seed, 'dropout', dropout.step)
        this.#dropOut(layer, rows, key + firstOfLayer(k))
      }
      input = layer.outputs
    })
  }

  /**
   * From the logits to d loss / d logits, in the last layer's `slopes`.
   * @param order address of the batch's row numbers
   * @returns Σ weight · loss
   */
  loss(order: number, rows: number): number {
    const { targets, rowWeights } = this.#memory
    const { outputs, slopes, units, unitStride } = this.#output
    const batch = [outputs, slopes, order, targets, rowWeights, rows] as const
    return this.#loss === 'categoricalCrossEntropy'
      ? this.#kernel.categoricalCrossEntropy(...batch, units, unitStride)
      : this.#kernel[this.#loss === 'binaryCrossEntropy' ? this.#loss : 'meanSquaredError'](
          ...batch,
        )
  }

  /** From the last layer to the first: gradient, d loss / d z of the layer before, update. */
  backward(rows: number, update: LayerUpdate): void {
    const { layers, batch, gradient } = this.#memory
    for (let k = layers.length - 1; k >= 0; k--) {
      const layer = layers[k] as PlannedLayer
      const before = layers[k - 1]
      const { inputStride, unitStride, slopes } = layer
      const kernelSize = inputStride * unitStride
      this.#kernel.multiply(
        gradient,
        before?.outputs ?? batch,
        4,
        4 * inputStride,
        slopes,
        0,
        inputStride,
        unitStride,
        rows,
      )
      this.#kernel.columnSums(gradient + 4 * kernelSize, slopes, rows, unitStride)
      if (before) this.#passBack(layer, before, padded(rows))
      update(layer)
    }
  }

  /** d loss / d z of the layer before takes the place of its slopes; its outputs are overwritten. */
  #passBack(layer: PlannedLayer, before: PlannedLayer, rows: number): void {
    const { weights, transposed } = this.#memory
    const { inputStride, units, unitStride } = layer
    this.#kernel.transpose(transposed, weights + layer.kernel, inputStride, unitStride)
    this.#kernel.multiply(
      before.outputs,
      layer.slopes,
      4 * unitStride,
      4,
      transposed,
      0,
      rows,
      inputStride,
      units,
    )
    this.#kernel.multiplyBy(before.slopes, before.outputs, rows * inputStride)
  }

  #activate({ activation, outputs, slopes, units, unitStride }: PlannedLayer, rows: number): void {
    this.#kernel[activation](outputs, slopes, rows * unitStride)
    // Not 0 where z is.
    if (unitStride > units && (activation === 'sigmoid' || activation === 'softplus')) {
      this.#kernel.clearPadding(outputs, rows, units, unitStride)
    }
  }

  #dropOut(
    { dropout, outputs, slopes, units, unitStride }: PlannedLayer,
    rows: number,
    start: number,
  ): void {
    const threshold = Math.ceil(dropout * 2 ** 32)
    const kept = 1 / (1 - dropout)
    this.#kernel.dropout(outputs, slopes, rows, units, unitStride, start, threshold, kept)
  }
}
