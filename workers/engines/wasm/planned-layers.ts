import type { Features } from '../../../src/domain/features.ts'
import type { DenseLayer, Network } from '../../../src/domain/network.ts'

/** A layer and where its numbers lie in a parameter vector. Offsets in bytes, multiples of 16; strides in numbers. */
export interface PlannedLayer extends DenseLayer {
  /** Inputs that are multiplied: all but those that codes stand for; and the stride of rows of them. */
  dense: number
  inputStride: number
  /** Of rows of `units`: the padding stays 0. */
  unitStride: number
  /** [kernelRows × unitStride]: `inputStride` rows, then one for each level of each category, then one of zeros. */
  kernel: number
  kernelRows: number
  /** The kernel's row of each input, where they do not lie in order. */
  rowOfInput: Uint32Array | undefined
  /** [unitStride] */
  bias: number
  /** [unitStride] each; only with batch normalisation. */
  norm: { scale: number; mean: number; variance: number } | undefined
}

/** A network's numbers as the kernel has them: all kernels, then biases and scales, then moving averages. */
export interface ParameterPlan {
  layers: PlannedLayer[]
  /** Where biases begin: what lies before is penalised and decays. */
  kernelCount: number
  /** Where moving averages begin: what lies before is trained. */
  trainedCount: number
  /** Numbers in a parameter vector, padding included. */
  count: number
}

/** A number of rows or columns as whole vectors. */
export function padded(count: number): number {
  return 4 * Math.ceil(count / 4)
}

/**
 * From one row of so many columns to the next. Rows whole kilobytes apart would compete for the same few places of
 * the processor's cache, which halves the speed at a thousand units.
 */
function strideOf(columns: number): number {
  const whole = padded(columns)
  return whole > 0 && whole % 256 === 0 ? whole + 4 : whole
}

/** Lays out the parameters of a network for rows like these. */
export function planParameters(network: Network, features: Features): ParameterPlan {
  let next = 0
  const take = (count: number): number => {
    const offset = 4 * next
    next += count
    return offset
  }
  const kernels = network.layers.map((layer, k) => {
    const { dense, levels, rowOfInput } = k === 0 ? firstLayer(features) : denseLayer(layer)
    const inputStride = strideOf(dense)
    const unitStride = strideOf(layer.units)
    const kernelRows = inputStride + (levels > 0 ? levels + 1 : 0)
    const kernel = take(kernelRows * unitStride)
    return { ...layer, dense, inputStride, unitStride, kernel, kernelRows, rowOfInput }
  })
  const kernelCount = next
  const trained = kernels.map((layer) => ({
    ...layer,
    bias: take(layer.unitStride),
    scale: layer.batchNorm ? take(layer.unitStride) : undefined,
  }))
  const trainedCount = next
  const layers = trained.map(({ scale, ...layer }): PlannedLayer => {
    if (scale === undefined) return { ...layer, norm: undefined }
    const [mean, variance] = [take(layer.unitStride), take(layer.unitStride)]
    return { ...layer, norm: { scale, mean, variance } }
  })
  return { layers, kernelCount, trainedCount, count: next }
}

interface LayerInputs {
  dense: number
  levels: number
  rowOfInput: Uint32Array | undefined
}

function denseLayer({ inputs }: DenseLayer): LayerInputs {
  return { dense: inputs, levels: 0, rowOfInput: undefined }
}

/** Numbers first, then the levels of one category after the other. */
function firstLayer({ inputs, numberInputs, categories }: Features): LayerInputs {
  if (categories.length === 0) return { dense: inputs, levels: 0, rowOfInput: undefined }
  const rowOfInput = new Uint32Array(inputs)
  numberInputs.forEach((input, row) => (rowOfInput[input] = row))
  const firstRow = strideOf(numberInputs.length)
  let row = firstRow
  for (const { first, levels } of categories) {
    for (let level = 0; level < levels; level++) rowOfInput[first + level] = row++
  }
  const levels = row - firstRow
  return { dense: numberInputs.length, levels, rowOfInput }
}
