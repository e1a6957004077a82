import * as v from 'valibot'
import { bandedCurve, depths, intervalSchema } from '../lift/ranking-schema.ts'
import { count, finite } from '../number-schema.ts'
import { TEMPLATES } from './campaign-choice.ts'
import { ASSUMPTIONS } from './sensitivity.ts'

const share = v.pipe(finite, v.minValue(0), v.maxValue(1))

const plan = v.strictObject({
  template: v.picklist(TEMPLATES),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  contactCost: finite,
  incentive: finite,
  value: v.union([finite, v.strictObject({ column: v.string() })]),
  successRate: share,
  takeRate: share,
  maxContacts: v.nullable(finite),
  budget: v.nullable(finite),
  listSize: finite,
})

const list = {
  threshold: share,
  depth: share,
  contacts: finite,
  profit: finite,
  interval: intervalSchema,
  cost: finite,
  reached: finite,
}

const moved = v.strictObject({
  to: finite,
  profit: finite,
  bestContacts: finite,
  bestProfit: finite,
})

/** A `CampaignResult` in a foreign document. */
export const campaignResultSchema = v.strictObject({
  plan,
  rows: v.strictObject({ validation: count, test: count }),
  resamples: count,
  depths,
  profit: bandedCurve,
  best: v.nullable(v.strictObject({ ...list, expectedProfit: finite })),
  planned: v.strictObject(list),
  everyone: v.strictObject({ profit: finite, interval: intervalSchema }),
  breakEven: v.strictObject({ depth: share, contacts: finite }),
  tenths: v.pipe(v.array(finite), v.maxLength(100)),
  sensitivity: v.pipe(
    v.array(v.strictObject({ assumption: v.picklist(ASSUMPTIONS), half: moved, more: moved })),
    v.maxLength(ASSUMPTIONS.length),
  ),
  values: v.nullable(v.strictObject({ missing: count, negative: count, mean: finite })),
})
