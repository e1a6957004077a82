import { outputsOf } from '../../src/domain/forward.ts'
import { createExplainer } from '../../src/domain/why/contributions.ts'
import {
  columnEffect,
  dependence,
  type ColumnEffect,
  type Dependence,
} from '../../src/domain/why/dependence.ts'
import type { Importance } from '../../src/domain/why/importance.ts'
import { permutationImportance } from '../../src/domain/why/permutation-importance.ts'
import { sampledShapley } from '../../src/domain/why/shapley.ts'
import type { RowCheck, RowToCheck } from '../../src/protocol/evaluator-api.ts'
import { swapsOf } from '../forward/open-swaps.ts'
import type { EvaluatedModel } from './evaluated-model.ts'

type Pause = () => Promise<void>

/** Messages about progress: one for each hundredth. */
const HUNDRED = 100

/** What each column is worth to the model, on test rows. */
export async function importanceOf(
  model: EvaluatedModel,
  onShare: (share: number) => void,
  pause: Pause,
): Promise<Importance> {
  let said = 0
  const { features, targets } = model.test
  return permutationImportance({
    model,
    features,
    targets,
    openSwaps: await swapsOf(model),
    onShare: (share) => {
      if (share * HUNDRED < said + 1) return
      said = Math.floor(share * HUNDRED)
      onShare(share)
    },
    pause,
  })
}

/** What the model answers test rows as one column changes. */
export async function dependenceOf(
  model: EvaluatedModel,
  column: number,
  output: number,
  pause: Pause,
): Promise<Dependence> {
  const openSwaps = await swapsOf(model)
  return dependence({ model, features: model.test.features, column, output, openSwaps, pause })
}

/** The same of several columns, and of every answer. */
export async function effectsOf(
  model: EvaluatedModel,
  columns: readonly number[],
  onShare: (share: number) => void,
  pause: Pause,
): Promise<ColumnEffect[]> {
  const openSwaps = await swapsOf(model)
  const { features } = model.test
  const effects: ColumnEffect[] = []
  for (const column of columns) {
    effects.push(await columnEffect({ model, features, column, openSwaps, pause }))
    onShare(effects.length / columns.length)
  }
  return effects
}

/** [test rows] Answers in ascending order; one of the classes where there are several. */
export function sortedAnswers(
  { network, test }: EvaluatedModel,
  output: number,
): Float64Array<ArrayBuffer> {
  const outputs = outputsOf(network)
  const of = Float64Array.from(test.rows, (_, row) => test.outputs[row * outputs + output] ?? 0)
  return of.sort()
}

/** Reasons of one row in two other ways. TensorFlow.js is loaded only for this. */
export async function checkRow(
  { model, features, output }: RowToCheck,
  pause: Pause,
): Promise<RowCheck> {
  const { tensorEffects } = await import('./tensor-effects.ts')
  const { points } = createExplainer(model)(features, 0, output)
  const gradients = await tensorEffects(model, features, 0, output, points())
  await pause()
  return { gradients, shapley: sampledShapley(model, features, 0, output) }
}
