import type { CampaignPlan } from '../campaign/campaign-choice.ts'
import { economicsOf, profitOf } from '../campaign/economics.ts'

/**
 * What contacting the rows of a list would earn under a plan if the model's chances hold.
 * @param expected positive rows among those contacted: the sum of their chances
 * @param values of a plan by a column: the sum of chance times value over those contacted; null: not known
 * @returns null where that is needed and not known
 */
export function expectedProfit(
  plan: CampaignPlan,
  contacted: number,
  expected: number,
  values: number | null,
): number | null {
  const counted = typeof plan.value === 'number' ? expected : values
  if (counted === null) return null
  if (contacted === 0) return 0
  const economics = economicsOf({ ...plan, listSize: contacted }, contacted)
  return profitOf(economics, contacted, expected, counted)
}
