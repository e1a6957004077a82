import { sigmoid } from '../../../domain/activations.ts'
import type { FittedRecipe, FittedTarget } from '../../../domain/recipe.ts'
import type { Network } from '../../../domain/network.ts'
import type { Messages } from '../../../messages/en.ts'
import type { RowTexts } from '../../../state/microscope.svelte.ts'
import { numberText } from './formula-parts.ts'
import { classChances } from './loss-lines.ts'

/** Columns that a sentence names. */
const MOST_CELLS = 5

/** "x1 0.32, x2 −0.51; class is orange. The network says 35 of 100 for orange." */
export function rowSentence(
  texts: RowTexts,
  { columns, target }: FittedRecipe,
  logits: Float64Array,
  m: Messages,
): string {
  const cells = columns.map(({ name }) => m.microscope.cell(name, texts[name] ?? m.common.missing))
  const more = cells.length - MOST_CELLS
  const shown = more > 0 ? cells.slice(0, MOST_CELLS) : cells
  return m.microscope.row(
    m.common.list([
      ...shown,
      ...(more > 0 ? [m.microscope.moreColumns(m.format.count(more))] : []),
    ]),
    m.microscope.is(target.name, texts[target.name] ?? m.common.missing),
    answerText(logits, target, m),
  )
}

/** "35 of 100 for orange", "setosa" with its chance, or a number in the target's own unit. */
function answerText(logits: Float64Array, target: FittedTarget, m: Messages): string {
  const z = logits[0] as number
  if (target.task === 'regression') return numberText(target.mean + target.std * z, m.format)
  if (target.task === 'binary') {
    return m.microscope.chance(m.format.chances(sigmoid(z)), target.positive)
  }
  const chances = classChances(logits)
  const best = chances.reduce((most, chance, k) => (chance > (chances[most] ?? 0) ? k : most), 0)
  return m.microscope.chance(m.format.chances(chances[best] ?? 0), target.classes[best] ?? '')
}

/** The answer before and after, in as few words as tell them apart. */
export function shortAnswer(
  logits: Float64Array,
  wanted: number,
  target: FittedTarget,
  m: Messages,
): string {
  const z = logits[0] as number
  if (target.task === 'regression') return numberText(target.mean + target.std * z, m.format)
  const chance = target.task === 'binary' ? sigmoid(z) : (classChances(logits)[wanted] as number)
  return m.format.chances(chance)
}

/** Whose units have names. */
interface Named {
  network: Network
  recipe: FittedRecipe
}

/** What a unit is called; layer −1 is the inputs. */
export function unitName(
  { network, recipe: { inputNames, target } }: Named,
  m: Messages,
  layer: number,
  unit: number,
): string {
  if (layer < 0) return inputNames[unit] ?? ''
  if (layer < network.layers.length - 1) return m.microscope.units(m.format.count(unit + 1))
  return target.task === 'multiclass' ? (target.classes[unit] ?? '') : m.microscope.outputLayer
}

/** "layer 2, unit 3", or the output. */
export function fullUnitName(named: Named, m: Messages, layer: number, unit: number): string {
  const { network, recipe } = named
  const name = unitName(named, m, layer, unit)
  const outputs = network.layers.length - 1
  if (layer < 0) return name
  if (layer < outputs)
    return m.microscope.unitOf(m.microscope.layers(m.format.count(layer + 1)), name)
  return recipe.target.task === 'multiclass'
    ? m.microscope.unitOf(m.microscope.outputLayer, name)
    : name
}
