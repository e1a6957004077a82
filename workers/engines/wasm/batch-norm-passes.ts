import { BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM } from '../../../src/domain/batch-norm.ts'
import type { Kernel } from './kernel-module.ts'
import type { LayerAddresses, NormAddresses } from './layer-addresses.ts'
import type { Block } from './layer-passes.ts'
import type { MemoryPlan } from './memory-plan.ts'

/** Batch normalisation of one layer, from the statistics of all blocks of a minibatch to d loss / d z. */
export class BatchNormPasses {
  readonly #kernel: Kernel
  /** Address of zeros, from which sums start. */
  readonly #zeros: number

  constructor(kernel: Kernel, { zeros }: MemoryPlan) {
    this.#kernel = kernel
    this.#zeros = zeros
  }

  addToMean({ outputs, unitStride }: LayerAddresses, norm: NormAddresses, block: Block): void {
    const z = outputs + 4 * block.from * unitStride
    const start = block.from === 0 ? this.#zeros : norm.mean
    this.#kernel.columnSums(norm.mean, start, z, block.rows, unitStride)
  }

  /** When every block has been added. @param rows of the minibatch */
  endMean({ unitStride }: LayerAddresses, { mean }: NormAddresses, rows: number): void {
    this.#kernel.scaleBy(mean, 1 / rows, unitStride)
  }

  addToVariance({ outputs, unitStride }: LayerAddresses, norm: NormAddresses, block: Block): void {
    const z = outputs + 4 * block.from * unitStride
    const start = block.from === 0 ? this.#zeros : norm.variance
    this.#kernel.columnSquares(norm.variance, start, z, norm.mean, block.rows, unitStride)
  }

  /** When every block has been added: the statistics are whole, and the moving ones follow them. */
  endVariance({ unitStride }: LayerAddresses, norm: NormAddresses, rows: number): void {
    const { mean, variance, inverse, movingMean, movingVariance } = norm
    const momentum = [BATCH_NORM_MOMENTUM, 1 - BATCH_NORM_MOMENTUM] as const
    this.#kernel.scaleBy(variance, 1 / rows, unitStride)
    this.#kernel.inverseDeviations(inverse, variance, BATCH_NORM_EPSILON, unitStride)
    this.#kernel.moveAverage(movingMean, mean, ...momentum, unitStride)
    this.#kernel.moveAverage(movingVariance, variance, ...momentum, unitStride)
  }

  /** From z to scale · x̂ + bias by the minibatch's statistics. */
  normalise(layer: LayerAddresses, norm: NormAddresses, block: Block): void {
    this.#normaliseBy(norm.mean, layer, norm, block)
  }

  /** The same by the moving ones, for a prediction. */
  normaliseByAverages(layer: LayerAddresses, norm: NormAddresses, block: Block): void {
    const { inverse, movingVariance } = norm
    this.#kernel.inverseDeviations(inverse, movingVariance, BATCH_NORM_EPSILON, layer.unitStride)
    this.#normaliseBy(norm.movingMean, layer, norm, block)
  }

  /** Σ dy · x̂, added to that of the blocks before. */
  scaleGradient({ slopes, unitStride }: LayerAddresses, norm: NormAddresses, block: Block): void {
    const at = 4 * block.from * unitStride
    const { normalised, scaleGradient } = norm
    const start = block.from === 0 ? this.#zeros : scaleGradient
    this.#kernel.columnProducts(
      scaleGradient,
      start,
      slopes + at,
      normalised + at,
      block.rows,
      unitStride,
    )
  }

  /** Slopes: from dy to dz, when the gradients of bias and scale are whole. @param rows of the minibatch */
  back(layer: LayerAddresses, norm: NormAddresses, block: Block, rows: number): void {
    const { slopes, biasGradient, unitStride } = layer
    const at = 4 * block.from * unitStride
    this.#kernel.normaliseBack(
      slopes + at,
      norm.normalised + at,
      norm.inverse,
      norm.scale,
      biasGradient,
      norm.scaleGradient,
      1 / rows,
      block.rows,
      unitStride,
    )
  }

  #normaliseBy(mean: number, layer: LayerAddresses, norm: NormAddresses, block: Block): void {
    const { outputs, bias, unitStride } = layer
    const { normalised, inverse, scale } = norm
    const at = 4 * block.from * unitStride
    this.#kernel.normalise(
      outputs + at,
      normalised + at,
      mean,
      inverse,
      scale,
      bias,
      block.rows,
      unitStride,
    )
  }
}
