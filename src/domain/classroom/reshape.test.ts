import { expect, test } from 'vitest'
import { initialWeights } from '../initial-weights.ts'
import { countParameters, parameterOffsets, type LayerOffsets, type Network } from '../network.ts'
import { carriedWeights, editedLayers, type NetworkEdit } from './reshape.ts'

const INPUTS = 2

function networkOf(hidden: readonly number[], batchNorm = false): Network {
  const units = [...hidden, 1]
  return {
    inputs: INPUTS,
    layers: units.map((count, k) => ({
      inputs: units[k - 1] ?? INPUTS,
      units: count,
      activation: k === hidden.length ? 'linear' : 'tanh',
      dropout: 0,
      batchNorm: batchNorm && k < hidden.length,
    })),
    loss: 'binaryCrossEntropy',
    l1: 0,
    l2: 0,
  }
}

/** All different, and unlike fresh ones. */
const numbered = (network: Network) =>
  Float32Array.from({ length: countParameters(network) }, (_, i) => 100 + i)

function edited(before: readonly number[], edit: NetworkEdit, batchNorm = false) {
  const from = networkOf(before, batchNorm)
  const layers = editedLayers(
    before.map((units) => ({ units, activation: 'tanh', dropout: 0, batchNorm })),
    edit,
  )
  const to = networkOf(
    layers.map(({ units }) => units),
    batchNorm,
  )
  const old = numbered(from)
  const weights = carriedWeights({ network: from, weights: old }, to, edit, 7)
  const read = (network: Network, values: Float32Array) => {
    const offsets = parameterOffsets(network)
    return {
      weight: (layer: number, input: number, unit: number) => {
        const { kernel } = offsets[layer] as LayerOffsets
        return values[kernel + input * (network.layers[layer]?.units ?? 0) + unit]
      },
      bias: (layer: number, unit: number) => values[(offsets[layer] as LayerOffsets).bias + unit],
    }
  }
  return {
    layers,
    weights,
    was: read(from, old),
    is: read(to, weights),
    fresh: read(to, initialWeights(to, 7)),
  }
}

test('a new unit is fresh; all the others keep their weights', () => {
  const { layers, was, is, fresh } = edited([3, 2], { kind: 'addUnit', layer: 0 })
  expect(layers.map(({ units }) => units)).toEqual([4, 2])
  for (let unit = 0; unit < 3; unit++) {
    expect(is.weight(0, 1, unit)).toBe(was.weight(0, 1, unit))
    expect(is.bias(0, unit)).toBe(was.bias(0, unit))
    expect(is.weight(1, unit, 1)).toBe(was.weight(1, unit, 1))
  }
  expect(is.weight(0, 1, 3)).toBe(fresh.weight(0, 1, 3))
  expect(is.weight(1, 3, 0)).toBe(fresh.weight(1, 3, 0))
  expect(is.weight(2, 1, 0)).toBe(was.weight(2, 1, 0))
})

test('a removed unit takes its own weights with it, those of the units after it move up', () => {
  const { was, is } = edited([3, 2], { kind: 'removeUnit', layer: 0, unit: 1 })
  expect(is.weight(0, 0, 0)).toBe(was.weight(0, 0, 0))
  expect(is.weight(0, 0, 1)).toBe(was.weight(0, 0, 2))
  expect(is.bias(0, 1)).toBe(was.bias(0, 2))
  expect(is.weight(1, 1, 1)).toBe(was.weight(1, 2, 1))
  expect(is.bias(1, 0)).toBe(was.bias(1, 0))
})

test('a new layer is fresh, and so is the one after it: the layers further away keep theirs', () => {
  const { layers, was, is, fresh } = edited([3, 2], { kind: 'addLayer', layer: 1 })
  expect(layers.map(({ units }) => units)).toEqual([3, 3, 2])
  expect(is.weight(0, 1, 2)).toBe(was.weight(0, 1, 2))
  expect(is.weight(1, 0, 0)).toBe(fresh.weight(1, 0, 0))
  expect(is.weight(2, 0, 0)).toBe(fresh.weight(2, 0, 0))
  expect(is.weight(3, 1, 0)).toBe(was.weight(2, 1, 0))
})

test.each([
  { kind: 'removeLayer', layer: 0 },
  { kind: 'removeUnit', layer: 0, unit: 0 },
] as const)('without a layer ($kind) only what it fed is fresh', (edit) => {
  const { layers, was, is, fresh } = edited([1, 2], edit)
  expect(layers.map(({ units }) => units)).toEqual([2])
  expect(is.weight(0, 1, 1)).toBe(fresh.weight(0, 1, 1))
  expect(is.weight(1, 1, 0)).toBe(was.weight(2, 1, 0))
})

test('another activation keeps every weight, those of batch normalisation included', () => {
  const { weights, layers } = edited(
    [3, 2],
    { kind: 'activation', layer: 1, activation: 'relu' },
    true,
  )
  expect(layers.map(({ activation }) => activation)).toEqual(['tanh', 'relu'])
  expect([...weights]).toEqual([...numbered(networkOf([3, 2], true))])
})
