import * as v from 'valibot'
import { MOST_SCENARIOS } from '../campaign/campaign-choice.ts'
import { campaignResultSchema, plannedListSchema } from '../campaign/campaign-result-schema.ts'
import { comparisonSchema } from '../contenders/comparison-schema.ts'
import { judgementSchema } from '../judgement/judgement-schema.ts'
import { rankingSchema } from '../lift/ranking-schema.ts'
import { finite } from '../number-schema.ts'
import { importanceSchema } from '../why/importance-schema.ts'
import { OTHER_SEEDS } from './repeated-seeds.ts'

const MOST_SEEDS = 100

/** `Findings` in a foreign document. */
export const findingsSchema = v.strictObject({
  judgement: v.exactOptional(judgementSchema),
  comparison: v.exactOptional(comparisonSchema),
  ranking: v.exactOptional(rankingSchema),
  campaign: v.exactOptional(campaignResultSchema),
  plans: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.maxLength(100_000)),
          best: v.nullable(plannedListSchema),
        }),
      ),
      v.maxLength(MOST_SCENARIOS),
    ),
  ),
  importance: v.exactOptional(importanceSchema),
  seedValues: v.exactOptional(
    v.pipe(v.array(finite), v.minLength(OTHER_SEEDS + 1), v.maxLength(MOST_SEEDS)),
  ),
})
