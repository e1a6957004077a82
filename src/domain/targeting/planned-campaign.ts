import { DEFAULT_RATES, type CampaignChoice } from '../campaign/campaign-choice.ts'
import type { PlannedCampaign } from './campaign-question.ts'

/**
 * What a campaign was planned for and with, as far as one number says it. Of the stayers of a churn plan `takeRate`
 * take the incentive though they would stay anyway; in any other plan every buyer takes it.
 * @param valueColumn what a customer is worth where the plan does not say
 */
export function plannedCampaign(
  campaign: CampaignChoice | undefined,
  valueColumn: string | undefined,
): PlannedCampaign {
  const { template, value, contactCost = 0, incentive = 0, takeRate, currency } = campaign ?? {}
  return {
    template,
    currency,
    worth: typeof value === 'object' ? value.column : value === undefined ? valueColumn : undefined,
    amounts: {
      worth: typeof value === 'number' ? value : null,
      perContact: contactCost,
      perSuccess: incentive,
      takenAnyway: template === 'churn' ? (takeRate ?? DEFAULT_RATES.churn.takeRate) : 1,
    },
  }
}
