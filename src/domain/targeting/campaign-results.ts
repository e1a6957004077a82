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
}

export interface GroupRate {
  rows: number
  successes: number
  /** Null in an empty group. */
  rate: Estimate | null
}

export interface CampaignResults {
  contacted: GroupRate
  control: GroupRate
  /** What contacting changed, per contacted row; null: a group is missing or too small. */
  effect: Estimate | null
  /** The same for all who were contacted. */
  additional: Estimate | null
  /** What the campaign earned beyond what would have come anyway; null also where no worth is known. */
  profit: { perContact: Estimate; total: Estimate } | null
  ranking: RankingHeld | null
}

/**
 * What a campaign changed, judged against the rows held out: the difference of response rates with Newcombe's
 * interval, and the profit
 *
 *   per contact = (worth − cost of a success) · rate contacted − worth · rate held out − cost of a contact
 *
 * put together from the same two intervals; where every row has a worth of its own, from the groups' mean amounts.
 */
export function campaignResults(
  rows: CampaignRows,
  amounts: CampaignAmounts,
): Omit<CampaignResults, 'ranking'> {
  const contacted = countGroup(rows, 1, -amounts.perSuccess)
  const control = countGroup(rows, 0, 0)
  const treated = rateOf(contacted)
  const heldOut = rateOf(control)
  const groups = { contacted: treated, control: heldOut }
  const isEnough = contacted.rows >= LEAST_GROUP_ROWS && control.rows >= LEAST_GROUP_ROWS
  if (!isEnough || treated.rate === null || heldOut.rate === null) {
    return { ...groups, effect: null, additional: null, profit: null }
  }
  const effect = differenceOf(treated.rate, heldOut.rate)
  const additional = scaled(effect, contacted.rows)
  const { worth, perSuccess } = amounts
  const earned =
    rows.worth !== undefined
      ? differenceOf(meanOf(contacted), meanOf(control))
      : worth !== null
        ? differenceOf(scaled(treated.rate, worth - perSuccess), scaled(heldOut.rate, worth))
        : null
  if (earned === null) return { ...groups, effect, additional, profit: null }
  const perContact = shifted(earned, -amounts.perContact)
  return {
    ...groups,
    effect,
    additional,
    profit: { perContact, total: scaled(perContact, contacted.rows) },
  }
}

interface GroupSums {
  rows: number
  successes: number
  /** Of amounts per row, and of their squares. */
  sum: number
  squares: number
}

/** @param extra added to the worth of each success */
function countGroup({ contacted, success, worth }: CampaignRows, group: 0 | 1, extra: number) {
  const sums: GroupSums = { rows: 0, successes: 0, sum: 0, squares: 0 }
  contacted.forEach((of, row) => {
    if (of !== group) return
    sums.rows += 1
    if (success[row] !== 1) return
    const amount = (worth?.[row] ?? 0) + extra
    sums.successes += 1
    sums.sum += amount
    sums.squares += amount * amount
  })
  return sums
}

function rateOf({ rows, successes }: GroupSums): GroupRate {
  return { rows, successes, rate: rows === 0 ? null : wilson(successes, rows) }
}

function meanOf({ sum, squares, rows }: GroupSums): Estimate {
  return meanEstimate(sum, squares, rows)
}
