import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { permutation } from '../random.ts'
import { rankRows, rowsFrom } from '../lift/ranked-rows.ts'
import { rankingOf } from '../lift/ranking.ts'
import { rankingSchema } from '../lift/ranking-schema.ts'
import { resampledCurves } from '../lift/resampled-curves.ts'
import { bestList, heldThreshold } from './best-depth.ts'
import { planOf, TEMPLATES, type CampaignPlan } from './campaign-choice.ts'
import { campaignResult } from './campaign-result.ts'
import { campaignResultSchema } from './campaign-result-schema.ts'
import { countedValues } from './column-values.ts'
import { economicsOf, profitAt } from './economics.ts'
import { isHeldAtMost } from './sensitivity.ts'

interface Row {
  positive: number
  score: number
  value: number
}

const row = fc.record({
  positive: fc.constantFrom(0, 1),
  score: fc.integer({ min: 0, max: 15 }).map((score) => score / 15),
  value: fc.integer({ min: -200, max: 2000 }).map((cents) => cents / 10),
})
const someRows = fc
  .array(row, { minLength: 30, maxLength: 80 })
  .map((rows) => [
    ...rows,
    ...Array.from({ length: 20 }, (_, i) => ({ positive: i % 2, score: (i % 7) / 15, value: 50 })),
  ])
const somePlan = fc.record({
  template: fc.constantFrom(...TEMPLATES),
  currency: fc.constant('EUR'),
  contactCost: fc.integer({ min: 0, max: 200 }).map((cents) => cents / 10),
  incentive: fc.integer({ min: 0, max: 500 }).map((cents) => cents / 10),
  value: fc.oneof(fc.constant({ column: 'margin' }), fc.integer({ min: 0, max: 300 })),
  successRate: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  takeRate: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  maxContacts: fc.option(fc.integer({ min: 1, max: 6000 })),
  budget: fc.option(fc.integer({ min: 1, max: 60_000 })),
  listSize: fc.integer({ min: 1, max: 5000 }),
})

const ranked = (rows: Row[], plan: CampaignPlan) =>
  rankRows(
    rows.map(({ positive }) => positive),
    rows.map(({ score }) => score),
    typeof plan.value === 'number' ? undefined : rows.map(({ value }) => value),
  )

/** What one contact brings and costs, written out for each kind of campaign. */
function earned(plan: CampaignPlan, { positive, value }: Row): number {
  const worth = typeof plan.value === 'number' ? plan.value : value
  if (plan.template === 'churn') {
    return positive === 1
      ? plan.successRate * (worth - plan.incentive) - plan.contactCost
      : -(plan.takeRate * plan.incentive + plan.contactCost)
  }
  if (positive === 0) return -plan.contactCost
  const won = plan.successRate * (1 - plan.takeRate) * (worth - plan.incentive)
  const given = plan.successRate * plan.takeRate * plan.incentive
  return won - given - plan.contactCost
}

function spent(plan: CampaignPlan, { positive }: Row): number {
  const takers = positive === 1 ? plan.successRate : plan.template === 'churn' ? plan.takeRate : 0
  return takers * plan.incentive + plan.contactCost
}

/** Row by row, at every depth: rows of one score have what they have on average. */
function byBruteForce(rows: Row[], amountOf: (row: Row) => number): number[] {
  const sorted = [...rows].sort((a, b) => b.score - a.score)
  const profits = [0]
  for (const { score } of sorted) {
    const group = rows.filter((other) => other.score === score)
    const mean = group.reduce((sum, other) => sum + amountOf(other), 0) / group.length
    profits.push((profits.at(-1) ?? 0) + mean)
  }
  return profits
}

