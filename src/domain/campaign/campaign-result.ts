import { between, bandAround, intervalOf, type BandedCurve } from '../lift/band.ts'
import type { Interval } from '../evaluation.ts'
import { rowsFrom, sumAt, type RankedRows } from '../lift/ranked-rows.ts'
import { canBeRanked } from '../lift/ranking.ts'
import { curveOf, DEPTHS, RESAMPLES, type ResampledCurves } from '../lift/resampled-curves.ts'
import { tenthEnds } from '../lift/tenths.ts'
import { bestList, heldThreshold } from './best-depth.ts'
import type { CampaignPlan } from './campaign-choice.ts'
import { costOf, economicsOf, profitAt, profitOf, type Economics } from './economics.ts'
import { sensitivityOf, type Sensitivity } from './sensitivity.ts'

/** A list of customers, the best first, and what contacting them does, measured on test rows. */
export interface PlannedList {
  threshold: number
  /** Share of the list, and customers. */
  depth: number
  contacts: number
  profit: number
  interval: Interval
  /** Of contacts and incentives. */
  cost: number
  /** Share of all positives. */
  reached: number
}

/** What a campaign earns. Money is in the plan's currency and for its whole list. */
export interface CampaignResult {
  plan: CampaignPlan
  rows: { validation: number; test: number }
  resamples: number
  /** On test rows, at shares of the list; at depth 0 there is no profit and no loss. */
  depths: number[]
  profit: BandedCurve
  /** Chosen on validation rows, measured on test rows; null where no list earns anything, or none within the limits. */
  best: (PlannedList & { expectedProfit: number }) | null
  /** All who score at or above the threshold in use. */
  planned: PlannedList
  everyone: { profit: number; interval: Interval }
  /** The longest list that does not lose; depth 0: every list loses. */
  breakEven: { depth: number; contacts: number }
  /** Profit of each tenth of the list. */
  tenths: number[]
  sensitivity: Sensitivity[]
  /** Of a column of values; null where each customer is worth the same. */
  values: ValueNotes | null
}

/** Validation and test rows whose value is not a plain amount. */
export interface ValueNotes {
  /** Without a value: they count the mean of the others. */
  missing: number
  /** Below 0: they count as they are. */
  negative: number
  mean: number
}

/** Rows in the order of their scores, with the values that the plan counts, and test rows drawn anew. */
export interface CampaignRows {
  validation: RankedRows
  test: RankedRows
  curves: ResampledCurves
  values: ValueNotes | null
}

/** @returns null where test or validation rows are too few, or hold too few of either answer */
export function campaignResult(
  plan: CampaignPlan,
  rows: CampaignRows,
  threshold: number,
): CampaignResult | null {
  const { validation, test, curves } = rows
  if (!canBeRanked(validation) || !canBeRanked(test)) return null
  const economics = economicsOf(plan, test.rows)
  const list = (cut: number) => plannedList(plan, economics, rows, cut)
  const planned = list(threshold)
  const profit = DEPTHS.map((depth) => profitAt(economics, test, depth * test.rows))
  const breakEven = breakEvenDepth(economics, test)
  return {
    plan,
    rows: { validation: validation.rows, test: test.rows },
    resamples: RESAMPLES,
    depths: [...DEPTHS],
    profit: bandAround(profit, RESAMPLES, (resample, at) =>
      resampledProfit(economics, curves, test.rows, resample, DEPTHS[at] as number),
    ),
    best: bestOn(plan, rows, list),
    planned,
    everyone: {
      profit: profitAt(economics, test, test.rows),
      interval: intervalAt(economics, curves, test.rows, 1),
    },
    breakEven: { depth: breakEven, contacts: breakEven * plan.listSize },
    tenths: profitOfTenths(economics, test),
    sensitivity: sensitivityOf(plan, rows, planned.depth),
    values: rows.values,
  }
}

/** The list that earns most on validation rows, as it does on test rows. */
function bestOn(
  plan: CampaignPlan,
  { validation, test }: Pick<CampaignRows, 'validation' | 'test'>,
  list: (threshold: number) => PlannedList,
): CampaignResult['best'] {
  const chosen = bestList(plan, validation)
  if (chosen.threshold === undefined) return null
  const threshold = heldThreshold(plan, test, chosen.threshold)
  return threshold === undefined ? null : { ...list(threshold), expectedProfit: chosen.profit }
}

function plannedList(
  plan: CampaignPlan,
  economics: Economics,
  { test, curves }: CampaignRows,
  threshold: number,
): PlannedList {
  const contacted = rowsFrom(test, threshold)
  const positives = sumAt(test, test.positivesTo, contacted)
  const depth = contacted / test.rows
  return {
    threshold,
    depth,
    contacts: depth * plan.listSize,
    profit: profitAt(economics, test, contacted),
    interval: intervalAt(economics, curves, test.rows, depth),
    cost: costOf(economics, contacted, positives),
    reached: positives / test.positives,
  }
}

function intervalAt(
  economics: Economics,
  curves: ResampledCurves,
  rows: number,
  depth: number,
): Interval {
  return intervalOf(
    Float64Array.from({ length: RESAMPLES }, (_, resample) =>
      resampledProfit(economics, curves, rows, resample, depth),
    ),
  )
}

function resampledProfit(
  economics: Economics,
  { positives, values }: ResampledCurves,
  rows: number,
  resample: number,
  depth: number,
): number {
  const found = between(curveOf(positives, resample), depth)
  const worth = values === positives ? found : between(curveOf(values, resample), depth)
  return profitOf(economics, depth * rows, found, worth)
}

function profitOfTenths(economics: Economics, test: RankedRows): number[] {
  let before = 0
  return tenthEnds(test.rows).map((end) => {
    const soFar = profitAt(economics, test, end)
    const own = soFar - before
    before = soFar
    return own
  })
}

/** The greatest depth at which the profit is not negative, as a share; inside a group by its straight line. */
function breakEvenDepth(economics: Economics, test: RankedRows): number {
  const { rowsTo } = test
  let above = 0
  for (let group = rowsTo.length - 1; group >= 0; group--) {
    const rows = rowsTo[group] as number
    const profit = profitAt(economics, test, rows)
    if (profit >= 0) {
      const next = rowsTo[group + 1]
      if (next === undefined || profit === 0) return rows / test.rows
      return (rows + ((next - rows) * profit) / (profit - above)) / test.rows
    }
    above = profit
  }
  return 0
}
