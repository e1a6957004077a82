import * as v from 'valibot'
import { campaignResultSchema } from '../campaign/campaign-result-schema.ts'
import { comparisonSchema } from '../contenders/comparison-schema.ts'
import { judgementSchema } from '../judgement/judgement-schema.ts'
import { rankingSchema } from '../lift/ranking-schema.ts'
import { importanceSchema } from '../why/importance-schema.ts'

/** `Findings` in a foreign document. */
export const findingsSchema = v.strictObject({
  judgement: v.exactOptional(judgementSchema),
  comparison: v.exactOptional(comparisonSchema),
  ranking: v.exactOptional(rankingSchema),
  campaign: v.exactOptional(campaignResultSchema),
  importance: v.exactOptional(importanceSchema),
})
