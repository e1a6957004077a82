import { rowsFrom, wholeGroups, type RankedRows } from '../lift/ranked-rows.ts'
import type { CampaignPlan } from './campaign-choice.ts'
import { costOf, economicsOf, profitOf } from './economics.ts'

/** Nobody is contacted, or all who score at or above a threshold. */
export interface BestList {
  /** undefined: no list earns anything. */
  threshold: number | undefined
  /** Rows of the ranking that it was chosen on, and their profit. */
  rows: number
  profit: number
}

/**
 * The list that earns most within the limits; of equal ones the shortest. Rows of one score are contacted together or
 * not at all: no threshold could tell them apart.
 */
export function bestList(plan: CampaignPlan, ranked: RankedRows): BestList {
  const { rowsTo, positivesTo, valuesTo, scores } = ranked
  const economics = economicsOf(plan, ranked.rows)
  const most = mostRows(plan, ranked.rows)
  let best: BestList = { threshold: undefined, rows: 0, profit: 0 }
  for (let group = 1; group < rowsTo.length; group++) {
    const rows = rowsTo[group] as number
    const positives = positivesTo[group] as number
    if (rows > most) break
    if (!isWithinBudget(plan, ranked, group)) break
    const profit = profitOf(economics, rows, positives, valuesTo[group] as number)
    if (profit > best.profit) best = { threshold: scores[group - 1], rows, profit }
  }
  return best
}

/** Whether contacting the first groups of a ranking costs no more than may be spent. */
function isWithinBudget(plan: CampaignPlan, ranked: RankedRows, groups: number): boolean {
  if (plan.budget === null) return true
  const { rowsTo, positivesTo } = ranked
  const economics = economicsOf(plan, ranked.rows)
  const cost = costOf(economics, rowsTo[groups] as number, positivesTo[groups] as number)
  return cost <= plan.budget
}

/** How many of `rows` stand for the most contacts. */
function mostRows({ maxContacts, listSize }: CampaignPlan, rows: number): number {
  // Of 1,000 contacts the division may leave a hair less than the row that they end with.
  return maxContacts === null ? rows : (maxContacts / listSize) * rows * (1 + 1e-12)
}

/**
 * The threshold that a list has on other rows: the same, or a higher one where it would let through more than may be
 * contacted, or cost more than may be spent. What it costs is known from the answers of these rows; a list is only
 * ever made shorter by them, and never chosen for what it earns there.
 * @returns undefined where that leaves nobody
 */
export function heldThreshold(
  plan: CampaignPlan,
  ranked: RankedRows,
  threshold: number,
): number | undefined {
  const most = mostRows(plan, ranked.rows)
  const contacted = rowsFrom(ranked, threshold)
  let groups = wholeGroups(ranked, Math.min(contacted, most))
  while (groups > 0 && !isWithinBudget(plan, ranked, groups)) groups--
  if (ranked.rowsTo[groups] === contacted) return threshold
  return groups === 0 ? undefined : ranked.scores[groups - 1]
}
