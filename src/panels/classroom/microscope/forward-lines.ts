import type { FormulaLine } from '../../../components/formula.ts'
import type { Examination, UnitSum } from '../../../domain/microscope/examine.ts'
import type { LayerTrace, NormalisedSums } from '../../../domain/microscope/row-trace.ts'
import type { Activation } from '../../../domain/network.ts'
import type { Messages } from '../../../messages/en.ts'
import { activationFormula } from './activation-formula.ts'
import { fraction, hat, letter, symbol, type NumberWriter } from './formula-parts.ts'
import { sumLines } from './sum-lines.ts'

/** What lines about units are written with. */
export interface LineWords {
  m: Messages
  write: NumberWriter
  /** A unit of the layer; layer −1 is the inputs. */
  nameOf: (layer: number, unit: number) => string
}

/** The weighted sum of the chosen unit, and what it makes of it. */
export function forwardLines(
  { place, layers, unit }: Examination,
  activation: Activation,
  words: LineWords,
): FormulaLine[] {
  const layer = layers[place.layer] as LayerTrace
  const lines = givenLines(layer, place.layer, unit, words, place.from)
  if (place.layer === layers.length - 1) return lines
  const made = activationFormula(activation, layer.z[place.unit] as number)
  const a = words.write.result(layer.a[place.unit] as number)
  return [...lines, { formula: [symbol('a'), '=', ...made, '=', a] }]
}

/** What a unit is given: products, bias, and their sum z. @param chosen the weight or bias that is looked at */
export function givenLines(
  layer: LayerTrace,
  k: number,
  { unit, sum, bias }: UnitSum,
  words: LineWords,
  chosen?: number | 'bias',
): FormulaLine[] {
  const { m, write, nameOf } = words
  const { plain, factor } = write
  const given = symbol(k === 0 ? 'x' : 'a')
  const products = sumLines(sum, write, {
    nameOf: (index) => nameOf(k - 1, index),
    othersText: (count) => m.microscope.others(m.format.count(count)),
    chosen,
  })
  const total = layer.z[unit] as number
  if (layer.normalised) {
    return [
      { formula: [letter('s'), '=', '∑', symbol('w'), '⋅', given] },
      ...products,
      ...normalisedLines(layer.normalised, unit, bias, total, words, chosen),
    ]
  }
  return [
    { formula: [symbol('z'), '=', '∑', symbol('w'), '⋅', given, '+', symbol('b')] },
    ...products,
    {
      formula: ['+', ...factor(bias)],
      note: m.microscope.bias,
      isInner: true,
      isChosen: chosen === 'bias',
    },
    { formula: [symbol('z'), '=', plain(total)] },
  ]
}

/** ŝ = (s − μ) / √(σ² + ε), z = γ·ŝ + b */
function normalisedLines(
  { sums, mean, deviation, scale }: NormalisedSums,
  unit: number,
  bias: number,
  z: number,
  { m, write: { plain, factor } }: LineWords,
  chosen: number | 'bias' | undefined,
): FormulaLine[] {
  const [s, mu, sd, gamma] = [sums, mean, deviation, scale].map((of) => of[unit] as number) as [
    number,
    number,
    number,
    number,
  ]
  return [
    { formula: [letter('s'), '=', plain(s)] },
    {
      formula: [
        hat('s'),
        '=',
        fraction([letter('s'), '−', letter('μ')], [letter('σ')]),
        '=',
        fraction([plain(s), '−', ...factor(mu)], [plain(sd)]),
        '=',
        plain((s - mu) / sd),
      ],
      note: m.microscope.batchNorm,
    },
    {
      formula: [symbol('z'), '=', letter('γ'), '⋅', hat('s'), '+', symbol('b')],
    },
    {
      formula: [
        symbol('z'),
        '=',
        plain(gamma),
        '×',
        ...factor((s - mu) / sd),
        '+',
        ...factor(bias),
        '=',
        plain(z),
      ],
      isInner: true,
      ...(chosen === 'bias' && { note: m.microscope.bias, isChosen: true }),
    },
  ]
}
