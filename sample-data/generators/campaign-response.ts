import { type Cell, yesNo } from './csv.ts'
import { clamp, Draws, interceptFor, logistic } from './draws.ts'

const ROWS = 12_000
const ANSWER_RATE = 0.07
const OCCUPATIONS = {
  'office, services': 5,
  'trades, crafts': 3,
  'teaching, care': 3,
  retired: 3,
  student: 1.5,
  'self-employed': 1.5,
  'at home': 1,
}

interface Contact {
  mailed: boolean
  age: number
  occupation: keyof typeof OCCUPATIONS
  membershipYears: number
  purchases: number
  basket: number
  daysSincePurchase: number
  sessions: number
  coupons: number
  mailings: number
  answersBefore: number
  newsletter: boolean
  tier: 'none' | 'silver' | 'gold'
}

function draw(draws: Draws): Contact {
  const purchases = draws.poisson(draws.logNormal(3, 0.7))
  const mailings = draws.integer(0, 14)
  return {
    mailed: draws.chance(0.8),
    age: Math.round(clamp(draws.normal(48, 16), 18, 92)),
    occupation: draws.pick(OCCUPATIONS),
    membershipYears: clamp(draws.logNormal(3.5, 0.8), 0.1, 25),
    purchases,
    basket: draws.logNormal(42, 0.5),
    daysSincePurchase: Math.round(clamp(draws.logNormal(300 / (purchases + 1), 0.7), 1, 720)),
    sessions: draws.poisson(draws.logNormal(2.5, 0.9)),
    coupons: draws.poisson(0.25 * purchases),
    mailings,
    answersBefore: Math.min(mailings, draws.poisson(0.08 * mailings)),
    newsletter: draws.chance(0.45),
    tier: purchases > 7 ? 'gold' : purchases > 3 ? 'silver' : 'none',
  }
}

/** How likely a contact buys anyway, letter or not; a score before the logistic function. */
function ownDrive(contact: Contact): number {
  return (
    1.1 * Math.log1p(contact.sessions) +
    0.8 * Math.exp(-contact.daysSincePurchase / 45) +
    0.5 * contact.answersBefore +
    (contact.tier === 'gold' ? 0.5 : 0) +
    (contact.occupation === 'retired' ? 0.4 : 0)
  )
}

/**
 * What the letter adds: much for lapsing buyers of large baskets, for coupon users and in the middle of life;
 * less than nothing for those who were written to all the time.
 */
function effectOfLetter(contact: Contact): number {
  const lapsing = contact.daysSincePurchase > 90 && contact.daysSincePurchase < 300
  return (
    0.5 +
    (lapsing && contact.basket > 45 ? 2 : 0) +
    (contact.coupons > 0 && !contact.newsletter ? 0.9 : 0) +
    0.8 * Math.exp(-(((contact.age - 45) / 12) ** 2)) -
    (contact.mailings > 9 ? 1.6 : 0)
  )
}

/** A mailing of a shop: who answered, with one in five held back as a control group that got no letter. */
export function campaignResponse(): Record<string, Cell>[] {
  const draws = new Draws(202)
  const contacts = Array.from({ length: ROWS }, () => draw(draws))
  const scores = contacts.map(
    (contact) => ownDrive(contact) + (contact.mailed ? effectOfLetter(contact) : 0),
  )
  const intercept = interceptFor(scores, ANSWER_RATE)
  return contacts.map((contact, row) => ({
    contact_id: 500_000 + row * 3 + draws.integer(0, 2),
    group: contact.mailed ? 'mailed' : 'control',
    age: draws.chance(0.03) ? 'NA' : contact.age,
    occupation: draws.chance(0.02) ? 'NA' : contact.occupation,
    household_size: clamp(draws.poisson(1.4) + 1, 1, 7),
    town: draws.pick({ village: 2, 'small town': 3, city: 3, metropolis: 2 }),
    preferred_channel: draws.pick({ letter: 3, email: 4, phone: 1, app: 2 }),
    newsletter: yesNo(contact.newsletter),
    loyalty_tier: contact.tier,
    membership_years: contact.membershipYears.toFixed(1),
    purchases_12m: contact.purchases,
    spent_12m: (contact.purchases * contact.basket).toFixed(2),
    // Nothing bought, nothing to average.
    average_basket: contact.purchases === 0 ? 'NA' : contact.basket.toFixed(2),
    returns_12m: draws.poisson(0.15 * contact.purchases),
    days_since_purchase: contact.daysSincePurchase,
    sessions_30d: draws.chance(0.08) ? 'NA' : contact.sessions,
    app_installed: yesNo(draws.chance(0.4)),
    coupons_used_12m: contact.coupons,
    mailings_12m: contact.mailings,
    answers_before: contact.answersBefore,
    answered: yesNo(draws.chance(logistic((scores[row] ?? 0) + intercept))),
  }))
}
