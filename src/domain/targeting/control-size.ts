import { normalShareBelow, Z_95 } from './normal-distribution.ts'

/** Chance of noticing an effect that is there. */
const WANTED_POWER = 0.8

/** What a campaign is expected to change. */
export interface ExpectedEffect {
  /** Share of responders without being contacted, 0 to 1. */
  rate: number
  /** Difference that would be worth finding, above 0, as a share: 0.02 is two points. */
  effect: number
}

/**
 * The other group's rate: the effect away, towards one half, where a difference is hardest to tell from chance.
 * Beyond 0 and 1 there is nothing.
 */
function otherRate({ rate, effect }: ExpectedEffect): number {
  return rate < 0.5 ? Math.min(1, rate + effect) : Math.max(0, rate - effect)
}

/**
 * Chance that the two-sided z test of two proportions at 5% notices the effect, with this many rows held out and
 * contacted (Fleiss, Levin & Paik 2003, chapter 4, groups of unequal size; both tails, as statsmodels'
 * `power_proportions_2indep`):
 *
 *   Φ((|p₁ − p₂| − z·σ₀) / σ₁) + Φ((−|p₁ − p₂| − z·σ₀) / σ₁)
 *   σ₀² = p̄(1 − p̄)(1/n₁ + 1/n₂), p̄ the rate of both groups together; σ₁² = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂
 */
export function powerOf(control: number, contacted: number, expected: ExpectedEffect): number {
  if (control < 1 || contacted < 1) return 0
  const p1 = expected.rate
  const p2 = otherRate(expected)
  const pooled = (control * p1 + contacted * p2) / (control + contacted)
  const underNull = Math.sqrt(pooled * (1 - pooled) * (1 / control + 1 / contacted))
  const underEffect = Math.sqrt((p1 * (1 - p1)) / control + (p2 * (1 - p2)) / contacted)
  const difference = Math.abs(p1 - p2)
  if (underEffect === 0) return difference > Z_95 * underNull ? 1 : 0
  const above = normalShareBelow((difference - Z_95 * underNull) / underEffect)
  return above + normalShareBelow((-difference - Z_95 * underNull) / underEffect)
}

/**
 * The fewest rows of a list to hold out so that the effect is noticed 8 times out of 10; null where not even half of
 * the list is enough.
 */
export function controlSize(listRows: number, expected: ExpectedEffect): number | null {
  const half = Math.floor(listRows / 2)
  const isEnough = (size: number) => powerOf(size, listRows - size, expected) >= WANTED_POWER
  return isEnough(half) ? smallest(1, half, isEnough) : null
}

/**
 * The smallest difference between the groups' rates that would be noticed 8 times out of 10, to a hundredth of a
 * point; null where none would be.
 */
export function smallestEffect(control: number, contacted: number, rate: number): number | null {
  const most = Math.round(10_000 * Math.max(rate, 1 - rate))
  const isSeen = (steps: number) =>
    powerOf(control, contacted, { rate, effect: steps / 10_000 }) >= WANTED_POWER
  return isSeen(most) ? smallest(1, most, isSeen) / 10_000 : null
}

/** The first number from `low` on for which it holds; it holds for `high` and stays true once it is. */
function smallest(low: number, high: number, holds: (value: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
