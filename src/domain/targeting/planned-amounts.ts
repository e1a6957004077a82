import type { CampaignChoice } from '../campaign/campaign-choice.ts'
import type { CampaignAmounts } from './campaign-results.ts'

/** The amounts that a campaign was planned with, as far as one number says them. */
export function plannedAmounts(campaign: CampaignChoice | undefined): CampaignAmounts {
  const { value, contactCost = 0, incentive = 0 } = campaign ?? {}
  return {
    worth: typeof value === 'number' ? value : null,
    perContact: contactCost,
    perSuccess: incentive,
  }
}
