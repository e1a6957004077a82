import { firstOfLayer } from '../../../src/domain/dropout.ts'
import { stepKey } from '../../../src/domain/random.ts'
import type { Loss } from '../../../src/domain/network.ts'
import type { Kernel } from './kernel-module.ts'
import { layerAddresses, type LayerAddresses } from './layer-addresses.ts'
import type { LanePlan, MemoryPlan, RowsPlan } from './memory-plan.ts'
import { padded } from './planned-layers.ts'

/** Rows `from` … `from` + `rows` − 1 of those at hand; `from` is a multiple of 4. */
export interface Block {
  from: number
  rows: number
}

/** What is done to one layer and one block of rows, forward and back. */
export class LayerPasses {
  readonly layers: readonly LayerAddresses[]
  readonly #kernel: Kernel
  readonly #memory: MemoryPlan
  readonly #lane: LanePlan
  readonly #loss: Loss
  readonly #output: LayerAddresses

  /** @param gradient address of the one to make */
  constructor(kernel: Kernel, memory: MemoryPlan, lane: LanePlan, gradient: number, loss: Loss) {
    this.layers = layerAddresses(memory, lane, gradient)
    this.#kernel = kernel
    this.#memory = memory
    this.#lane = lane
    this.#loss = loss
    this.#output = this.layers.at(-1) as LayerAddresses
  }

  /**
   * Brings rows of a table to hand.
   * @param order address of their numbers; 0: row `first` and those behind it
   */
  gather({ from, rows }: Block, table: RowsPlan, order: number, first = 0): void {
    const { firsts, categories } = this.#memory
    const { batch, places } = this.#lane
    const { dense, inputStride, unitStride, kernelRows } = this.layers[0] as LayerAddresses
    if (dense > 0) {
      const out = batch + 4 * from * inputStride
      const numbers = table.numbers + 4 * first * dense
      this.#kernel.gatherRows(out, numbers, order, rows, dense, inputStride)
    }
    if (categories > 0) {
      const out = places + 4 * from * categories
      const codes = table.codes + 2 * first * categories
      const none = 4 * (kernelRows - 1) * unitStride
      this.#kernel.gatherCodes(out, codes, order, rows, categories, firsts, none, 4 * unitStride)
    }
  }

