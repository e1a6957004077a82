import { sigmoid } from '../../src/domain/activations.ts'
import { calibrator, type CalibrationMethod } from '../../src/domain/calibration/calibration.ts'
import { fitCalibration } from '../../src/domain/calibration/fit-calibration.ts'
import type { Recalibrated } from '../../src/domain/calibration/with-calibration.ts'
import { evaluate } from '../../src/domain/evaluate.ts'
import type { EvaluatedModel } from './evaluated-model.ts'
import { logitRows } from './logit-rows.ts'

/**
 * What a calibration learnt from the validation rows makes of the answers for the test rows: what a run whose
 * experiment asks for it would say, to the bit.
 * @param method null: none
 */
export async function recalibrate(
  model: EvaluatedModel,
  method: CalibrationMethod | null,
  threshold: number,
  pause: () => Promise<void>,
): Promise<Recalibrated> {
  const { validation, test } = await logitRows(model, pause)
  const calibration =
    method === null ? null : fitCalibration(method, validation.logits, validation.targets)
  const evaluation = await evaluate(
    {
      task: 'binary',
      targets: test.targets,
      outputs: test.logits.map(calibration ? calibrator(calibration) : sigmoid),
      threshold,
      trainTargets: model.train.targets,
    },
    pause,
  )
  return { evaluation, ...(calibration && { calibration }) }
}
