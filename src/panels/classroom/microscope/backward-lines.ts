import type { Formula, FormulaLine } from '../../../components/formula.ts'
import { HUBER_DELTA, type Activation, type Loss } from '../../../domain/network.ts'
import type { LayerTrace, NormalisedSums } from '../../../domain/microscope/row-trace.ts'
import type { MicroscopeView } from '../../../protocol/microscope-view.ts'
import { slopeFormula } from './activation-formula.ts'
import type { LineWords } from './forward-lines.ts'
import { fraction, letter, slopeBy, symbol } from './formula-parts.ts'
import { weighted } from './loss-lines.ts'
import { sumLines } from './sum-lines.ts'

/** From the loss back to the chosen weight, by the chain rule. */
export function backwardLines(
  view: MicroscopeView,
  loss: Loss,
  activation: Activation,
  words: LineWords,
): FormulaLine[] {
  const { place, layers } = view.examination
  const layer = layers[place.layer] as LayerTrace
  return [
    ...(place.layer === layers.length - 1
      ? outputDelta(view, loss, layer, words)
      : hiddenDelta(view, activation, layer, words)),
    ...weightSlope(view, layer, words),
  ]
}

/** δ = ∂L/∂z of an output. */
function outputDelta(
  { examination: { place }, weight, wanted }: MicroscopeView,
  loss: Loss,
  { z, delta }: LayerTrace,
  words: LineWords,
): FormulaLine[] {
  const formula = deltaFormula(loss, (z[place.unit] as number) - wanted)
  const value = words.write.plain(delta[place.unit] as number)
  return [
    {
      formula: [
        symbol('delta'),
        '=',
        slopeBy(symbol('z')),
        '=',
        ...weighted(weight, formula, words),
        '=',
        value,
      ],
    },
  ]
}

function deltaFormula(loss: Loss, error: number): Formula {
  const [z, y, p] = [symbol('z'), symbol('y'), symbol('p')]
  const [one, two] = [{ number: '1' }, { number: '2' }]
  switch (loss) {
    case 'binaryCrossEntropy':
    case 'categoricalCrossEntropy':
      return [p, '−', y]
    case 'binarySquaredError':
      return [two, '(', p, '−', y, ')', p, '(', one, '−', p, ')']
    case 'categoricalSquaredError':
      return [
        two,
        p,
        '(',
        p,
        '−',
        y,
        '−',
        '∑',
        '(',
        symbol('p', 'k'),
        '−',
        symbol('y', 'k'),
        ')',
        symbol('p', 'k'),
        ')',
      ]
    case 'meanSquaredError':
      return [two, '(', z, '−', y, ')']
    case 'meanAbsoluteError':
      return [{ name: 'sign' }, '(', z, '−', y, ')']
    case 'huber':
      return Math.abs(error) <= HUBER_DELTA ? [z, '−', y] : [{ name: 'sign' }, '(', z, '−', y, ')']
  }
}

/** ∂L/∂a = Σ w·δ of the next layer, and δ = ∂L/∂a · f′(z). */
function hiddenDelta(
  { examination: { place, above, derivative } }: MicroscopeView,
  activation: Activation,
  { slopes, z, delta }: LayerTrace,
  words: LineWords,
): FormulaLine[] {
  const { m, write, nameOf } = words
  const { plain, factor } = write
  const slope = slopes[place.unit] as number
  const rule = slopeFormula(activation, z[place.unit] as number)
  const isNumber = rule.length === 1
  return [
    { formula: [slopeBy(symbol('a')), '=', '∑', symbol('w'), '⋅', symbol('delta')] },
    ...(above
      ? sumLines(above, write, {
          nameOf: (index) => nameOf(place.layer + 1, index),
          othersText: (count) => m.microscope.others(m.format.count(count)),
        })
      : []),
    { formula: [slopeBy(symbol('a')), '=', plain(slope)] },
    {
      formula: [
        { name: 'f′' },
        '(',
        symbol('z'),
        ')',
        '=',
        ...(isNumber ? [] : [...rule, '=']),
        plain(derivative),
      ],
    },
    {
      formula: [
        symbol('delta'),
        '=',
        slopeBy(symbol('a')),
        '⋅',
        { name: 'f′' },
        '(',
        symbol('z'),
        ')',
        '=',
        plain(slope),
        '×',
        ...factor(derivative),
        '=',
        plain(delta[place.unit] as number),
      ],
    },
  ]
}

/** ∂L/∂w = δ · ∂z/∂w */
function weightSlope(
  { examination: { place, input, gradient } }: MicroscopeView,
  { delta, normalised }: LayerTrace,
  { write: { plain, factor, result } }: LineWords,
): FormulaLine[] {
  const d = delta[place.unit] as number
  if (place.from === 'bias') {
    return [{ formula: [slopeBy(symbol('b')), '=', symbol('delta'), '=', result(gradient)] }]
  }
  const given = symbol(place.layer === 0 ? 'x' : 'a')
  const through = normalised && normalisedFactor(normalised, place.unit)
  return [
    {
      formula: [
        slopeBy(symbol('w')),
        '=',
        slopeBy(symbol('z')),
        '⋅',
        fraction(['∂', symbol('z')], ['∂', symbol('w')]),
        '=',
        symbol('delta'),
        ...(through === undefined ? [] : ['⋅', fraction([letter('γ')], [letter('σ')])]),
        '⋅',
        given,
      ],
    },
    {
      formula: [
        slopeBy(symbol('w')),
        '=',
        plain(d),
        ...(through === undefined ? [] : ['×', ...factor(through)]),
        '×',
        ...factor(input),
        '=',
        result(gradient),
      ],
    },
  ]
}

/** γ / √(σ² + ε) */
function normalisedFactor({ scale, deviation }: NormalisedSums, unit: number): number {
  return (scale[unit] as number) / (deviation[unit] as number)
}
