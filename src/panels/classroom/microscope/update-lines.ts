import type { Formula, FormulaLine, FormulaPart } from '../../../components/formula.ts'
import type { ResolvedOptimizer } from '../../../domain/experiment.ts'
import type { Network } from '../../../domain/network.ts'
import type { MicroscopeView } from '../../../protocol/microscope-view.ts'
import type { LineWords } from './forward-lines.ts'
import { fraction, hat, letter, power, slopeBy, symbol } from './formula-parts.ts'

const g = letter('g')
const eta = symbol('eta')

/** How the optimiser's next step would move the chosen weight, were this row the whole minibatch. */
export function updateLines(
  view: MicroscopeView,
  optimizer: ResolvedOptimizer,
  network: Network,
  words: LineWords,
): FormulaLine[] {
  const { plain, factor, result } = words.write
  const { update, place } = view.examination
  const target = symbol(place.from === 'bias' ? 'b' : 'w')
  const { moved, before } = update
  const whole = moved.change + moved.decay
  return [
    ...gradientLines(view, network, target, words),
    ...ruleLines(view, optimizer, words),
    {
      formula: [
        target,
        '←',
        target,
        '−',
        eta,
        '⋅',
        ...changeFormula(optimizer, target, moved.decay !== 0),
      ],
    },
    {
      formula: [
        target,
        '←',
        plain(before),
        '−',
        plain(view.learningRate),
        '×',
        ...factor(whole),
        '=',
        result(moved.next),
      ],
    },
  ]
}

/** g = ∂L/∂w, with what penalties add, within its limits. */
function gradientLines(
  { examination: { gradient, update } }: MicroscopeView,
  { l1, l2 }: Network,
  target: FormulaPart,
  { m, write: { plain, factor } }: LineWords,
): FormulaLine[] {
  const { penalties, unclipped } = update
  const parts: { formula: Formula; value: number }[] = [
    ...(penalties.l1 === 0
      ? []
      : [{ formula: [plain(l1), '⋅', { name: 'sign' }, '(', target, ')'], value: penalties.l1 }]),
    ...(penalties.l2 === 0 ? [] : [{ formula: [plain(2 * l2), '⋅', target], value: penalties.l2 }]),
  ]
  const sum = [plain(gradient), ...parts.flatMap(({ value }) => ['+', ...factor(value)])]
  const whole = unclipped ?? update.gradient
  return [
    {
      formula: [
        g,
        '=',
        slopeBy(target),
        ...parts.flatMap(({ formula }) => ['+', ...formula]),
        '=',
        ...sum,
        ...(parts.length > 0 ? ['=', plain(whole)] : []),
      ],
      ...(parts.length > 0 && { note: m.microscope.penalised }),
    },
    ...(unclipped === undefined
      ? []
      : [{ formula: [g, '←', plain(update.gradient)], note: m.microscope.clipped }]),
  ]
}

/** The optimiser's averages, before and after. */
function ruleLines(
  { examination: { update }, step }: MicroscopeView,
  optimizer: ResolvedOptimizer,
  { m, write: { plain, factor } }: LineWords,
): FormulaLine[] {
  const { slots, gradient, moved } = update
  const [first = 0, second = 0] = slots
  const [firstNow = 0, secondNow = 0] = moved.slots
  const squared = power([g], [{ number: '2' }])
  /** name ← keep · name + share · what, in symbols and with numbers */
  const average = (
    name: string,
    keep: number,
    share: number,
    what: FormulaPart,
    [before, by, after]: [number, number, number],
    note: string,
  ): FormulaLine[] => {
    const shared: Formula = share === 1 ? [what] : [plain(share), '⋅', what]
    const numbers: Formula = share === 1 ? factor(by) : [plain(share), '×', ...factor(by)]
    return [
      { formula: [letter(name), '←', plain(keep), '⋅', letter(name), '+', ...shared], note },
      {
        formula: [plain(keep), '×', ...factor(before), '+', ...numbers, '=', plain(after)],
        isInner: true,
      },
    ]
  }
  switch (optimizer.name) {
    case 'sgd':
      return optimizer.momentum === 0
        ? []
        : average('v', optimizer.momentum, 1, g, [first, gradient, firstNow], m.microscope.velocity)
    case 'rmsprop':
      return average(
        's',
        optimizer.rho,
        1 - optimizer.rho,
        squared,
        [first, gradient ** 2, firstNow],
        m.microscope.meanSquare,
      )
    case 'adam':
    case 'adamw': {
      const { beta1, beta2 } = optimizer
      const corrected = (
        name: string,
        beta: number,
        value: number,
        after: number,
      ): FormulaLine => ({
        formula: [
          hat(name),
          '=',
          fraction([plain(value)], [{ number: '1' }, '−', power([plain(beta)], [plain(step)])]),
          '=',
          plain(after),
        ],
        isInner: true,
        note: m.microscope.corrected,
      })
      return [
        ...average('m', beta1, 1 - beta1, g, [first, gradient, firstNow], m.microscope.meanSlope),
        corrected('m', beta1, firstNow, moved.corrected?.m ?? 0),
        ...average(
          'v',
          beta2,
          1 - beta2,
          squared,
          [second, gradient ** 2, secondNow],
          m.microscope.meanSquare,
        ),
        corrected('v', beta2, secondNow, moved.corrected?.v ?? 0),
      ]
    }
  }
}

/** What is multiplied by η. */
function changeFormula(
  optimizer: ResolvedOptimizer,
  target: FormulaPart,
  isDecayed: boolean,
): Formula {
  const epsilon = letter('ε')
  switch (optimizer.name) {
    case 'sgd':
      if (optimizer.momentum === 0) return [g]
      return optimizer.nesterov
        ? ['(', g, '+', { number: String(optimizer.momentum) }, '⋅', letter('v'), ')']
        : [letter('v')]
    case 'rmsprop':
      return [fraction([g], [{ root: [letter('s')] }, '+', epsilon])]
    case 'adam':
    case 'adamw': {
      const direction = fraction([hat('m')], [{ root: [hat('v')] }, '+', epsilon])
      return isDecayed && optimizer.name === 'adamw'
        ? ['(', direction, '+', { number: String(optimizer.weightDecay) }, '⋅', target, ')']
        : [direction]
    }
  }
}
