import * as v from 'valibot'
import { bandedCurveSchema } from '../lift/ranking-schema.ts'
import { count, finite } from '../number-schema.ts'
import { TEMPLATES } from './campaign-choice.ts'
import { ASSUMPTIONS } from './sensitivity.ts'

const text = v.pipe(v.string(), v.maxLength(100_000))
const interval = v.strictTuple([finite, finite])
const numbers = v.pipe(v.array(finite), v.maxLength(1000))

const plannedList = {
  threshold: finite,
  depth: finite,
  contacts: finite,
  profit: finite,
  interval,
  cost: finite,
  reached: finite,
}
export const plannedListSchema = v.strictObject(plannedList)
const movedPlan = v.strictObject({
  to: finite,
  profit: finite,
  bestContacts: finite,
  bestProfit: finite,
})

/** A `CampaignResult` in a foreign document. */
export const campaignResultSchema = v.strictObject({
  plan: v.strictObject({
    template: v.picklist(TEMPLATES),
    currency: text,
    contactCost: finite,
    incentive: finite,
    value: v.union([finite, v.strictObject({ column: text })]),
    successRate: finite,
    takeRate: finite,
    maxContacts: v.nullable(finite),
    budget: v.nullable(finite),
    listSize: finite,
  }),
  rows: v.strictObject({ validation: count, test: count }),
  resamples: count,
  depths: numbers,
  profit: bandedCurveSchema,
  best: v.nullable(v.strictObject({ ...plannedList, expectedProfit: finite })),
  planned: plannedListSchema,
  everyone: v.strictObject({ profit: finite, interval }),
  breakEven: v.strictObject({ depth: finite, contacts: finite }),
  tenths: numbers,
  sensitivity: v.pipe(
    v.array(
      v.strictObject({ assumption: v.picklist(ASSUMPTIONS), half: movedPlan, more: movedPlan }),
    ),
    v.maxLength(ASSUMPTIONS.length),
  ),
  values: v.nullable(v.strictObject({ missing: count, negative: count, mean: finite })),
})
