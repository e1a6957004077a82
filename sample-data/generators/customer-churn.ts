import { type Cell, yesNo } from './csv.ts'
import { clamp, Draws, interceptFor, logistic } from './draws.ts'

const ROWS = 8_000
const CHURN_RATE = 0.22
const PLAN_FEES = { basic: 19, plus: 34, max: 59 }

interface Customer {
  tenure: number
  contract: 'monthly' | 'one year' | 'two years'
  plan: keyof typeof PLAN_FEES
  fee: number
  payment: 'card' | 'direct debit' | 'invoice'
  supportCalls: number
  daysSinceContact: number
  emailOpens: number
  usage: number
  discount: boolean
  age: number
}

function draw(draws: Draws): Customer {
  const tenure = Math.round(clamp(draws.logNormal(20, 0.9), 1, 96))
  const contract = draws.pick({
    monthly: tenure < 12 ? 6 : 3,
    'one year': 2.5,
    'two years': tenure > 24 ? 2.5 : 0.8,
  })
  const plan = draws.pick({ basic: 4, plus: 4, max: 2 })
  const discount = draws.chance(contract === 'two years' ? 0.35 : 0.2)
  return {
    tenure,
    contract,
    plan,
    fee: PLAN_FEES[plan] * (discount ? 0.8 : 1) * draws.uniform(0.92, 1.1),
    payment: draws.pick({ card: 4, 'direct debit': 4, invoice: 2 }),
    supportCalls: draws.poisson(draws.chance(0.2) ? 3.2 : 0.7),
    daysSinceContact: Math.round(clamp(draws.logNormal(40, 0.8), 0, 365)),
    emailOpens: draws.poisson(draws.logNormal(3, 0.8)),
    usage: draws.logNormal(PLAN_FEES[plan] / 2.2, 0.75),
    discount,
    age: Math.round(clamp(draws.normal(44, 14), 18, 88)),
  }
}

/**
 * Why a customer leaves, as a score before the logistic function. On purpose, most of it is not a sum of columns:
 * a high fee hurts only where little is used, calls hurt only short of a long contract, silence hurts only
 * together with unread mails, a discount holds new customers and not old ones.
 */
function score(customer: Customer): number {
  const { contract, discount, fee, tenure, usage } = customer
  const bound = contract === 'two years' ? 1 : contract === 'one year' ? 0.5 : 0
  const feePerGigabyte = fee / usage
  return (
    -1.3 * bound +
    1.5 * Math.exp(-tenure / 10) +
    1.6 * logistic(3 * (feePerGigabyte - 3.2)) +
    1.3 * (1 - bound) * logistic(2.5 * (customer.supportCalls - 3)) +
    (customer.daysSinceContact > 75 && customer.emailOpens < 2 ? 1.7 : 0) -
    0.03 * customer.emailOpens +
    (discount ? (tenure < 18 ? -1.3 : 0.5) : 0) +
    (customer.payment === 'invoice' && customer.age < 35 ? 0.9 : 0) +
    0.7 * Math.cos((customer.age - 40) / 11)
  )
}

/** Customers of a mobile network; `churned` says who left within the following quarter. */
export function customerChurn(): Record<string, Cell>[] {
  const draws = new Draws(101)
  const customers = Array.from({ length: ROWS }, () => draw(draws))
  const scores = customers.map((customer) => 1.5 * score(customer))
  const intercept = interceptFor(scores, CHURN_RATE)
  return customers.map((customer, row) => ({
    customer_id: `C-${String(100_000 + row * 7)}`,
    tenure_months: customer.tenure,
    contract: customer.contract,
    plan: customer.plan,
    monthly_fee: customer.fee.toFixed(2),
    payment: customer.payment,
    support_calls_90d: customer.supportCalls,
    days_since_contact: customer.daysSinceContact,
    email_opens_90d: draws.chance(0.06) ? undefined : customer.emailOpens,
    data_usage_gb: customer.usage.toFixed(1),
    annual_margin: (customer.fee * 12 * 0.38 + draws.normal(0, 25)).toFixed(0),
    discount: yesNo(customer.discount),
    age: draws.chance(0.02) ? undefined : customer.age,
    region: draws.pick({ North: 3, South: 3, East: 2, West: 2, Coast: 1 }),
    country: 'Norland',
    churned: yesNo(draws.chance(logistic((scores[row] ?? 0) + intercept))),
  }))
}