  /** outputs = x · kernel + bias; without the bias where batch normalisation follows. */
  product(layer: LayerAddresses, { from, rows }: Block): void {
    const { zeros, categories } = this.#memory
    const { places } = this.#lane
    const { kernel, dense, inputStride, unitStride } = layer
    const out = layer.outputs + 4 * from * unitStride
    let start = layer.norm ? zeros : layer.bias
    let startStep = 0
    if (layer.index === 0 && categories > 0) {
      const at = places + 4 * from * categories
      this.#kernel.sumCodedRows(out, at, kernel, start, rows, categories, unitStride)
      start = out
      startStep = 4 * unitStride
    }
    this.#kernel.multiply(
      out,
      layer.input + 4 * from * inputStride,
      4 * inputStride,
      4,
      kernel,
      start,
      startStep,
      padded(rows),
      unitStride,
      dense,
    )
  }

  /** outputs ← f(outputs), and the slopes. Not for the output layer. */
  activate(layer: LayerAddresses, { from, rows }: Block): void {
    const { units, unitStride, activation } = layer
    const outputs = layer.outputs + 4 * from * unitStride
    const paddedRows = padded(rows)
    this.#kernel[activation](outputs, layer.slopes + 4 * from * unitStride, paddedRows * unitStride)
    // Not 0 where z is.
    if (unitStride > units && (activation === 'sigmoid' || activation === 'softplus')) {
      this.#kernel.clearPadding(outputs, paddedRows, units, unitStride)
    }
  }

  /**
   * Multiplies outputs and slopes by the mask of a minibatch step.
   * @param first the block's first row in the minibatch
   * @param step from 0
   */
  dropOut(
    layer: LayerAddresses,
    { from, rows }: Block,
    first: number,
    seed: number,
    step: number,
  ): void {
    const { outputs, slopes, units, unitStride, dropout, index } = layer
    if (dropout === 0) return
    const at = 4 * from * unitStride
    const start = stepKey(seed, 'dropout', step) + firstOfLayer(index) + first * units
    this.#kernel.dropout(
      outputs + at,
      slopes + at,
      rows,
      units,
      unitStride,
      start,
      Math.ceil(dropout * 2 ** 32),
      1 / (1 - dropout),
    )
  }

  /**
   * From the logits to d loss / d logits, in the last layer's slopes.
   * @param order address of the rows' numbers
   * @param share 1 / rows of the minibatch
   * @returns Σ weight · loss
   */
  loss({ from, rows }: Block, order: number, share: number): number {
    const { targets, weights } = this.#memory.train
    const { units, unitStride } = this.#output
    const at = 4 * from * unitStride
    const outputs = this.#output.outputs + at
    const slopes = this.#output.slopes + at
    const loss = this.#loss
    return loss === 'categoricalCrossEntropy' || loss === 'categoricalSquaredError'
      ? this.#kernel[loss](outputs, slopes, order, targets, weights, rows, share, units, unitStride)
      : this.#kernel[loss](outputs, slopes, order, targets, weights, rows, share)
  }

  /** Σ d loss / d y over the block, added to that of the blocks before it. */
  biasGradient(layer: LayerAddresses, { from, rows }: Block, isFirst: boolean): void {
    const { biasGradient, slopes, unitStride } = layer
    const start = isFirst ? this.#memory.zeros : biasGradient
    const dy = slopes + 4 * from * unitStride
    this.#kernel.columnSums(biasGradient, start, dy, rows, unitStride)
  }

  /** Σ x · d loss / d z over the block, added to that of the blocks before it. */
  kernelGradient(layer: LayerAddresses, { from, rows }: Block, isFirst: boolean): void {
    const { categories, zeros } = this.#memory
    const { places } = this.#lane
    const { kernelGradient, inputStride, unitStride, kernelRows } = layer
    const slopes = layer.slopes + 4 * from * unitStride
    this.#kernel.multiply(
      kernelGradient,
      layer.input + 4 * from * inputStride,
      4,
      4 * inputStride,
      slopes,
      isFirst ? zeros : kernelGradient,
      isFirst ? 0 : 4 * unitStride,
      inputStride,
      unitStride,
      rows,
    )
    if (layer.index > 0 || categories === 0) return
    const coded = kernelGradient + 4 * inputStride * unitStride
    if (isFirst) this.#kernel.clear(coded, (kernelRows - inputStride) * unitStride)
    const at = places + 4 * from * categories
    this.#kernel.addToCodedRows(kernelGradient, at, slopes, rows, categories, unitStride)
    // What rows without a level left.
    this.#kernel.clear(kernelGradient + 4 * (kernelRows - 1) * unitStride, unitStride)
  }

  /** Before anything is passed back: the kernels have moved since the last minibatch. */
  transposeKernels(): void {
    for (const { index, transposed, kernel, inputStride, unitStride } of this.layers) {
      if (index > 0) this.#kernel.transpose(transposed, kernel, inputStride, unitStride)
    }
  }

  /** d loss / d z of the layer before takes the place of its slopes; its outputs are overwritten. */
  passBack(layer: LayerAddresses, before: LayerAddresses, { from, rows }: Block): void {
    const { transposed, inputStride, units, unitStride } = layer
    const outputs = before.outputs + 4 * from * inputStride
    const m = padded(rows)
    this.#kernel.multiply(
      outputs,
      layer.slopes + 4 * from * unitStride,
      4 * unitStride,
      4,
      transposed,
      this.#memory.zeros,
      0,
      m,
      inputStride,
      units,
    )
    this.#kernel.multiplyBy(before.slopes + 4 * from * inputStride, outputs, m * inputStride)
  }
}
