/** What a campaign is for: it presets who is meant, words and rates. */
export const TEMPLATES = ['churn', 'purchase', 'click'] as const
export type Template = (typeof TEMPLATES)[number]

/** A plan's amounts, rates and limits; what is absent is not known yet, or takes the template's default. */
export interface PlanChoice {
  template?: Template
  /** ISO 4217. */
  currency?: string
  /** Of one letter, call or click. */
  contactCost?: number
  /** Of the discount or gift, for each one who takes it. */
  incentive?: number
  /** What a customer is worth: the same for all, or row by row in a column. */
  value?: number | { column: string }
  /** Share of contacted positives who say yes: leavers kept, would-be buyers who take the offer. */
  successRate?: number
  /** Share of those who need no offer and take it: stayers of all stayers, buyers of all who say yes. */
  takeRate?: number
  /** How many may be contacted at most. */
  maxContacts?: number
  /** What contacts and incentives may cost together. */
  budget?: number
  /** Customers that the test rows stand for. */
  listSize?: number
}

/** The campaign of an experiment: the plan in hand, and others kept beside it to compare. */
export interface CampaignChoice extends PlanChoice {
  scenarios?: ({ name: string } & PlanChoice)[]
}

/** A plan with nothing absent. */
export interface CampaignPlan {
  template: Template
  currency: string
  contactCost: number
  incentive: number
  value: number | { column: string }
  successRate: number
  takeRate: number
  maxContacts: number | null
  budget: number | null
  listSize: number
}

export const MOST_SCENARIOS = 20
export const DEFAULT_CURRENCY = 'EUR'

/**
 * Rates to begin with, to be replaced by what past campaigns taught: nobody keeps every leaver, and some always take
 * what they are offered. A click costs no incentive, and whoever clicked once is taken to click when asked.
 */
export const DEFAULT_RATES: Record<Template, { successRate: number; takeRate: number }> = {
  churn: { successRate: 0.3, takeRate: 0.5 },
  purchase: { successRate: 1, takeRate: 0.5 },
  click: { successRate: 1, takeRate: 0 },
}

/**
 * Fills in what a plan leaves open. Money is never invented: without the cost of a contact and the value of a customer
 * there is no plan.
 * @param rows test rows: the size of the list where nobody says otherwise
 * @param valueColumn with the role `value`: what a customer is worth where nobody says otherwise
 * @returns undefined while an amount is missing
 */
export function planOf(
  choice: PlanChoice,
  rows: number,
  valueColumn: string | undefined,
): CampaignPlan | undefined {
  const { template = 'purchase', contactCost } = choice
  const value = choice.value ?? (valueColumn === undefined ? undefined : { column: valueColumn })
  if (contactCost === undefined || value === undefined) return undefined
  return {
    template,
    currency: choice.currency ?? DEFAULT_CURRENCY,
    contactCost,
    incentive: choice.incentive ?? 0,
    value,
    successRate: choice.successRate ?? DEFAULT_RATES[template].successRate,
    takeRate: choice.takeRate ?? DEFAULT_RATES[template].takeRate,
    maxContacts: choice.maxContacts ?? null,
    budget: choice.budget ?? null,
    listSize: choice.listSize ?? rows,
  }
}

/** Columns that a campaign reads, those of its scenarios too. */
export function campaignColumns(campaign: CampaignChoice | undefined): string[] {
  if (campaign === undefined) return []
  return [campaign, ...(campaign.scenarios ?? [])].flatMap(({ value }) =>
    typeof value === 'object' ? [value.column] : [],
  )
}

/** The campaign without columns of values that are gone. */
export function withKnownValues(
  campaign: CampaignChoice,
  isKept: (column: string) => boolean,
): CampaignChoice {
  const { scenarios, ...plan } = campaign
  return {
    ...withKnownValue(plan, isKept),
    ...(scenarios && {
      scenarios: scenarios.map(({ name, ...other }) => ({
        name,
        ...withKnownValue(other, isKept),
      })),
    }),
  }
}

function withKnownValue(
  { value, ...plan }: PlanChoice,
  isKept: (column: string) => boolean,
): PlanChoice {
  const known = value !== undefined && (typeof value === 'number' || isKept(value.column))
  return { ...plan, ...(known && { value }) }
}

/** Amounts, rates and limits, without a word of the table's or the person's own. */
export function withoutNames({ scenarios: _named, ...plan }: CampaignChoice): CampaignChoice {
  return withKnownValue(plan, () => false)
}
