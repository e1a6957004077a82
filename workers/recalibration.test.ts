import { expect, test } from 'vitest'
import { withCalibration } from '../src/domain/calibration/with-calibration.ts'
import { initialWeights } from '../src/domain/initial-weights.ts'
import { linkOf } from '../src/domain/link.ts'
import type { FittedRecipe } from '../src/domain/recipe.ts'
import { predictOutputs } from '../src/domain/forward.ts'
import { evaluateModel } from './trainer/evaluate-model.ts'
import { trainingJob } from './trainer/fixtures/training-job.ts'
import { evaluatedModel, type EvaluatedModel } from './evaluator/evaluated-model.ts'
import { judgeModel } from './evaluator/judge-model.ts'
import { recalibrate } from './evaluator/recalibrate.ts'

const noPause = () => Promise.resolve()
const job = trainingJob({ rows: { train: 60, validation: 200, test: 150 } })
const weights = initialWeights(job.network, 3)
const recipe: FittedRecipe = { columns: [], inputNames: [], target: job.target }

const opened = (judged = recipe): Promise<EvaluatedModel> => {
  const { network, training, data } = job
  return evaluatedModel({ network, weights, training, data, recipe: judged }, noPause)
}

test.each(['platt', 'isotonic'] as const)(
  'a %s correction made on screen is, to the bit, the one that a run by the same document makes',
  async (method) => {
    const onScreen = await recalibrate(await opened(), method, 0.5, noPause)
    const byRun = await evaluateModel({ ...job, calibration: method }, weights)
    expect(onScreen.calibration).toEqual(byRun.calibration)
    expect(onScreen.evaluation).toEqual(byRun.evaluation)
    expect(onScreen.calibration?.method).toBe(method)

    // The recipe alone makes every prediction the corrected one.
    const corrected = withCalibration(recipe, onScreen.calibration)
    const { features } = job.data.test
    const predicted = predictOutputs(job.network, weights, features, linkOf(corrected.target))
    expect(predicted).toEqual(byRun.outputs.test)
    const model = await opened(corrected)
    expect(model.test.outputs).toEqual(byRun.outputs.test)

    // Taken back, everything is as it was.
    const back = await recalibrate(model, null, 0.5, noPause)
    expect(back).toEqual({ evaluation: (await evaluateModel(job, weights)).evaluation })
    expect(withCalibration(corrected, back.calibration)).toEqual(recipe)
  },
)

test('a run that goes on from a corrected model does not keep the old correction', async () => {
  const { calibration } = await recalibrate(await opened(), 'platt', 0.5, noPause)
  const { target } = withCalibration(recipe, calibration)
  const plain = await evaluateModel(job, weights)
  expect(await evaluateModel({ ...job, target }, weights)).toEqual(plain)
})

test('the judgement of a corrected model says which correction it has', async () => {
  const { calibration } = await recalibrate(await opened(), 'isotonic', 0.5, noPause)
  const model = await opened(withCalibration(recipe, calibration))
  const judged = await judgeModel(model, noPause, () => undefined)
  if (judged.task !== 'binary') throw new Error('binary')
  expect(judged.calibration.applied).toBe('isotonic')
  const before = await judgeModel(await opened(), noPause, () => undefined)
  expect(before).toMatchObject({ calibration: { ...judged.calibration, applied: null } })
})
