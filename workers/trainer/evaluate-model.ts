import { evaluate } from '../../src/domain/evaluate.ts'
import type { Features } from '../../src/domain/features.ts'
import { linkOf } from '../../src/domain/link.ts'
import type { TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { openPredictor } from '../forward/open-predictor.ts'
import { predictAll } from '../forward/predict-all.ts'
import { yieldToMessages } from '../yield-to-messages.ts'

/** Answers for every row by the forward pass that predictions use, and what they are worth on the test rows. */
export async function evaluateModel(
  { network, target, threshold, data }: TrainingJob,
  weights: Float32Array,
): Promise<Pick<TrainingOutcome, 'evaluation' | 'outputs'>> {
  const predict = await openPredictor(network, weights, linkOf(target))
  const all = (features: Features) => predictAll(predict, network, features, yieldToMessages)
  const outputs = {
    train: await all(data.train.features),
    validation: await all(data.validation.features),
    test: await all(data.test.features),
  }
  const evaluation = await evaluate(
    {
      task: target.task,
      targets: data.test.targets,
      outputs: outputs.test,
      threshold,
      trainTargets: data.train.targets,
      validation: { targets: data.validation.targets, outputs: outputs.validation },
    },
    yieldToMessages,
  )
  return { evaluation, outputs }
}
