import { buildNetwork } from '../build-network.ts'
import type { ResolvedExperiment, ResolvedNetwork } from '../experiment.ts'
import { initialWeights } from '../initial-weights.ts'
import { parameterOffsets, type Activation, type LayerOffsets, type Network } from '../network.ts'

/** A change to the hidden layers of a network, as it is made on its drawing. */
export type NetworkEdit =
  | { kind: 'addUnit'; layer: number }
  | { kind: 'removeUnit'; layer: number; unit: number }
  /** The new layer is the one with the index `layer`. */
  | { kind: 'addLayer'; layer: number }
  | { kind: 'removeLayer'; layer: number }
  | { kind: 'activation'; layer: number; activation: Activation }

type HiddenLayer = ResolvedNetwork['layers'][number]

export const MOST_LAYERS = 8
export const MOST_UNITS = 1024
const UNITS_OF_NEW_LAYER = 4

/** The hidden layers after an edit; the last unit of a layer is removed with its layer. */
export function editedLayers(layers: readonly HiddenLayer[], edit: NetworkEdit): HiddenLayer[] {
  const { kind, layer } = edit
  const change = (part: (before: HiddenLayer) => Partial<HiddenLayer>) =>
    layers.map((before, k) => (k === layer ? { ...before, ...part(before) } : before))
  switch (kind) {
    case 'addUnit':
      return change(({ units }) => ({ units: units + 1 }))
    case 'removeUnit':
      return change(({ units }) => ({ units: units - 1 })).filter(({ units }) => units > 0)
    case 'addLayer':
      return layers.toSpliced(layer, 0, newLayer(layers[layer - 1] ?? layers[layer]))
    case 'removeLayer':
      return layers.toSpliced(layer, 1)
    case 'activation':
      return change(() => ({ activation: edit.activation }))
  }
}

function newLayer(neighbour: HiddenLayer | undefined): HiddenLayer {
  return {
    units: Math.min(UNITS_OF_NEW_LAYER, neighbour?.units ?? UNITS_OF_NEW_LAYER),
    activation: neighbour?.activation ?? 'tanh',
    dropout: 0,
    batchNorm: neighbour?.batchNorm ?? false,
  }
}

/**
 * A network after an edit of its hidden layers.
 * @param outputs how many it has, before and after
 * @param weights [its parameters before]
 * @returns the hidden layers, and [the parameters after]
 */
export function reshaped(
  {
    network,
    resolved,
    outputs,
  }: { network: Network; resolved: ResolvedExperiment; outputs: number },
  weights: Float32Array,
  edit: NetworkEdit,
): { layers: HiddenLayer[]; weights: Float32Array<ArrayBuffer> } {
  const layers = editedLayers(resolved.network.layers, edit)
  const experiment = { ...resolved, network: { ...resolved.network, layers } }
  const to = buildNetwork(experiment, network.inputs, outputs)
  return { layers, weights: carriedWeights({ network, weights }, to, edit, resolved.training.seed) }
}

/**
 * Weights of a network after an edit: what lies between units that are still joined stays, the rest is fresh.
 * @param from the network before, with its weights
 * @param to the network after
 * @param seed of what is fresh
 * @returns [parameters of `to`]
 */
export function carriedWeights(
  { network: from, weights }: { network: Network; weights: Float32Array },
  to: Network,
  edit: NetworkEdit,
  seed: number,
): Float32Array<ArrayBuffer> {
  const carried = initialWeights(to, seed)
  const before = parameterOffsets(from)
  const after = parameterOffsets(to)
  const isLayerGone = to.layers.length < from.layers.length
  /** Which layer a layer was; the inputs are −1. */
  const layerWas = (layer: number) => {
    if (edit.kind === 'addLayer' && layer >= edit.layer) {
      return layer === edit.layer ? undefined : layer - 1
    }
    return isLayerGone && layer >= edit.layer ? layer + 1 : layer
  }
  /** Which unit of its layer before a unit was. */
  const unitWas = (layer: number, unit: number) =>
    edit.kind === 'removeUnit' && !isLayerGone && layer === edit.layer && unit >= edit.unit
      ? unit + 1
      : unit
  to.layers.forEach(({ units, inputs }, layer) => {
    const was = layerWas(layer)
    const old = was === undefined ? undefined : from.layers[was]
    if (was === undefined || old === undefined || layerWas(layer - 1) !== was - 1) return
    const [source, goal] = [before[was] as LayerOffsets, after[layer] as LayerOffsets]
    for (let unit = 0; unit < units; unit++) {
      const oldUnit = unitWas(layer, unit)
      if (oldUnit >= old.units) continue
      const copy = (oldStart: number, start: number) => {
        carried[start + unit] = weights[oldStart + oldUnit] as number
      }
      copy(source.bias, goal.bias)
      if (source.batchNorm && goal.batchNorm) {
        copy(source.batchNorm.scale, goal.batchNorm.scale)
        copy(source.batchNorm.mean, goal.batchNorm.mean)
        copy(source.batchNorm.variance, goal.batchNorm.variance)
      }
      for (let input = 0; input < inputs; input++) {
        const oldInput = unitWas(layer - 1, input)
        if (oldInput >= old.inputs) continue
        copy(source.kernel + oldInput * old.units, goal.kernel + input * units)
      }
    }
  })
  return carried
}
