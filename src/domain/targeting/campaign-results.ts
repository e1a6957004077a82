import {
  differenceOf,
  meanEstimate,
  scaled,
  shifted,
  wilson,
  type Estimate,
} from './proportion-interval.ts'
import type { RankingHeld } from './ranking-held.ts'

/** Rows of a group below which nothing is said about the difference. */
export const LEAST_GROUP_ROWS = 20

/** What became of the rows of a list. Every row counts once, whatever weight its table gave it. */
export interface CampaignRows {
  /** [rows] 1: contacted, 0: held out. */
  contacted: Uint8Array
  /** [rows] 1: what the campaign was for came about. */
  success: Uint8Array
  /** [rows] What each row's success was worth, 0 where unknown; absent: the same for all. */
  worth?: Float64Array
}

/** What the campaign cost and what a success is worth, in the person's own unit. */
export interface CampaignAmounts {
  /** Of a success; null: each row has its own, or nobody said. */
  worth: number | null
  perContact: number
  /** What a contacted success took with it: a discount, a gift. */
  perSuccess: number
  /** Share of those who would have succeeded anyway that take it, too. Whoever was won takes it. */
  takenAnyway: number
}

export interface GroupRate {
  rows: number
  successes: number
  /** Null in an empty group. */
  rate: Estimate | null
}

interface CampaignProfit {
  /** Per contacted row, and for all of them. */
  perContact: Estimate
  total: Estimate
  /** Contacted rows charged with the incentive. */
  incentives: number
}

export interface CampaignResults {
  contacted: GroupRate
  control: GroupRate
  /** What contacting changed, per contacted row; null: a group is missing or too small. */
  effect: Estimate | null
  /** The same for all who were contacted. */
  additional: Estimate | null
  /** What the campaign earned beyond what would have come anyway; null also where no worth is known. */
  profit: CampaignProfit | null
  ranking: RankingHeld | null
}

/**
 * What a campaign changed, judged against the rows held out: the difference of response rates with Newcombe's
 * interval, and the profit
 *
 *   per contact = worth · won − incentive · (won + taken anyway · rate held out) − cost of a contact
 *
 * with won = rate contacted − rate held out: the costs of `economicsOf`, where whoever is won takes the incentive and
 * `takenAnyway` is the share of the others who do (a churn plan's `takeRate`, 1 where every buyer takes it). Where
 * contacting won nobody, that share of the contacted successes took it. The profit is put together from the same two
 * intervals; where every row has a worth of its own, from the groups' mean amounts.
 */
export function campaignResults(
  rows: CampaignRows,
  amounts: CampaignAmounts,
): Omit<CampaignResults, 'ranking'> {
  const contacted = countGroup(rows, 1)
  const control = countGroup(rows, 0)
  const treated = rateOf(contacted)
  const heldOut = rateOf(control)
  const groups = { contacted: treated, control: heldOut }
  const isEnough = contacted.rows >= LEAST_GROUP_ROWS && control.rows >= LEAST_GROUP_ROWS
  if (!isEnough || treated.rate === null || heldOut.rate === null) {
    return { ...groups, effect: null, additional: null, profit: null }
  }
  const effect = differenceOf(treated.rate, heldOut.rate)
  const additional = scaled(effect, contacted.rows)
  const { worth, perSuccess, takenAnyway } = amounts
  const taken =
    effect.value > 0
      ? { contacted: 1, spared: 1 - takenAnyway }
      : { contacted: takenAnyway, spared: 0 }
  const given = taken.contacted * perSuccess
  const spared = taken.spared * perSuccess
  const earned =
    rows.worth !== undefined
      ? differenceOf(meanOf(contacted, given), meanOf(control, spared))
      : worth !== null
        ? differenceOf(scaled(treated.rate, worth - given), scaled(heldOut.rate, worth - spared))
        : null
  if (earned === null) return { ...groups, effect, additional, profit: null }
  const perContact = shifted(earned, -amounts.perContact)
  const takers = taken.contacted * treated.rate.value - taken.spared * heldOut.rate.value
  return {
    ...groups,
    effect,
    additional,
    profit: {
      perContact,
      total: scaled(perContact, contacted.rows),
      incentives: takers * contacted.rows,
    },
  }
}

interface GroupSums {
  rows: number
  successes: number
  /** Of what each success was worth, and of its squares. */
  sum: number
  squares: number
}

function countGroup({ contacted, success, worth }: CampaignRows, group: 0 | 1): GroupSums {
  const sums: GroupSums = { rows: 0, successes: 0, sum: 0, squares: 0 }
  contacted.forEach((of, row) => {
    if (of !== group) return
    sums.rows += 1
    if (success[row] !== 1) return
    const amount = worth?.[row] ?? 0
    sums.successes += 1
    sums.sum += amount
    sums.squares += amount * amount
  })
  return sums
}

function rateOf({ rows, successes }: GroupSums): GroupRate {
  return { rows, successes, rate: rows === 0 ? null : wilson(successes, rows) }
}

/** Mean per row of worth less `cost`, which every success bears. */
function meanOf({ sum, squares, rows, successes }: GroupSums, cost: number): Estimate {
  const squaresLess = squares - 2 * cost * sum + cost * cost * successes
  return meanEstimate(sum - cost * successes, squaresLess, rows)
}
