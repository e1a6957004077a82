import type { Calibration } from '../../src/domain/calibration/calibration.ts'
import { fitCalibration } from '../../src/domain/calibration/fit-calibration.ts'
import { evaluate } from '../../src/domain/evaluate.ts'
import type { Features } from '../../src/domain/features.ts'
import { linkOf, type Link } from '../../src/domain/link.ts'
import type { TrainingJob, TrainingOutcome } from '../../src/domain/training.ts'
import { openPredictor } from '../forward/open-predictor.ts'
import { predictAll } from '../forward/predict-all.ts'
import { yieldToMessages } from '../yield-to-messages.ts'

/** Answers for every row by the forward pass that predictions use, and what they are worth on the test rows. */
export async function evaluateModel(
  job: TrainingJob,
  weights: Float32Array,
): Promise<Pick<TrainingOutcome, 'evaluation' | 'outputs' | 'calibration'>> {
  const { network, target, threshold, data } = job
  const answers = async (link: Link) => {
    const predict = await openPredictor(network, weights, link)
    return (features: Features) => predictAll(predict, network, features, yieldToMessages)
  }
  const calibration = await calibrationOf(job, answers)
  // Training may go on from a model that was calibrated: what was learnt for other weights does not count.
  const link: Link =
    target.task === 'binary'
      ? { type: 'sigmoid', ...(calibration && { calibration }) }
      : linkOf(target)
  const all = await answers(link)
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
  return { evaluation, outputs, ...(calibration && { calibration }) }
}

async function calibrationOf(
  { calibration, data: { validation } }: TrainingJob,
  answers: (link: Link) => Promise<(features: Features) => Promise<Float64Array>>,
): Promise<Calibration | null> {
  if (calibration === undefined) return null
  const logits = await (await answers({ type: 'logits' }))(validation.features)
  return fitCalibration(calibration, logits, validation.targets)
}
