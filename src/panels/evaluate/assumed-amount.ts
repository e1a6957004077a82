import type { CampaignPlan } from '../../domain/campaign/campaign-choice.ts'
import type { Assumption } from '../../domain/campaign/sensitivity.ts'
import type { Messages } from '../../messages/en.ts'
import type { Money } from '../../messages/money.ts'

/**
 * An assumption as people read it: a rate in percent, an amount in money, a column of values as what it is multiplied by.
 * @param to what it is moved to, in its own unit
 */
export function assumedAmount(
  m: Messages,
  money: Money,
  plan: CampaignPlan,
  assumption: Assumption,
  to: number,
): string {
  if (assumption === 'successRate' || assumption === 'takeRate')
    return m.format.percent(to, Number.isInteger(Number((100 * to).toFixed(4))) ? 0 : 1)
  return assumption === 'value' && typeof plan.value === 'object'
    ? `${m.format.number(to, 2)}×`
    : money.exact(Number(to.toFixed(4)))
}
