import type { CampaignPlan } from '../campaign/campaign-choice.ts'
import { economicsOf, profitOf } from '../campaign/economics.ts'

/**
 * What contacting the rows of a list would earn under a plan if the model's chances hold.
 * @param expected positive rows among those contacted: the sum of their chances
 * @returns null where each customer is worth something else
 */
export function expectedProfit(
  plan: CampaignPlan,
  contacted: number,
  expected: number,
): number | null {
  if (typeof plan.value !== 'number') return null
  if (contacted === 0) return 0
  const economics = economicsOf({ ...plan, listSize: contacted }, contacted)
  return profitOf(economics, contacted, expected, expected)
}
