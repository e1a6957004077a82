import { BatchNormPasses } from './batch-norm-passes.ts'
import type { Kernel } from './kernel-module.ts'
import type { LayerAddresses } from './layer-addresses.ts'
import type { Block, LayerPasses } from './layer-passes.ts'
import type { MemoryPlan } from './memory-plan.ts'
import type { MinibatchRows } from './minibatch-rows.ts'
import type { Part } from './parts.ts'
import type { Work } from './work.ts'

/**
 * Takes rows of a minibatch through the network and leaves their part of the gradient. Both ways cut the rows into
 * the same blocks, and stop (`yield`) where messages may be looked at: after some ten milliseconds of work at most.
 */
export class Minibatch {
  readonly #passes: LayerPasses
  readonly #norms: BatchNormPasses
  readonly #memory: MemoryPlan
  readonly #hasNorm: boolean
  /** Σ weight · loss of the last rows. */
  lossSum = 0

  constructor(kernel: Kernel, memory: MemoryPlan, passes: LayerPasses) {
    this.#passes = passes
    this.#norms = new BatchNormPasses(kernel, memory)
    this.#memory = memory
    this.#hasNorm = passes.layers.some(({ norm }) => norm !== undefined)
  }

  /** @param part all of it where there is batch normalisation */
  run(minibatch: MinibatchRows, part: Part): Work {
    this.lossSum = 0
    if (this.#hasNorm) return this.#layerByLayer(minibatch)
    this.#block(minibatch, part, 0)
    return part.rows > this.#memory.blockRows ? this.#otherBlocks(minibatch, part) : undefined
  }

  /** Logits of `rows` validation rows from `first` on, in the output layer's outputs. */
  predict(first: number, rows: number): void {
    const block = { from: 0, rows }
    const { layers } = this.#passes
    this.#passes.gather(block, this.#memory.validation, 0, first)
    for (const layer of layers) {
      this.#passes.product(layer, block)
      if (layer.norm) this.#norms.normaliseByAverages(layer, layer.norm, block)
      if (layer !== layers.at(-1)) this.#passes.activate(layer, block)
    }
  }

  *#otherBlocks(minibatch: MinibatchRows, part: Part): Generator<undefined, void> {
    const { blockRows } = this.#memory
    for (let from = blockRows; from < part.rows; from += blockRows) {
      yield
      this.#block(minibatch, part, from)
    }
  }

  /** A block through all layers and back: what is at hand is a block. @param from its first row in the part */
  #block({ order, rows, seed, step }: MinibatchRows, part: Part, from: number): void {
    const passes = this.#passes
    const { layers } = passes
    const { blockRows, train } = this.#memory
    const last = layers.length - 1
    const isFirst = from === 0
    const first = part.first + from
    const block = { from: 0, rows: Math.min(blockRows, part.rows - from) }
    passes.gather(block, train, order + 4 * first)
    for (let k = 0; k < last; k++) {
      const layer = layers[k] as LayerAddresses
      passes.product(layer, block)
      passes.activate(layer, block)
      passes.dropOut(layer, block, first, seed, step)
    }
    passes.product(layers[last] as LayerAddresses, block)
    this.lossSum += passes.loss(block, order + 4 * first, 1 / rows)
    for (let k = last; k >= 0; k--) {
      const layer = layers[k] as LayerAddresses
      passes.biasGradient(layer, block, isFirst)
      passes.kernelGradient(layer, block, isFirst)
      if (k > 0) passes.passBack(layer, layers[k - 1] as LayerAddresses, block)
    }
  }

  /** All blocks through one layer after the other: statistics are those of the whole minibatch. */
  *#layerByLayer(minibatch: MinibatchRows): Generator<undefined, void> {
    const blocks = this.#blocks(minibatch.rows)
    const { layers } = this.#passes
    for (const layer of layers) yield* this.#forward(layer, blocks, minibatch)
    for (const layer of layers.toReversed()) yield* this.#backward(layer, blocks, minibatch.rows)
  }

  *#forward(
    layer: LayerAddresses,
    blocks: readonly Block[],
    { order, rows, seed, step }: MinibatchRows,
  ): Generator<undefined, void> {
    const passes = this.#passes
    const norms = this.#norms
    const { norm, index } = layer
    for (const block of blocks) {
      if (index === 0) passes.gather(block, this.#memory.train, order + 4 * block.from)
      passes.product(layer, block)
      if (norm) norms.addToMean(layer, norm, block)
      yield
    }
    if (norm) {
      norms.endMean(layer, norm, rows)
      for (const block of blocks) {
        norms.addToVariance(layer, norm, block)
        yield
      }
      norms.endVariance(layer, norm, rows)
    }
    for (const block of blocks) {
      if (norm) norms.normalise(layer, norm, block)
      if (index < passes.layers.length - 1) {
        passes.activate(layer, block)
        passes.dropOut(layer, block, block.from, seed, step)
      } else this.lossSum += passes.loss(block, order + 4 * block.from, 1 / rows)
      yield
    }
  }

  *#backward(
    layer: LayerAddresses,
    blocks: readonly Block[],
    rows: number,
  ): Generator<undefined, void> {
    const passes = this.#passes
    const norms = this.#norms
    const { norm, index } = layer
    const before = passes.layers[index - 1]
    for (const block of blocks) {
      passes.biasGradient(layer, block, block.from === 0)
      if (norm) norms.scaleGradient(layer, norm, block)
      yield
    }
    for (const block of blocks) {
      if (norm) norms.back(layer, norm, block, rows)
      passes.kernelGradient(layer, block, block.from === 0)
      if (before) passes.passBack(layer, before, block)
      yield
    }
  }

  #blocks(rows: number): Block[] {
    const { blockRows } = this.#memory
    return Array.from({ length: Math.ceil(rows / blockRows) }, (_, b) => ({
      from: b * blockRows,
      rows: Math.min(blockRows, rows - b * blockRows),
    }))
  }
}
