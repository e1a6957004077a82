import { describe, expect, test } from 'vitest'
import type { Formula, FormulaLine, FormulaPart } from '../../../components/formula.ts'
import type { ResolvedOptimizer } from '../../../domain/experiment.ts'
import { expandRow } from '../../../domain/features.ts'
import { seededModel } from '../../../domain/fixtures/seeded-model.ts'
import { examine } from '../../../domain/microscope/examine.ts'
import { ACTIVATION_NAMES, LOSS_NAMES, type Loss } from '../../../domain/network.ts'
import { slotCount } from '../../../domain/optimizers.ts'
import { en } from '../../../messages/en.ts'
import type { MicroscopeView } from '../../../protocol/microscope-view.ts'
import { backwardLines } from './backward-lines.ts'
import { kindsIn, numberText, numberWriter } from './formula-parts.ts'
import { forwardLines, givenLines } from './forward-lines.ts'
import { litPart } from './lit-part.ts'
import { lossLines } from './loss-lines.ts'
import { updateLines } from './update-lines.ts'

const ADAM = { name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const
const OPTIMIZERS: Record<string, ResolvedOptimizer> = {
  adam: ADAM,
  adamw: { ...ADAM, name: 'adamw', weightDecay: 0.1 },
  sgd: { name: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  momentum: { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false },
  nesterov: { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  rmsprop: { name: 'rmsprop', learningRate: 0.1, rho: 0.9, epsilon: 1e-7 },
}

const taskOf = (loss: Loss) =>
  loss.startsWith('categorical')
    ? 'multiclass'
    : loss.startsWith('binary')
      ? 'binary'
      : 'regression'

interface Choice {
  loss?: Loss
  activation?: (typeof ACTIVATION_NAMES)[number]
  optimizer?: ResolvedOptimizer
  batchNorm?: boolean
  layer?: number
  from?: number | 'bias'
}

/** Everything that is shown of one row. */
function shown({
  loss = 'binaryCrossEntropy',
  activation = 'tanh',
  optimizer = ADAM,
  batchNorm = false,
  layer = 1,
  from = 2,
}: Choice) {
  const { model, features } = seededModel({
    ...{ seed: 5, rows: 1, columns: [0, 12, 0], task: taskOf(loss) },
    hidden: [9, 8].map((units) => ({ units, activation, batchNorm })),
  })
  const network = { ...model.network, loss, l1: 0.01, l2: 0.02 }
  const inputs = new Float64Array(network.inputs)
  expandRow(features, 0, inputs)
  const { examination, gradient } = examine(
    {
      network,
      weights: Float64Array.from(model.weights),
      row: { inputs, target: 1, weight: 1.5 },
      state: {
        optimizer,
        slots: Array.from({ length: slotCount(optimizer) }, () =>
          new Float64Array(model.weights.length).fill(0.01),
        ),
        clipping: { by: 'globalNorm', limit: 0.01 },
        step: 3,
        learningRate: 0.1,
      },
    },
    { layer, unit: 0, from },
  )
  const view: MicroscopeView = {
    target: 1,
    wanted: 1,
    weight: 1.5,
    optimizer,
    learningRate: 0.1,
    step: 3,
    examination,
    autodiff: 0,
    every: { count: gradient.length, autodiff: 7 },
  }
  const words = {
    m: en,
    write: numberWriter(en.format),
    nameOf: (k: number, unit: number) => `${k}, ${unit}`,
  }
  const last = examination.layers.at(-1)
  return {
    view,
    forward: forwardLines(examination, activation, words),
    output: [
      ...(last ? givenLines(last, 2, examination.output, words) : []),
      ...lossLines(view, loss, model.recipe.target, words),
    ],
    backward: backwardLines(view, loss, activation, words),
    update: updateLines(view, optimizer, network, words),
  }
}

/** Every number of a formula, as it is written. */
function numbersOf(formula: Formula): string[] {
  return formula.flatMap((part: FormulaPart) => {
    if (typeof part === 'string') return []
    if ('number' in part) return [part.number]
    if ('above' in part) return [...numbersOf(part.above), ...numbersOf(part.below)]
    if ('root' in part) return numbersOf(part.root)
    if ('base' in part) return [...numbersOf(part.base), ...numbersOf(part.power)]
    return []
  })
}

const lastNumber = (lines: readonly FormulaLine[]) =>
  lines.flatMap(({ formula }) => numbersOf(formula)).at(-1)
const text = (value: number) => numberText(value, en.format)

describe.each(LOSS_NAMES)('a row judged by %s', (loss) => {
  test.each(ACTIVATION_NAMES)('is written down with numbers everywhere: %s', (activation) => {
    for (const layer of [0, 1, 2]) {
      for (const batchNorm of [false, true]) {
        const { forward, output, backward, update } = shown({ loss, activation, batchNorm, layer })
        const all = [...forward, ...output, ...backward, ...update]
        const numbers = all.flatMap(({ formula }) => numbersOf(formula))
        expect(numbers.filter((number) => /^(–|.*NaN.*|)$/.test(number))).toEqual([])
      }
    }
  })

  test('ends with the very loss, slope and weight', () => {
    const { view, output, backward, update } = shown({ loss })
    const { examination } = view
    const digits = (value: number) => text(value).split('e')[0]
    expect(output.flatMap(({ formula }) => numbersOf(formula)).at(-1)).toContain(
      digits(examination.loss),
    )
    expect(lastNumber(backward)).toBe(text(examination.gradient))
    expect(lastNumber(update)).toBe(text(examination.update.moved.next))
  })
})

test('of a wide layer six products are shown, then the others together', () => {
  const { forward } = shown({})
  const inner = forward.filter(({ isInner }) => isInner)
  expect(inner).toHaveLength(6 + 1 + 1)
  expect(inner.map(({ note }) => note)).toContain(en.microscope.others('3'))
  expect(inner.find(({ isChosen }) => isChosen)?.note).toBe('0, 2')
})

test.each(Object.entries(OPTIMIZERS))(
  '%s shows what it keeps, before and after',
  (_, optimizer) => {
    const { view, update } = shown({ optimizer })
    const numbers = update.flatMap(({ formula }) => numbersOf(formula))
    const { slots, moved } = view.examination.update
    for (const kept of [...slots, ...moved.slots]) {
      const [digits = '', exponent] = text(kept).split('e')
      expect(numbers).toContain(exponent === undefined ? digits : `${digits} × 10`)
    }
  },
)

test('a bias has no factor: its slope is delta', () => {
  const { view, backward } = shown({ from: 'bias' })
  const { delta } = view.examination.layers[1] ?? {}
  expect(lastNumber(backward)).toBe(text(delta?.[0] ?? NaN))
})

test('each letter that the formulas have lights a part of the drawing that it stands for', () => {
  const first = shown({ layer: 0 })
  expect(kindsIn(first.forward)).toEqual(['x', 'w', 'a', 'b', 'z'])
  const { unit, from } = first.view.examination.place
  expect(litPart('x', first.view.examination)).toEqual({ layer: -1, unit: from })
  expect(litPart('w', first.view.examination)).toEqual({ layer: 0, unit, from })
  expect(litPart('a', first.view.examination)).toEqual({ layer: 0, unit })
  const second = shown({ layer: 1 })
  expect(kindsIn(second.forward)).toEqual(['w', 'a', 'b', 'z'])
  expect(litPart('a', second.view.examination)).toEqual({
    layer: 0,
    unit: second.view.examination.place.from,
  })
  expect(kindsIn(second.update)).toContain('eta')
})
