import { sigmoid } from '../activations.ts'
import {
  CALIBRATION_METHODS,
  calibrator,
  type Calibration,
  type CalibrationMethod,
} from '../calibration/calibration.ts'
import { fitCalibration } from '../calibration/fit-calibration.ts'
import { calibrationCurve } from './calibration-curve.ts'
import type { BinaryJudgement, CalibrationCurve } from './judgement.ts'
import { rankCurves } from './rank-curves.ts'

/** Rows with what the network itself says of them. */
interface LogitRows {
  /** [rows] 1 positive, 0 not */
  targets: Float64Array
  /** [rows] */
  logits: Float64Array
}

export interface BinaryJudgementInput {
  validation: LogitRows
  test: LogitRows
  /** What the model has now. */
  applied: Calibration | undefined
}

/** Rows are counted unweighted. */
export async function judgeBinary(
  { validation, test, applied }: BinaryJudgementInput,
  pause: () => Promise<void>,
): Promise<BinaryJudgement> {
  const { targets, logits } = test
  const curveBy = (chanceOf: (logit: number) => number) =>
    calibrationCurve(targets, logits.map(chanceOf))
  const asTrained = curveBy(sigmoid)
  const fitted: Record<CalibrationMethod, CalibrationCurve | null> = { platt: null, isotonic: null }
  for (const method of CALIBRATION_METHODS) {
    await pause()
    const calibration = fitCalibration(method, validation.logits, validation.targets)
    if (calibration !== null) fitted[method] = curveBy(calibrator(calibration))
  }
  const chances = logits.map(applied ? calibrator(applied) : sigmoid)
  const curves = await rankCurves(targets, chances, pause)
  return {
    task: 'binary',
    rows: targets.length,
    positives: targets.reduce((sum, is) => sum + is, 0),
    roc: curves?.roc ?? null,
    precisionRecall: curves?.precisionRecall ?? null,
    calibration: { applied: applied?.method ?? null, asTrained, ...fitted },
  }
}
