import type { Ranking } from '../lift/ranking.ts'
import type { CampaignPlan } from './campaign-choice.ts'
import type { CampaignResult } from './campaign-result.ts'
import type { Factors } from './sensitivity.ts'

/** Numbers of a column of values in two parts' rows, NaN where missing. */
export interface PartValues {
  validation: Float64Array<ArrayBuffer>
  test: Float64Array<ArrayBuffer>
}

/** What a list is to be judged by. */
export interface PlanQuestion {
  /** The class looked for: of a multiclass model its index, against all others; absent for two classes. */
  positiveClass?: number
  /** All who score at or above it are on the planned list; null: no list is planned yet. */
  threshold: number | null
  /** null: amounts are not known yet. */
  campaign: CampaignPlan | null
  scenarios: CampaignPlan[]
  /** By name of a column; every one that `campaign` and `scenarios` read. */
  values: Record<string, PartValues>
}

/** What becomes of a campaign if its assumptions turn out otherwise. */
export interface MovedQuestion extends Pick<PlanQuestion, 'values'> {
  campaign: CampaignPlan
  factors: Factors
  /** All who score at or above it are on the planned list. */
  threshold: number
}

/** null where rows are too few. */
export interface PlanAnswer {
  ranking: Ranking | null
  campaign: CampaignResult | null
  /** In the order asked: each at its own best depth. */
  scenarios: (CampaignResult | null)[]
}