describe('against a computation row by row', () => {
  test('the profit agrees at every depth', () => {
    fc.assert(
      fc.property(someRows, somePlan, (rows, plan) => {
        const list = ranked(rows, plan)
        const scale = plan.listSize / rows.length
        const economics = economicsOf(plan, rows.length)
        byBruteForce(rows, (row) => earned(plan, row)).forEach((profit, depth) => {
          const expected = scale * profit
          const tolerance = 1e-9 * Math.max(1, plan.listSize * 100)
          expect(Math.abs(profitAt(economics, list, depth) - expected)).toBeLessThan(tolerance)
        })
      }),
    )
  })

  test('no list within the limits earns more than the best', () => {
    fc.assert(
      fc.property(someRows, somePlan, (rows, plan) => {
        const list = ranked(rows, plan)
        const scale = plan.listSize / rows.length
        const profits = byBruteForce(rows, (row) => earned(plan, row))
        const costs = byBruteForce(rows, (row) => spent(plan, row))
        const ends = Array.from(list.rowsTo).filter(
          (end) =>
            (plan.maxContacts === null || end * scale <= plan.maxContacts + 1e-9) &&
            (plan.budget === null || scale * (costs[end] ?? 0) <= plan.budget + 1e-9),
        )
        const most = Math.max(...ends.map((end) => scale * (profits[end] ?? 0)))
        const best = bestList(plan, list)
        const tolerance = 1e-9 * Math.max(1, plan.listSize * 100)
        expect(Math.abs(best.profit - most)).toBeLessThan(tolerance)
        if (best.threshold !== undefined) expect(rowsFrom(list, best.threshold)).toBe(best.rows)
      }),
    )
  })
})

const churn: CampaignPlan = {
  template: 'churn',
  currency: 'EUR',
  contactCost: 4.5,
  incentive: 30,
  value: 200,
  successRate: 0.3,
  takeRate: 0.5,
  maxContacts: null,
  budget: null,
  listSize: 4000,
}

/** Positive rows first, mostly: four of five in the first half of the scores, one of five in the second. */
const mostlyRanked: Row[] = Array.from({ length: 200 }, (_, i) => ({
  positive: i < 100 ? (i % 5 === 0 ? 0 : 1) : i % 5 === 4 ? 1 : 0,
  score: 1 - i / 200,
  value: i,
}))

async function resultFor(rows: Row[], plan: CampaignPlan, threshold = 0.9) {
  const test = ranked(rows, plan)
  const curves = await resampledCurves(test, () => Promise.resolve())
  return campaignResult(plan, { validation: test, test, curves, values: null }, threshold)
}

test('a leaver and a stayer earn what the plan’s own numbers say', () => {
  const { perPositive, perOther } = economicsOf(churn, 100)
  expect(perPositive.value - perPositive.cost).toBeCloseTo(0.3 * (200 - 30) - 4.5, 12)
  expect(perOther.cost).toBeCloseTo(0.5 * 30 + 4.5, 12)
})

test('whoever would buy anyway costs the incentive and brings nothing', () => {
  const purchase = { ...churn, template: 'purchase' as const, successRate: 0.8, takeRate: 0.25 }
  const { perPositive, perOther } = economicsOf(purchase, 100)
  const perTaker = 0.75 * 200 - 30
  expect(perPositive.value - perPositive.cost).toBeCloseTo(0.8 * perTaker - 4.5, 12)
  expect(perOther.cost).toBe(4.5)
})

test('the plan finds the half of the list that pays, and says what it earns', async () => {
  const result = await resultFor(mostlyRanked, churn)
  expect(result?.best).toMatchObject({ depth: 0.5, contacts: 2000, reached: 0.8 })
  const profit = 20 * (80 * (0.3 * 170 - 4.5) - 20 * 19.5)
  expect(result?.best?.profit).toBeCloseTo(profit, 6)
  const [low = 0, high = 0] = result?.best?.interval ?? []
  expect(low).toBeLessThan(profit)
  expect(high).toBeGreaterThan(profit)
  expect(result?.tenths.reduce((sum, tenth) => sum + tenth, 0)).toBeCloseTo(
    result?.everyone.profit ?? 0,
    6,
  )
  expect(result?.profit.value.at(-1)).toBeCloseTo(result?.everyone.profit ?? 0, 6)
})

