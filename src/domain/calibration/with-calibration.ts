import type { Evaluation } from '../evaluation.ts'
import type { Experiment } from '../experiment.ts'
import type { FittedRecipe, FittedTarget } from '../recipe.ts'
import type { TrainedModel } from '../trained-model.ts'
import type { Calibration, CalibrationMethod } from './calibration.ts'

/** What a calibration makes of a model. */
export interface Recalibrated {
  /** Absent: chances are as the network says. */
  calibration?: Calibration
  /** Of the test rows, with the chances as they are now. */
  evaluation: Evaluation
}

/** How a model with this target corrects its chances; undefined where it does not. */
export function appliedTo(target: FittedTarget): CalibrationMethod | undefined {
  return target.task === 'binary' ? target.calibration?.method : undefined
}

/** The recipe with this calibration, or without any. */
export function withCalibration(
  recipe: FittedRecipe,
  calibration: Calibration | undefined,
): FittedRecipe {
  if (recipe.target.task !== 'binary') return recipe
  const { calibration: _before, ...target } = recipe.target
  return { ...recipe, target: { ...target, ...(calibration && { calibration }) } }
}

/** A document that asks for this calibration, or for none. */
export function experimentWithCalibration(
  { calibration: _before, ...rest }: Experiment,
  method: CalibrationMethod | undefined,
): Experiment {
  return { ...rest, ...(method && { calibration: method }) }
}

/** The model with corrected chances, and a report and a document that say so. */
export function modelWithCalibration(
  model: TrainedModel,
  { calibration, evaluation }: Recalibrated,
): TrainedModel {
  return {
    ...model,
    recipe: withCalibration(model.recipe, calibration),
    experiment: experimentWithCalibration(model.experiment, calibration?.method),
    report: { ...model.report, evaluation },
  }
}
