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

/** What becomes of the campaign if one assumption turns out otherwise. */
export interface MovedPlan {
  /** The assumption then; of a column of values the factor that each has. */
  to: number
  /** Of the list as it is planned now. */
  profit: number
  /** The best list then, chosen on validation rows and measured on test rows; 0 contacts: none earns anything. */
  bestContacts: number
  bestProfit: number
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
  rows: { validation: RankedRows; test: RankedRows },
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
  rows: { validation: RankedRows; test: RankedRows },
  depth: number,
  assumption: Assumption,
  factor: number,
): MovedPlan {
  const { value } = plan
  if (assumption === 'value' && typeof value === 'object') {
    const moved = { validation: worth(rows.validation, factor), test: worth(rows.test, factor) }
    return { to: factor, ...outcome(plan, moved, depth) }
  }
  const amount = factor * (plan[assumption] as number)
  const isRate = assumption === 'successRate' || assumption === 'takeRate'
  const to = isRate ? Math.min(1, amount) : amount
  return { to, ...outcome({ ...plan, [assumption]: to }, rows, depth) }
}

function outcome(
  plan: CampaignPlan,
  { validation, test }: { validation: RankedRows; test: RankedRows },
  depth: number,
): Omit<MovedPlan, 'to'> {
  const economics = economicsOf(plan, test.rows)
  const best = bestList(plan, validation).threshold
  const held = best === undefined ? undefined : heldThreshold(plan, test, best)
  const contacted = held === undefined ? 0 : rowsFrom(test, held)
  return {
    profit: profitAt(economics, test, depth * test.rows),
    bestContacts: contacted * economics.scale,
    bestProfit: profitAt(economics, test, contacted),
  }
}

/** The same rows where each is worth `factor` times as much. */
function worth(ranked: RankedRows, factor: number): RankedRows {
  return { ...ranked, valuesTo: ranked.valuesTo.map((value) => factor * value) }
}