test('a list is not lengthened beyond what may be contacted or spent', async () => {
  const few = await resultFor(mostlyRanked, { ...churn, maxContacts: 500 })
  expect(few?.best?.contacts).toBe(500)
  const cheap = await resultFor(mostlyRanked, { ...churn, budget: 10_000 })
  expect(cheap?.best?.cost).toBeLessThanOrEqual(10_000)
  expect(cheap?.best?.cost).toBeGreaterThan(9000)
})

test('where no contact pays there is no best list, and break-even is at nobody', async () => {
  const result = await resultFor(mostlyRanked, { ...churn, value: 10 })
  expect(result).toMatchObject({ best: null, breakEven: { depth: 0, contacts: 0 } })
})

test('where every list pays, break-even is at everyone', async () => {
  const result = await resultFor(mostlyRanked, { ...churn, value: 2000 })
  expect(result?.breakEven).toEqual({ depth: 1, contacts: 4000 })
})

test('at the break-even depth the profit is nil', async () => {
  const result = await resultFor(mostlyRanked, { ...churn, value: 100 })
  const { depth } = result?.breakEven ?? { depth: 0 }
  expect(depth).toBeGreaterThan(0.5)
  expect(depth).toBeLessThan(1)
  const economics = economicsOf({ ...churn, value: 100 }, 200)
  const list = ranked(mostlyRanked, { ...churn, value: 100 })
  expect(profitAt(economics, list, depth * 200)).toBeCloseTo(0, 6)
})

test('sensitivity is the plan made anew with the assumption moved', async () => {
  const result = await resultFor(mostlyRanked, churn)
  const value = result?.sensitivity.find(({ assumption }) => assumption === 'value')
  const dearer = await resultFor(mostlyRanked, { ...churn, value: 300 })
  expect(value?.more).toMatchObject({ to: 300, bestContacts: dearer?.best?.contacts })
  expect(value?.more.profit).toBeCloseTo(dearer?.planned.profit ?? 0, 6)
  const saved = result?.sensitivity.find(({ assumption }) => assumption === 'successRate')
  expect(saved?.more.to).toBeCloseTo(0.45, 12)
  const sure = await resultFor(mostlyRanked, { ...churn, successRate: 0.9, incentive: 0 })
  expect(sure?.sensitivity.map(({ assumption }) => assumption)).not.toContain('incentive')
  expect(sure?.sensitivity.find((s) => s.assumption === 'successRate')?.more.to).toBe(1)
  const surePlan = sure?.plan as CampaignPlan
  expect(isHeldAtMost(surePlan, 'successRate', 1.5)).toBe(true)
  expect(isHeldAtMost(surePlan, 'successRate', 1.1)).toBe(false)
  expect(isHeldAtMost(surePlan, 'value', 1.5)).toBe(false)
})

test('a column of values moves by a factor', async () => {
  const plan = { ...churn, value: { column: 'margin' } }
  const result = await resultFor(mostlyRanked, plan)
  const value = result?.sensitivity.find(({ assumption }) => assumption === 'value')
  const dearer = await resultFor(
    mostlyRanked.map((row) => ({ ...row, value: 1.5 * row.value })),
    plan,
  )
  expect(value?.more.to).toBe(1.5)
  expect(value?.more.profit).toBeCloseTo(dearer?.planned.profit ?? 0, 6)
})

test('permuting rows changes no number of the plan', async () => {
  const plan = { ...churn, value: { column: 'margin' } }
  const rows = mostlyRanked.map((row) => ({ ...row, score: Math.round(row.score * 20) / 20 }))
  const order = Array.from(permutation(4, 'sample', 0, rows.length))
  const permuted = order.map((at) => rows[at] ?? { positive: 0, score: 0, value: 0 })
  expect(await resultFor(permuted, plan)).toEqual(await resultFor(rows, plan))
})

