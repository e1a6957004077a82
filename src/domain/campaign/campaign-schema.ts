import * as v from 'valibot'
import { oneOf, says, strict, whole, within } from '../document-schema.ts'
import {
  MOST_SCENARIOS,
  TEMPLATES,
  type CampaignChoice,
  type PlanChoice,
} from './campaign-choice.ts'

const text = v.string(says({ type: 'text' }))
const amount = within({ atLeast: 0, atMost: 1e9 })
const rate = within({ atLeast: 0, atMost: 1 })
const customers = whole(1, 1e9)

/** What a customer is worth: an amount, or a column that says so row by row. */
const value = v.union([amount, strict({ column: text })], says({ type: 'amountOrColumn' }))
const plan = {
  template: v.exactOptional(oneOf(TEMPLATES)),
  currency: v.exactOptional(v.pipe(text, v.regex(/^[A-Z]{3}$/, says({ type: 'currency' })))),
  contactCost: v.exactOptional(amount),
  incentive: v.exactOptional(amount),
  value: v.exactOptional(value),
  successRate: v.exactOptional(rate),
  takeRate: v.exactOptional(rate),
  maxContacts: v.exactOptional(customers),
  budget: v.exactOptional(within({ above: 0, atMost: 1e12 })),
  listSize: v.exactOptional(customers),
} satisfies Record<keyof PlanChoice, unknown>

const scenarios = { type: 'scenarios', most: MOST_SCENARIOS } as const

/** A campaign in an experiment document. */
export const campaign: v.GenericSchema<unknown, CampaignChoice> = strict({
  ...plan,
  scenarios: v.exactOptional(
    v.pipe(
      v.array(strict({ name: text, ...plan }), says(scenarios)),
      v.maxLength(MOST_SCENARIOS, says(scenarios)),
    ),
  ),
})
