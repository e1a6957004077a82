import { rowsOf, tableOf } from '../classroom/made-preparation.ts'
import { expandRow, type Features } from '../features.ts'
import { predictOutputs } from '../forward.ts'
import { linkOf } from '../link.ts'
import { lossTargets } from '../loss-targets.ts'
import { parameterOffsets, type Network } from '../network.ts'
import { lossAndGradient } from '../reference/backward.ts'
import { readTargets } from '../targets.ts'
import { bindRecipe } from '../transform.ts'
import type { RowNumber, WeightPlace } from './lesson.ts'
import type { LessonView } from './lesson-view.ts'

/** Where a weight lies in the flat array. */
export function weightIndex({ layers, ...network }: Network, place: WeightPlace): number {
  const offsets = parameterOffsets({ layers, ...network })[place.layer]
  const units = layers[place.layer]?.units
  if (!offsets || units === undefined) throw new Error(`no layer ${place.layer}`)
  return place.from === 'bias'
    ? offsets.bias + place.unit
    : offsets.kernel + place.from * units + place.unit
}

/** A number of the network's own, as a lesson asks for it; gradients are one row's, penalties left out. */
export function rowNumber(view: LessonView, of: RowNumber): number {
  const { network, weights, recipe } = view
  if (of.what === 'weight') return weights[weightIndex(network, of.weight)] as number
  const { features, target } = rowOf(view, of.row)
  if (of.what === 'answer') {
    return predictOutputs(network, weights, features, linkOf(recipe.target))[of.unit ?? 0] as number
  }
  if (of.what === 'z' || of.what === 'a') {
    const values = predictOutputs(upTo(network, of), weights, features, { type: 'logits' })
    return values[of.unit] as number
  }
  const inputs = new Float64Array(features.inputs)
  expandRow(features, 0, inputs)
  const { loss, gradient } = lossAndGradient(
    { ...network, l1: 0, l2: 0 },
    Float64Array.from(weights),
    { rows: 1, features: inputs, targets: [target], weights: [1] },
  )
  if (of.what === 'loss') return loss
  // What a unit's delta is: the slope of the loss along its weighted sum, and so along its bias.
  const place =
    of.what === 'gradient' ? of.weight : { layer: of.layer, unit: of.unit, from: 'bias' as const }
  return gradient[weightIndex(network, place)] as number
}

/** The network up to a layer, which the beginning of the same weights belongs to. */
function upTo(network: Network, { what, layer }: { what: 'z' | 'a'; layer: number }): Network {
  const layers = network.layers.slice(0, layer + 1)
  return {
    ...network,
    layers: layers.map((own, k) =>
      k === layer && what === 'z' ? { ...own, activation: 'linear' } : own,
    ),
  }
}

function rowOf(
  { document, recipe, resolved }: LessonView,
  row: number,
): { features: Features; target: number } {
  const source = document.classroom?.source
  if (!source) throw new Error('a lesson has its own rows')
  const table = tableOf(rowsOf(source))
  const transform = bindRecipe(recipe, table)
  if (!transform.ok) throw new Error(transform.failure.code)
  const targets = lossTargets(recipe.target, readTargets(table, resolved))
  return {
    features: transform.value.features(Uint32Array.of(row)),
    target: targets[row] as number,
  }
}
