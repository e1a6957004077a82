import { countParameters } from '../../domain/network.ts'
import { linkOf } from '../../domain/link.ts'
import type { Messages } from '../../messages/en.ts'
import type { ClassroomScene } from '../../protocol/classroom-api.ts'

type Drawn = Pick<ClassroomScene, 'network' | 'recipe'>

/** "layer 2", or "output". */
export function layerName(m: Messages, { network }: Drawn, layer: number): string {
  if (layer === network.layers.length - 1) return m.drawing.output
  return m.drawing.layer(m.format.count(layer + 1))
}

/** "layer 2 · tanh", "output · sigmoid". */
export function layerHead(m: Messages, scene: Drawn, layer: number): string {
  const { network, recipe } = scene
  const { type } = linkOf(recipe.target)
  const isOutput = layer === network.layers.length - 1
  const function_ = isOutput
    ? m.drawing.links[type === 'sigmoid' || type === 'softmax' ? type : 'linear']
    : m.train.activations[network.layers[layer]?.activation ?? 'linear']
  return m.drawing.layerHead(layerName(m, scene, layer), function_)
}

/** What a unit of the last layer answers. */
export function outputMeaning(m: Messages, { recipe: { target } }: Drawn, unit: number): string {
  if (target.task === 'binary') return m.drawing.chanceOf(target.positive)
  return target.task === 'multiclass' ? (target.classes[unit] ?? '') : target.name
}

/** "Layer 2, unit 1 of 3", "Output: chance of “yes”". */
export function unitName(m: Messages, scene: Drawn, layer: number, unit: number): string {
  const { layers } = scene.network
  if (layer === layers.length - 1) return m.drawing.outputUnit(outputMeaning(m, scene, unit))
  return m.drawing.unit(
    layerName(m, scene, layer),
    m.format.count(unit + 1),
    m.format.count(layers[layer]?.units ?? 0),
  )
}

/** The whole network in one sentence. */
export function networkName(m: Messages, scene: Drawn): string {
  const layers = scene.network.layers.map(({ units }, layer) =>
    m.common.named(layerHead(m, scene, layer), m.train.unitsLabel(m.format.count(units))),
  )
  return m.drawing.networkLabel(
    m.common.list(layers),
    m.format.count(countParameters(scene.network)),
  )
}

/** Where a weight comes from: an input's name, or "layer 1, unit 3". */
export function sourceName(m: Messages, scene: Drawn, layer: number, from: number): string {
  if (layer === 0) return scene.recipe.inputNames[from] ?? ''
  return m.drawing.unitShort(layerName(m, scene, layer - 1), m.format.count(from + 1))
}