test('on other rows the same threshold holds, or a higher one where too many would be contacted', () => {
  const list = ranked(mostlyRanked, churn)
  expect(heldThreshold(churn, list, 0.4)).toBe(0.4)
  const held = heldThreshold({ ...churn, maxContacts: 400 }, list, 0.4)
  expect(rowsFrom(list, held ?? 0)).toBe(20)
  const same = ranked(
    mostlyRanked.map((row) => ({ ...row, score: 0.5 })),
    churn,
  )
  expect(heldThreshold({ ...churn, maxContacts: 400 }, same, 0.4)).toBeUndefined()
})

test('a list chosen on validation rows keeps to budget and contacts on test rows too', () => {
  fc.assert(
    fc.property(someRows, someRows, somePlan, (validationRows, testRows, some) => {
      const pays = { template: 'churn', value: 2000, successRate: 0.5, takeRate: 0.9 } as const
      const plan = { ...some, ...pays }
      const test = ranked(testRows, plan)
      const { threshold } = bestList(plan, ranked(validationRows, plan))
      const held = threshold === undefined ? undefined : heldThreshold(plan, test, threshold)
      if (held === undefined) return
      const contacted = rowsFrom(test, held)
      const scale = plan.listSize / testRows.length
      const cost = scale * (byBruteForce(testRows, (row) => spent(plan, row))[contacted] ?? NaN)
      expect(cost).toBeLessThanOrEqual((plan.budget ?? Infinity) + 1e-6)
      expect(contacted * scale).toBeLessThanOrEqual((plan.maxContacts ?? Infinity) + 1e-6)
    }),
  )
})

test('where contacting test rows costs more, the list ends earlier, within the budget', () => {
  // A leaver costs 30% of an incentive on average, a stayer half of one; of these customers all leave.
  const leaving = mostlyRanked.map((row) => ({ ...row, positive: 1 }))
  const plan = { ...churn, budget: 13_500 }
  const { threshold = 1, rows } = bestList(plan, ranked(leaving, plan))
  expect(rows).toBe(50)
  const held = heldThreshold(plan, ranked(mostlyRanked, plan), threshold) ?? 1
  expect(rowsFrom(ranked(mostlyRanked, plan), held)).toBe(45)
})

test('rankings and results pass as plain JSON through their schemas, and nothing else does', async () => {
  const list = ranked(mostlyRanked, churn)
  const curves = await resampledCurves(list, () => Promise.resolve())
  const found = rankingOf(list, curves, 0.5)
  const result = await resultFor(mostlyRanked, { ...churn, value: { column: 'margin' } })
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  expect(v.parse(rankingSchema, copy(found))).toEqual(found)
  expect(v.parse(campaignResultSchema, copy(result))).toEqual(result)
  expect(v.is(rankingSchema, { ...found, rows: -1 })).toBe(false)
  expect(v.is(campaignResultSchema, { ...result, extra: 1 })).toBe(false)
})

test('customers without a value count as much as the others on average', () => {
  expect(countedValues(Float64Array.of(10, Number.NaN, -4, 30))).toEqual({
    values: Float64Array.of(10, 12, -4, 30),
    missing: 1,
    instead: 12,
    negative: 1,
  })
  expect(countedValues(Float64Array.of(Number.NaN)).values).toEqual(Float64Array.of(0))
})

test('no plan without the cost of a contact and the value of a customer', () => {
  expect(planOf({ contactCost: 1 }, 100, undefined)).toBeUndefined()
  expect(planOf({ value: 1 }, 100, undefined)).toBeUndefined()
  expect(planOf({ contactCost: 1 }, 100, 'margin')).toMatchObject({
    value: { column: 'margin' },
    listSize: 100,
  })
  expect(planOf({ contactCost: 1, value: 5, template: 'churn' }, 100, 'margin')).toMatchObject({
    value: 5,
    successRate: 0.3,
    takeRate: 0.5,
    incentive: 0,
  })
})
