import { rowsFrom, type RankedRows } from '../lift/ranked-rows.ts'
import { bestList, heldThreshold } from './best-depth.ts'
import type { CampaignPlan } from './campaign-choice.ts'
import { economicsOf, profitAt } from './economics.ts'

/** What may turn out otherwise than planned. */
export const ASSUMPTIONS = [
  'value',
  'successRate',
  'contactCost',
  'incentive',
  'takeRate',
] as const satisfies (keyof CampaignPlan)[]
export type Assumption = (typeof ASSUMPTIONS)[number]

/** How many times as large as planned; absent: as planned. */
export type Factors = Partial<Record<Assumption, number>>

/** What becomes of the campaign if assumptions turn out otherwise. */
export interface MovedOutcome {
  /** Of the list as it is planned now. */
  profit: number
  /** The best list then, chosen on validation rows and measured on test rows; 0 contacts: none earns anything. */
  bestContacts: number
  bestProfit: number
}

/** The same for one assumption. */
export interface MovedPlan extends MovedOutcome {
  /** The assumption then; of a column of values the factor that each has. */
  to: number
}

interface SensitivityRows {
  validation: RankedRows
  test: RankedRows
}

export interface Sensitivity {
  assumption: Assumption
  half: MovedPlan
  /** Half as much again; a rate at most 1. */
  more: MovedPlan
}

/**
 * One assumption at a time, 50% lower and 50% higher; those that are 0 are left out.
 * @param depth of the planned list, as a share of the test rows
 */
export function sensitivityOf(
  plan: CampaignPlan,
  rows: SensitivityRows,
  depth: number,
): Sensitivity[] {
  return ASSUMPTIONS.filter((assumption) => plan[assumption] !== 0).map((assumption) => ({
    assumption,
    half: movedPlan(plan, rows, depth, assumption, 0.5),
    more: movedPlan(plan, rows, depth, assumption, 1.5),
  }))
}

function movedPlan(
  plan: CampaignPlan,
  rows: SensitivityRows,
  depth: number,
  assumption: Assumption,
  factor: number,
): MovedPlan {
  const factors = { [assumption]: factor }
  const amount = scaledPlan(plan, factors)[assumption]
  return {
    to: typeof amount === 'number' ? amount : factor,
    ...movedOutcome(plan, rows, depth, factors),
  }
}

/** The plan with its amounts scaled; rates at most 1. A column of values stays: it is not in the plan. */
export function scaledPlan(plan: CampaignPlan, factors: Factors): CampaignPlan {
  const scaled = { ...plan }
  for (const assumption of ASSUMPTIONS) {
    const amount = plan[assumption]
    const factor = factors[assumption]
    if (typeof amount !== 'number' || factor === undefined) continue
    // 1.1 times 4.5 is 4.95 to people, not 4.950000000000001.
    const to = Number((factor * amount).toPrecision(12))
    scaled[assumption] = isRate(assumption) ? Math.min(1, to) : to
  }
  return scaled
}

/** Whether an assumption is a rate that cannot be moved that far: there is no more than all. */
export function isHeldAtMost(plan: CampaignPlan, assumption: Assumption, factor: number): boolean {
  const amount = plan[assumption]
  return isRate(assumption) && typeof amount === 'number' && factor > 1 && factor * amount > 1
}

function isRate(assumption: Assumption): boolean {
  return assumption === 'successRate' || assumption === 'takeRate'
}

/**
 * What becomes of the campaign if some assumptions turn out otherwise at once.
 * @param depth of the planned list, as a share of the test rows
 */
export function movedOutcome(
  plan: CampaignPlan,
  rows: SensitivityRows,
  depth: number,
  factors: Factors,
): MovedOutcome {
  const factor = typeof plan.value === 'object' ? (factors.value ?? 1) : 1
  const validation = worth(rows.validation, factor)
  const test = worth(rows.test, factor)
  const moved = scaledPlan(plan, factors)
  const economics = economicsOf(moved, test.rows)
  const best = bestList(moved, validation).threshold
  const held = best === undefined ? undefined : heldThreshold(moved, test, best)
  const contacted = held === undefined ? 0 : rowsFrom(test, held)
  return {
    profit: profitAt(economics, test, depth * test.rows),
    bestContacts: contacted * economics.scale,
    bestProfit: profitAt(economics, test, contacted),
  }
}

/** The same rows where each is worth `factor` times as much. */
function worth(ranked: RankedRows, factor: number): RankedRows {
  return factor === 1
    ? ranked
    : { ...ranked, valuesTo: ranked.valuesTo.map((value) => factor * value) }
}
