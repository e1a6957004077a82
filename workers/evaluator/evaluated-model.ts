import type { EvaluationJob } from '../../src/protocol/evaluator-api.ts'
import { linkOf } from '../../src/domain/link.ts'
import type { PartName, PreparedPart } from '../../src/domain/prepared-data.ts'
import { openPredictor } from '../forward/open-predictor.ts'
import { predictAll } from '../forward/predict-all.ts'

/** A part's rows with the model's answers. */
export interface EvaluatedPart extends PreparedPart {
  /** [rows × outputs] as in `TrainingOutcome.outputs`. */
  outputs: Float64Array<ArrayBuffer>
}

/** A model with everything that can be asked about it. */
export interface EvaluatedModel
  extends Omit<EvaluationJob, 'data'>, Record<PartName, EvaluatedPart> {}

/** @param pause awaited every few ten milliseconds */
export async function evaluatedModel(
  { data, ...model }: EvaluationJob,
  pause: () => Promise<void>,
): Promise<EvaluatedModel> {
  const { network, weights, recipe } = model
  const predict = await openPredictor(network, weights, linkOf(recipe.target))
  const answered = async (part: PreparedPart): Promise<EvaluatedPart> => ({
    ...part,
    outputs: await predictAll(predict, network, part.features, pause),
  })
  return {
    ...model,
    train: await answered(data.train),
    validation: await answered(data.validation),
    test: await answered(data.test),
  }
}
