import type { KeyValue } from '../../components/key-value.ts'
import { DEFAULT_CURRENCY, type PlanChoice } from '../../domain/campaign/campaign-choice.ts'
import { ASSUMPTIONS, type Assumption } from '../../domain/campaign/sensitivity.ts'
import type { CampaignResult } from '../../domain/campaign/campaign-result.ts'
import type { ModelReport } from '../../domain/report/model-report.ts'
import { inTurn } from '../../messages/in-turn.ts'
import { moneyFor, type Money } from '../../messages/money.ts'
import type { Messages } from '../../messages/en.ts'

/** A plan that is kept under a name, with all that was assumed for it in a sentence. */
export interface KeptPlan {
  name: string
  assumed: string
}

/** What a campaign earns, and what was assumed for that. */
export function campaignFacts(m: Messages, result: CampaignResult, locale: string): KeyValue[] {
  const money = moneyFor(locale, result.plan.currency)
  const words = m.campaign
  const { best, planned, everyone, breakEven, plan } = result
  const names = words.assumptions(plan.template)
  const earns = ({ contacts, depth, profit, interval: [low, high] }: typeof planned) =>
    m.common.list([
      m.report.contacts(m.format.count(contacts), m.format.percent(depth)),
      words.range(money.rounded(profit), money.rounded(low), money.rounded(high)),
    ])
  return [
    { term: words.bestList, value: best === null ? words.noneThen : earns(best) },
    { term: m.report.plannedList, value: earns(planned) },
    {
      term: m.report.everyone,
      value: words.range(
        money.rounded(everyone.profit),
        ...(everyone.interval.map(money.rounded) as [string, string]),
      ),
    },
    ...(breakEven.depth > 0 && breakEven.depth < 1
      ? [{ term: m.report.breakEven, value: m.format.count(breakEven.contacts) }]
      : []),
    ...ASSUMPTIONS.flatMap((assumption) => {
      const value = assumed(m, plan, assumption, money)
      return value === undefined ? [] : [{ term: names[assumption], value }]
    }),
    ...limits(m, plan, money),
  ]
}

/** How the profit was measured. */
export function campaignHow(m: Messages, { planned, plan }: CampaignResult, locale: string) {
  const cost = moneyFor(locale, plan.currency).rounded(planned.cost)
  return inTurn(m.campaign.say.cost(cost), m.campaign.say.how)
}

/** Plans that were kept beside the one in hand. */
export function keptPlans(m: Messages, { experiment }: ModelReport, locale: string): KeptPlan[] {
  return (experiment.campaign?.scenarios ?? []).map(({ name, ...plan }) => {
    const money = moneyFor(locale, plan.currency ?? DEFAULT_CURRENCY)
    const names = m.campaign.assumptions(plan.template ?? 'purchase')
    const facts = ASSUMPTIONS.flatMap((assumption) => {
      const value = assumed(m, plan, assumption, money)
      return value === undefined ? [] : [m.report.assumed(names[assumption], value)]
    })
    const others = limits(m, plan, money).map(({ term, value }) => m.report.assumed(term, value))
    return { name, assumed: m.common.list([...facts, ...others]) }
  })
}

function assumed(
  { format, campaign }: Messages,
  plan: Pick<PlanChoice, Assumption>,
  assumption: Assumption,
  money: Money,
): string | undefined {
  const amount = plan[assumption]
  if (amount === undefined) return undefined
  if (typeof amount === 'object') return campaign.rowByRow(amount.column)
  return assumption === 'successRate' || assumption === 'takeRate'
    ? format.percent(amount, Number.isInteger(100 * amount) ? 0 : 1)
    : money.exact(amount)
}

type PlanLimits = { [Name in 'maxContacts' | 'budget' | 'listSize']?: number | null | undefined }

function limits(
  { format, campaign }: Messages,
  { maxContacts, budget, listSize }: PlanLimits,
  money: Money,
): KeyValue[] {
  const facts: [string, string | null][] = [
    [campaign.maxContacts, maxContacts == null ? null : format.count(maxContacts)],
    [campaign.budget(money.symbol), budget == null ? null : money.exact(budget)],
    [campaign.listSize, listSize == null ? null : format.count(listSize)],
  ]
  return facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]))
}
