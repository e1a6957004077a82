import type { KeyValue } from '../../components/key-value.ts'
import {
  DEFAULT_CURRENCY,
  planOf,
  type PlanChoice,
  type Template,
} from '../../domain/campaign/campaign-choice.ts'
import { ASSUMPTIONS, type Assumption } from '../../domain/campaign/sensitivity.ts'
import type { CampaignResult, PlannedList } from '../../domain/campaign/campaign-result.ts'
import { suggestTemplate } from '../../domain/campaign/suggest-template.ts'
import { columnWithRole } from '../../domain/column-choice.ts'
import type { Experiment } from '../../domain/experiment.ts'
import type { Findings } from '../../domain/report/findings.ts'
import { inTurn } from '../../messages/in-turn.ts'
import { moneyFor, type Money } from '../../messages/money.ts'
import type { Messages } from '../../messages/en.ts'

/** A plan that is kept under a name, with all that was assumed for it in a sentence. */
export interface KeptPlan {
  name: string
  /** How long its best list is, and what that earns; empty where that is not known. */
  best: string
  assumed: string
}

/** What a campaign earns, and what was assumed for that. */
export function campaignFacts(m: Messages, result: CampaignResult, locale: string): KeyValue[] {
  const money = moneyFor(locale, result.plan.currency)
  const words = m.campaign
  const { best, planned, everyone, breakEven, plan } = result
  const names = words.assumptions(plan.template)
  const earns = (list: PlannedList) => listWords(m, list, plan.template, money)
  return [
    { term: words.bestList, value: best === null ? words.noneThen : earns(best) },
    { term: m.report.plannedList, value: earns(planned) },
    {
      term: m.report.everyone,
      value: words.range(money.rounded(everyone.profit), ...inMoney(everyone.interval, money)),
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

/** Plans that were kept beside the one in hand, with the rates that they take for granted. */
export function keptPlans(
  m: Messages,
  experiment: Experiment,
  plans: Findings['plans'],
  locale: string,
): KeptPlan[] {
  const valueColumn = columnWithRole(experiment.columns, 'value')
  const usual = suggestTemplate(experiment.target) ?? 'purchase'
  return (experiment.campaign?.scenarios ?? []).map(({ name, ...choice }) => {
    const money = moneyFor(locale, choice.currency ?? DEFAULT_CURRENCY)
    const template = choice.template ?? usual
    const names = m.campaign.assumptions(template)
    const plan = planOf({ ...choice, template }, 0, valueColumn) ?? choice
    const facts = ASSUMPTIONS.flatMap((assumption) => {
      const value = assumed(m, plan, assumption, money)
      return value === undefined ? [] : [m.report.assumed(names[assumption], value)]
    })
    const others = limits(m, { ...choice, template }, money).map(({ term, value }) =>
      m.report.assumed(term, value),
    )
    const found = plans?.find((one) => one.name === name)
    const best =
      found?.best === null ? m.campaign.noneThen : listWords(m, found?.best, template, money)
    return { name, best, assumed: m.common.list([...facts, ...others]) }
  })
}

function listWords(
  m: Messages,
  list: PlannedList | undefined,
  template: Template,
  money: Money,
): string {
  if (list === undefined) return ''
  const { contacts, depth, profit, interval } = list
  return m.common.list([
    m.report.contacts(
      m.campaign.counted(template, m.format.count(contacts)),
      m.format.percent(depth),
    ),
    m.campaign.range(money.rounded(profit), ...inMoney(interval, money)),
  ])
}

function inMoney([low, high]: PlannedList['interval'], money: Money): [string, string] {
  return [money.rounded(low), money.rounded(high)]
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

type PlanLimits = Pick<PlanChoice, 'template'> & {
  [Name in 'maxContacts' | 'budget' | 'listSize']?: number | null | undefined
}

function limits(
  { format, campaign }: Messages,
  { template, maxContacts, budget, listSize }: PlanLimits,
  money: Money,
): KeyValue[] {
  const kind = template ?? 'purchase'
  const facts: [string, string | null][] = [
    [campaign.maxContacts[kind], maxContacts == null ? null : format.count(maxContacts)],
    [campaign.budget(money.symbol), budget == null ? null : money.exact(budget)],
    [campaign.listSize(kind), listSize == null ? null : format.count(listSize)],
  ]
  return facts.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]))
}
