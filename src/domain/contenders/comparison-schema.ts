import * as v from 'valibot'
import { DEPTHS } from '../lift/resampled-curves.ts'
import { count, finite, shareOfOne } from '../number-schema.ts'
import { CONTENDER_METRICS } from './contender-metrics.ts'
import { CONTENDER_NAMES } from './comparison.ts'

const metric = v.picklist(Object.values(CONTENDER_METRICS).flat())
const interval = v.nullable(
  v.pipe(
    v.strictTuple([finite, finite]),
    v.check(([low, high]) => low <= high, 'low above high'),
  ),
)

/** A `Comparison` in a foreign document. */
export const comparisonSchema = v.strictObject({
  task: v.picklist(['binary', 'multiclass', 'regression']),
  rows: count,
  positives: v.nullable(count),
  resamples: count,
  contenders: v.pipe(
    v.array(
      v.strictObject({
        name: v.picklist(CONTENDER_NAMES),
        trainRows: count,
        seconds: v.nullable(finite),
        rounds: v.nullable(count),
        penalty: v.nullable(finite),
        gains: v.nullable(v.pipe(v.array(shareOfOne), v.length(DEPTHS.length))),
        scores: v.pipe(
          v.array(v.strictObject({ metric, value: v.nullable(finite), interval })),
          v.maxLength(10),
        ),
      }),
    ),
    v.maxLength(CONTENDER_NAMES.length),
  ),
  duels: v.pipe(
    v.array(
      v.strictObject({
        against: v.picklist(['trees', 'linear']),
        metric,
        resamples: count,
        wins: count,
        lead: interval,
      }),
    ),
    v.maxLength(2),
  ),
})
