import type { CampaignResult, PlannedList } from '../campaign/campaign-result.ts'
import type { Comparison } from '../contenders/comparison.ts'
import type { Judgement } from '../judgement/judgement.ts'
import type { Ranking } from '../lift/ranking.ts'
import type { Importance } from '../why/importance.ts'

/**
 * What was found out about a model with its table open, as far as it was: sums and curves over rows, and no row. Kept
 * with the model, so that it can be shown without the table.
 */
export interface Findings {
  judgement?: Judgement
  /** The network beside simpler models. */
  comparison?: Comparison
  /** Gains, lift and tenths. */
  ranking?: Ranking
  /** Of the plan in the experiment. */
  campaign?: CampaignResult
  /** The best lists of the plans that are kept beside it; null: none earns anything. */
  plans?: { name: string; best: PlannedList | null }[]
  /** What each column is worth. */
  importance?: Importance
  /** Headline measures of the network trained from several seeds, the model's own first: see `RepeatedSeeds`. */
  seedValues?: readonly number[]
}
