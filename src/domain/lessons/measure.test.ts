import { expect, test } from 'vitest'
import { forwardPass } from './course/forward-pass.ts'
import { prepareMade } from '../classroom/made-preparation.ts'
import type { Measure, RowNumber } from './lesson.ts'
import type { LessonView } from './lesson-view.ts'
import { holds, isRightNumber } from './measure.ts'
import { rowNumber } from './row-number.ts'

/** The single row [1, 2, 3] with target 4, through its 3-5-1 network. */
async function view(): Promise<LessonView> {
  const { experiment } = forwardPass
  const { source, weights } = experiment.classroom ?? {}
  const prepared = source && (await prepareMade(experiment, source))
  if (!prepared?.ok) throw new Error('not prepared')
  const { resolved, network, recipe } = prepared.value.plan
  return {
    ...{ document: experiment, resolved, network, recipe },
    weights: Float32Array.from(weights ?? []),
    position: { epoch: 3, step: 3 },
    losses: { train: 0.25, validation: 0.5 },
  }
}

test.each<[RowNumber, number]>([
  [{ what: 'z', row: 0, layer: 0, unit: 2 }, -2],
  [{ what: 'a', row: 0, layer: 0, unit: 2 }, 0],
  [{ what: 'z', row: 0, layer: 1, unit: 0 }, 3.5],
  [{ what: 'answer', row: 0 }, 3.5],
  [{ what: 'loss', row: 0 }, 0.25],
  [{ what: 'delta', row: 0, layer: 1, unit: 0 }, -1],
  [{ what: 'delta', row: 0, layer: 0, unit: 3 }, 0.5],
  [{ what: 'gradient', row: 0, weight: { layer: 0, unit: 1, from: 2 } }, -6],
  [{ what: 'gradient', row: 0, weight: { layer: 1, unit: 0, from: 'bias' } }, -1],
  [{ what: 'weight', weight: { layer: 0, unit: 3, from: 'bias' } }, -2],
])('%o is %d, as pencil and paper have it', async (of, value) => {
  expect(rowNumber(await view(), of)).toBeCloseTo(value, 6)
})

test.each<[Measure, boolean]>([
  [{ kind: 'loss', part: 'train', below: 0.3 }, true],
  [{ kind: 'loss', part: 'train', above: 0.3 }, false],
  [{ kind: 'gap', above: 1.9, below: 2.1 }, true],
  [{ kind: 'units', atMost: 4 }, false],
  [{ kind: 'epochs', atLeast: 3 }, true],
  [{ kind: 'steps', atLeast: 4 }, false],
  [{ kind: 'accuracy', part: 'train', atLeast: 0.5 }, false],
  [{ kind: 'setting', name: 'optimizer', is: 'sgd' }, true],
  [{ kind: 'setting', name: 'activation', is: 'tanh' }, false],
  [{ kind: 'setting', name: 'learningRate', atMost: 0.01 }, true],
  [{ kind: 'setting', name: 'noise', atLeast: 0 }, false],
  [{ kind: 'weight', weight: { layer: 1, unit: 0, from: 1 }, value: 2, tolerance: 0.01 }, true],
])('%o: %s', async (measure, expected) => {
  expect(holds(measure, await view())).toBe(expected)
})

test('a typed number is right within its tolerance', async () => {
  const task = {
    ...({ kind: 'number', tolerance: 0.01, text: { en: '', 'zh-CN': '' } } as const),
    ...({ way: { en: '', 'zh-CN': '' }, of: { what: 'answer', row: 0 } } as const),
  }
  expect(isRightNumber(task, 3.505, await view())).toBe(true)
  expect(isRightNumber(task, 3.6, await view())).toBe(false)
})
