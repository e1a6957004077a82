import { openPredictor } from '../forward/open-predictor.ts'
import { predictAll } from '../forward/predict-all.ts'
import type { EvaluatedModel, EvaluatedPart } from './evaluated-model.ts'

/** Targets beside what the network itself says, before any calibration. */
export async function logitRows(
  { network, weights, validation, test }: EvaluatedModel,
  pause: () => Promise<void>,
) {
  const predict = await openPredictor(network, weights, { type: 'logits' })
  const rows = async ({ targets, features }: EvaluatedPart) => ({
    targets,
    logits: await predictAll(predict, network, features, pause),
  })
  return { validation: await rows(validation), test: await rows(test) }
}
