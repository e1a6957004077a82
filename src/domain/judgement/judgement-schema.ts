import * as v from 'valibot'
import { CALIBRATION_METHODS } from '../calibration/calibration.ts'
import { interval } from '../evaluation-schema.ts'
import { count, finite } from '../number-schema.ts'

const share = v.pipe(finite, v.minValue(0), v.maxValue(1))
const measure = v.strictObject({ value: finite, interval })
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))

const curve = v.nullable(
  v.strictObject({
    points: list(v.strictObject({ x: share, y: share, threshold: v.nullable(finite) }), 1000),
    band: list(v.strictObject({ x: share, low: share, high: share }), 1000),
  }),
)

const calibrationCurve = v.strictObject({
  bins: list(
    v.strictObject({
      rows: count,
      predicted: share,
      actual: share,
      interval: v.strictTuple([finite, finite]),
    }),
    100,
  ),
  brier: finite,
  logLoss: finite,
})

/** A `Judgement` in a foreign document. */
export const judgementSchema = v.variant('task', [
  v.strictObject({
    task: v.literal('binary'),
    rows: count,
    positives: count,
    roc: curve,
    precisionRecall: curve,
    calibration: v.strictObject({
      applied: v.nullable(v.picklist(CALIBRATION_METHODS)),
      asTrained: calibrationCurve,
      platt: v.nullable(calibrationCurve),
      isotonic: v.nullable(calibrationCurve),
    }),
  }),
  v.strictObject({
    task: v.literal('multiclass'),
    rows: count,
    classes: list(
      v.strictObject({
        support: count,
        precision: measure,
        recall: measure,
        f1: measure,
        rocAuc: v.nullable(measure),
        prAuc: v.nullable(measure),
      }),
      1000,
    ),
    macro: v.strictObject({
      precision: measure,
      recall: measure,
      f1: measure,
      rocAuc: v.nullable(finite),
    }),
    topK: list(v.strictObject({ k: count, share: measure }), 10),
  }),
  v.strictObject({
    task: v.literal('regression'),
    rows: count,
    residuals: v.strictObject({
      mean: measure,
      median: finite,
      starts: list(finite, 1000),
      counts: list(count, 1000),
      below: count,
      above: count,
    }),
    agreement: v.exactOptional(
      list(v.strictObject({ rows: count, predicted: finite, actual: finite }), 100),
    ),
  }),
])
