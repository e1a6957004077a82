import { sumAt, type RankedRows } from '../lift/ranked-rows.ts'
import type { CampaignPlan } from './campaign-choice.ts'

/**
 * What contacting a row brings on average. One formula for every campaign:
 *
 *     a positive row   successRate · (extraShare · value − incentive) − contactCost
 *     any other row    −wasteRate · incentive − contactCost
 *
 * Churn: positive rows are leavers. `successRate` of those contacted stay, worth their value, and take the incentive.
 * Each of them is won, so `extraShare` = 1. Of the stayers, `wasteRate` = `takeRate` take the incentive though they
 * would have stayed without it.
 *
 * Purchase and click: positive rows are would-be buyers, and `successRate` of those contacted buy and take the
 * incentive. `takeRate` of these would have bought without it: they cost the incentive and bring nothing extra, so
 * `extraShare` = 1 − `takeRate`. Others do not buy and take nothing: `wasteRate` = 0.
 *
 * All amounts are for one row; `scale` brings sums over rows to the size of the list.
 */
export interface Economics {
  perPositive: { value: number; cost: number }
  perOther: { cost: number }
  /** Customers that one row stands for. */
  scale: number
}

/** @param rows that the plan's list is scaled from */
export function economicsOf(plan: CampaignPlan, rows: number): Economics {
  const { template, contactCost, incentive, value, successRate, takeRate, listSize } = plan
  const isChurn = template === 'churn'
  const extraShare = isChurn ? 1 : 1 - takeRate
  const wasteRate = isChurn ? takeRate : 0
  return {
    perPositive: {
      // Values of a column are in the ranked rows already.
      value: successRate * extraShare * (typeof value === 'number' ? value : 1),
      cost: successRate * incentive + contactCost,
    },
    perOther: { cost: wasteRate * incentive + contactCost },
    scale: listSize / rows,
  }
}

/**
 * Profit of contacting rows, scaled to the list.
 * @param rows contacted
 * @param positives among them
 * @param values their sum, or their number where a constant value is in `economics`
 */
export function profitOf(
  economics: Economics,
  rows: number,
  positives: number,
  values: number,
): number {
  const { perPositive, scale } = economics
  return scale * (perPositive.value * values) - costOf(economics, rows, positives)
}

/** What contacts and incentives cost, on average; arguments as in `profitOf`. */
export function costOf(
  { perPositive, perOther, scale }: Economics,
  rows: number,
  positives: number,
): number {
  return scale * (perPositive.cost * positives + perOther.cost * (rows - positives))
}

/** Profit of contacting the first `depth` rows of a ranking. */
export function profitAt(economics: Economics, ranked: RankedRows, depth: number): number {
  const positives = sumAt(ranked, ranked.positivesTo, depth)
  const values =
    ranked.valuesTo === ranked.positivesTo ? positives : sumAt(ranked, ranked.valuesTo, depth)
  return profitOf(economics, depth, positives, values)
}
