import type { Formula, FormulaLine, FormulaPart } from '../../../components/formula.ts'
import { sigmoid } from '../../../domain/activations.ts'
import { HUBER_DELTA, type Loss } from '../../../domain/network.ts'
import { answerWriter } from '../../../domain/link.ts'
import type { FittedTarget } from '../../../domain/recipe.ts'
import type { MicroscopeView } from '../../../protocol/microscope-view.ts'
import type { LineWords } from './forward-lines.ts'
import { fraction, power, symbol } from './formula-parts.ts'

/** Classes that are shown one by one. */
const MOST_CLASSES = 5

/** [outputs] softmax(z) */
export function classChances(logits: Float64Array): Float64Array {
  const chances = new Float64Array(logits.length)
  answerWriter({ type: 'softmax' }, logits.length)(logits, 0, chances, 0)
  return chances
}

/** From z to the answer, the truth, and the loss. */
export function lossLines(
  view: MicroscopeView,
  loss: Loss,
  target: FittedTarget,
  words: LineWords,
): FormulaLine[] {
  const logits = view.examination.layers.at(-1)?.z ?? new Float64Array()
  return [
    ...answerLines(logits, view, target, words),
    ...truthLines(view, target, words),
    {
      formula: [symbol('L'), '=', ...weighted(view.weight, lossFormula(loss, view, logits), words)],
    },
    {
      formula: [symbol('L'), '=', words.write.result(view.examination.loss)],
      ...(view.weight !== 1 && { note: words.m.microscope.rowWeight }),
    },
  ]
}

/** What the row's loss is multiplied by stands before it, where that is not 1. */
export function weighted(
  weight: number,
  formula: Formula,
  { write: { plain } }: Pick<LineWords, 'write'>,
): Formula {
  return weight === 1 ? formula : [plain(weight), '×', '(', ...formula, ')']
}

function answerLines(
  logits: Float64Array,
  { wanted }: MicroscopeView,
  target: FittedTarget,
  { m, write: { plain, factor, result } }: LineWords,
): FormulaLine[] {
  const z = logits[0] as number
  if (target.task === 'binary') {
    return [
      {
        formula: [symbol('p'), '=', { name: 'σ' }, '(', symbol('z'), ')', '=', result(sigmoid(z))],
        note: m.microscope.chanceOf(target.positive),
      },
    ]
  }
  if (target.task === 'regression') {
    const { mean, std } = target
    const sum = [...factor(mean), '+', ...factor(std), '×', ...factor(z)]
    return [{ formula: [...sum, '=', result(mean + std * z)], note: m.microscope.inOwnUnit }]
  }
  const chances = classChances(logits)
  const byChance = Array.from(chances, (_, k) => k).toSorted(
    (a, b) => Number(b === wanted) - Number(a === wanted) || (chances[b] ?? 0) - (chances[a] ?? 0),
  )
  const e = (sub: string): FormulaPart => power([{ name: 'e' }], [symbol('z', sub)])
  return [
    { formula: [symbol('p', 'k'), '=', fraction([e('k')], ['∑', e('j')])] },
    ...byChance.slice(0, MOST_CLASSES).map((k): FormulaLine => ({
      formula: [
        symbol('z'),
        '=',
        plain(logits[k] as number),
        ',',
        symbol('p'),
        '=',
        plain(chances[k] as number),
      ],
      note: target.classes[k] ?? '',
      isInner: true,
      isChosen: k === wanted,
    })),
    ...(byChance.length > MOST_CLASSES
      ? [
          {
            formula: [
              symbol('p'),
              '=',
              plain(
                byChance.slice(MOST_CLASSES).reduce((sum, k) => sum + (chances[k] as number), 0),
              ),
            ],
            note: m.microscope.others(m.format.count(byChance.length - MOST_CLASSES)),
            isInner: true as const,
          },
        ]
      : []),
  ]
}

function truthLines(
  { wanted, target: own }: MicroscopeView,
  target: FittedTarget,
  { m, write: { plain, factor } }: LineWords,
): FormulaLine[] {
  const y = symbol('y')
  if (target.task === 'regression') {
    const std = target.std || 1
    return [
      {
        formula: [
          y,
          '=',
          fraction([plain(own), '−', ...factor(target.mean)], [plain(std)]),
          '=',
          plain(wanted),
        ],
        note: m.microscope.standardised,
      },
    ]
  }
  const isPositive = wanted === 1
  const name =
    target.task === 'multiclass'
      ? (target.classes[wanted] ?? '')
      : isPositive
        ? target.positive
        : (target.classes.find((other) => other !== target.positive) ?? '')
  return target.task === 'multiclass'
    ? [{ formula: [y, '=', { words: name }], note: target.name }]
    : [{ formula: [y, '=', plain(wanted)], note: m.microscope.is(target.name, name) }]
}

function lossFormula(loss: Loss, { wanted }: MicroscopeView, logits: Float64Array): Formula {
  const [z, y, p] = [symbol('z'), symbol('y'), symbol('p')]
  const two = [{ number: '2' }]
  switch (loss) {
    case 'binaryCrossEntropy':
      return wanted === 1
        ? ['-', { name: 'ln' }, '(', p, ')']
        : ['-', { name: 'ln' }, '(', { number: '1' }, '−', p, ')']
    case 'categoricalCrossEntropy':
      return ['-', { name: 'ln' }, '(', symbol('p', 'y'), ')']
    case 'binarySquaredError':
      return [power(['(', p, '−', y, ')'], two)]
    case 'categoricalSquaredError':
      return ['∑', power(['(', symbol('p', 'k'), '−', symbol('y', 'k'), ')'], two)]
    case 'meanSquaredError':
      return [power(['(', z, '−', y, ')'], two)]
    case 'meanAbsoluteError':
      return ['|', z, '−', y, '|']
    case 'huber': {
      const isNear = Math.abs((logits[0] as number) - wanted) <= HUBER_DELTA
      const half = fraction([{ number: '1' }], two)
      return isNear ? [half, power(['(', z, '−', y, ')'], two)] : ['|', z, '−', y, '|', '−', half]
    }
  }
}
