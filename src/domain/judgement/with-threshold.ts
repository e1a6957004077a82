import { DEFAULT_THRESHOLD } from '../experiment-defaults.ts'
import type { Experiment } from '../experiment.ts'
import type { TrainedModel } from '../trained-model.ts'
import type { PartCuts } from './part-cuts.ts'

/** A document with another threshold; the default one is not said. */
export function experimentWithThreshold<Document extends Pick<Experiment, 'threshold'>>(
  { threshold: _before, ...rest }: Document,
  threshold: number,
) {
  return threshold === DEFAULT_THRESHOLD ? rest : { ...rest, threshold }
}

/**
 * The model with another threshold, and with it every number that depends on it: those of the report, too.
 * @param cuts at the new threshold, of the rows that the model was made with
 */
export function modelWithThreshold(
  model: TrainedModel,
  { threshold, test, baseline }: PartCuts,
): TrainedModel {
  const { evaluation } = model.report
  if (evaluation.task !== 'binary' || test === null || baseline === null) return model
  return {
    ...model,
    threshold,
    experiment: { ...experimentWithThreshold(model.experiment, threshold) },
    report: {
      ...model.report,
      evaluation: {
        ...evaluation,
        threshold,
        metrics: { ...evaluation.metrics, ...test.metrics },
        intervals: { ...evaluation.intervals, ...test.intervals },
        baseline: { ...evaluation.baseline, ...baseline },
        confusion: test.confusion,
      },
    },
  }
}
