import type { CampaignPlan } from '../../domain/campaign/campaign-choice.ts'
import { economicsOf } from '../../domain/campaign/economics.ts'
import type { Money } from '../../messages/money.ts'
import type { Messages } from '../../messages/en.ts'

/** What a row looked for earns and any other costs, each as a calculation with this plan's numbers in it. */
export function campaignFormula(
  plan: CampaignPlan,
  { format, campaign }: Messages,
  money: Money,
): { positive: string; other: string } {
  const { template, value, successRate, takeRate, incentive, contactCost } = plan
  const worth = typeof value === 'number' ? money.exact(value) : campaign.formula.value
  const rate = (share: number) => format.percent(share, Number.isInteger(100 * share) ? 0 : 1)
  const { perPositive, perOther } = economicsOf(plan, 1)
  const extra = template === 'churn' ? worth : `${rate(1 - takeRate)} × ${worth}`
  const gift = incentive === 0 ? extra : `(${extra} − ${money.exact(incentive)})`
  const earned = `${rate(successRate)} × ${gift} − ${money.exact(contactCost)}`
  const result = (amount: number) => money.exact(Number(amount.toFixed(4)))
  const wasted = `${rate(takeRate)} × ${money.exact(incentive)} + ${money.exact(contactCost)}`
  return {
    positive:
      typeof value === 'number'
        ? `${earned} = ${result(perPositive.value - perPositive.cost)}`
        : earned,
    other:
      template === 'churn' && incentive > 0
        ? `${wasted} = ${result(perOther.cost)}`
        : money.exact(contactCost),
  }
}
