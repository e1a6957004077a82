import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { campaignResults } from './campaign-results.ts'
import { decilesOf, listLength, rankRows } from './choose-rows.ts'
import { drawControl } from './control-group.ts'
import { controlSize, powerOf, smallestEffect } from './control-size.ts'
import { normalShareBelow } from './normal-distribution.ts'
import { differenceOf, meanEstimate, wilson } from './proportion-interval.ts'
import { planOf } from '../campaign/campaign-choice.ts'
import { expectedProfit } from './expected-profit.ts'
import { plannedCampaign } from './planned-campaign.ts'
import { rankingHeld } from './ranking-held.ts'

interface Golden {
  normal: [number, number][]
  power: { control: number; contacted: number; rate: number; other: number; power: number }[]
  controlSize: { rows: number; rate: number; other: number; size: number | null }[]
  wilson: { successes: number; rows: number; interval: [number, number] }[]
  newcombe: {
    contacted: [number, number]
    control: [number, number]
    interval: [number, number]
  }[]
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/targeting.json', import.meta.url), 'utf8'),
) as Golden

const scoresOf = fc.array(fc.constantFrom(0.1, 0.2, 0.5, 0.9), { minLength: 1, maxLength: 60 })

describe('the rows of a list', () => {
  test('are the best ones; of equal scores the first in the file; rows without an answer never', () => {
    const scores = Float64Array.of(0.2, Number.NaN, 0.9, 0.2, 0.5)
    const ranking = rankRows(scores)
    expect(Array.from(ranking)).toEqual([2, 4, 0, 3])
    expect(listLength(ranking, scores, { by: 'count', rows: 3 })).toBe(3)
    expect(listLength(ranking, scores, { by: 'count', rows: 30 })).toBe(4)
  })

  test('from a score on are exactly those with at least that score', () => {
    fc.assert(
      fc.property(scoresOf, fc.constantFrom(0, 0.1, 0.3, 0.5, 0.95), (list, least) => {
        const scores = Float64Array.from(list)
        const length = listLength(rankRows(scores), scores, { by: 'score', least })
        expect(length).toBe(list.filter((score) => score >= least).length)
      }),
    )
  })

  test('have the same tenth whatever their order, tenths of equal size where scores differ', () => {
    const distinct = Float64Array.from({ length: 30 }, (_, i) => i)
    const deciles = decilesOf(rankRows(distinct), distinct)
    expect(Array.from(deciles)).toEqual(Array.from({ length: 30 }, (_, i) => Math.floor(i / 3) + 1))
    fc.assert(
      fc.property(scoresOf, (list) => {
        const tenths = (numbers: number[]) => {
          const scores = Float64Array.from(numbers)
          const ranking = rankRows(scores)
          const tenth = decilesOf(ranking, scores)
          return new Set(Array.from(ranking, (row, i) => `${scores[row]} ${tenth[i]}`))
        }
        expect(tenths(list)).toEqual(tenths([...list].reverse()))
      }),
    )
  })
})

describe('the control group', () => {
  test('has the size asked for, its share of every tenth of the list, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (rows, share, seed) => {
          const size = Math.floor(share * rows)
          const drawn = drawControl(rows, size, seed)
          expect(drawn.reduce((sum, one) => sum + one, 0)).toBe(size)
          expect(drawControl(rows, size, seed)).toEqual(drawn)
          for (let k = 0; k < 10; k++) {
            const from = Math.floor((k * rows) / 10)
            const to = Math.floor(((k + 1) * rows) / 10)
            const inStratum = drawn.subarray(from, to).reduce((sum, one) => sum + one, 0)
            expect(Math.abs(inStratum - (size * (to - from)) / rows)).toBeLessThanOrEqual(1 + 1e-9)
          }
        },
      ),
    )
  })

  test('is drawn by chance: every row has about the same share of seeds', () => {
    const often = new Float64Array(40)
    for (let seed = 0; seed < 2000; seed++) {
      drawControl(40, 6, seed).forEach((one, row) => {
        often[row] = (often[row] as number) + one
      })
    }
    // Expected 300, standard deviation 16.
    for (const count of often) expect(Math.abs(count - 300)).toBeLessThan(80)
  })
})

describe('the size of the control group', () => {
  test('the normal distribution is SciPy’s', () => {
    for (const [x, share] of golden.normal) expect(normalShareBelow(x)).toBeCloseTo(share, 14)
  })

  test('power is that of the two-sided z test of two proportions', () => {
    for (const { control, contacted, rate, other, power } of golden.power) {
      const effect = Math.abs(rate - other)
      expect(powerOf(control, contacted, { rate, effect })).toBeCloseTo(power, 10)
    }
  })

  test('is the smallest that is enough, and none where half the list is not', () => {
    for (const { rows, rate, other, size } of golden.controlSize) {
      expect(controlSize(rows, { rate, effect: Math.abs(rate - other) })).toBe(size)
    }
  })

  test('the smallest noticeable difference belongs to the size', () => {
    const effect = smallestEffect(400, 1600, 0.1) ?? 0
    expect(powerOf(400, 1600, { rate: 0.1, effect })).toBeGreaterThanOrEqual(0.8)
    expect(powerOf(400, 1600, { rate: 0.1, effect: effect - 0.0002 })).toBeLessThan(0.8)
    expect(smallestEffect(1, 1, 0.5)).toBeNull()
  })
})

test('what a list would earn follows from its chances and the plan', () => {
  const choice = {
    template: 'purchase',
    contactCost: 2,
    incentive: 5,
    value: 100,
    successRate: 0.5,
    takeRate: 0.2,
  } as const
  const plan = planOf(choice, 5000, undefined)
  if (plan === undefined) throw new Error('the plan lacks an amount')
  // 40 would-be buyers, half of them won, each worth 100 but for the fifth that would buy anyway, less 5 each.
  expect(expectedProfit(plan, 300, 40, null)).toBeCloseTo(20 * 0.8 * 100 - 20 * 5 - 300 * 2, 9)
  expect(expectedProfit(plan, 0, 0, null)).toBe(0)
  const byColumn = { ...plan, value: { column: 'v' } }
  expect(expectedProfit(byColumn, 300, 40, null)).toBeNull()
  // 40 who are worth 4,000 together earn what 40 of 100 each earn.
  expect(expectedProfit(byColumn, 300, 40, 4000)).toBeCloseTo(20 * 0.8 * 100 - 20 * 5 - 300 * 2, 9)
  const amounts = { worth: 100, perContact: 2, perSuccess: 5, takenAnyway: 1 }
  expect(plannedCampaign(choice, undefined)).toMatchObject({ template: 'purchase', amounts })
  expect(plannedCampaign({ ...choice, template: 'churn' }, undefined).amounts.takenAnyway).toBe(0.2)
  expect(plannedCampaign(undefined, 'margin').amounts).toEqual({
    worth: null,
    perContact: 0,
    perSuccess: 0,
    takenAnyway: 1,
  })
})

describe('results of a campaign', () => {
  test('Wilson’s and Newcombe’s intervals', () => {
    for (const { successes, rows, interval } of golden.wilson) {
      const { low, high } = wilson(successes, rows)
      expect(low).toBeCloseTo(interval[0], 12)
      expect(high).toBeCloseTo(interval[1], 12)
    }
    for (const { contacted, control, interval } of golden.newcombe) {
      const { low, high } = differenceOf(wilson(...contacted), wilson(...control))
      expect(low).toBeCloseTo(interval[0], 12)
      expect(high).toBeCloseTo(interval[1], 12)
    }
  })

  /** 1,600 contacted with 190 successes, 400 held out with 30. */
  function campaign() {
    const contacted = Uint8Array.from({ length: 2000 }, (_, i) => (i < 1600 ? 1 : 0))
    const success = Uint8Array.from({ length: 2000 }, (_, i) =>
      i < 190 || (i >= 1600 && i < 1630) ? 1 : 0,
    )
    return { contacted, success }
  }

  test('effect, additional successes and profit follow from the counts', () => {
    const found = campaignResults(campaign(), {
      worth: 50,
      perContact: 1,
      perSuccess: 10,
      takenAnyway: 1,
    })
    expect(found.contacted).toMatchObject({ rows: 1600, successes: 190 })
    expect(found.control).toMatchObject({ rows: 400, successes: 30 })
    expect(found.effect?.value).toBeCloseTo(190 / 1600 - 30 / 400, 14)
    expect(found.additional?.value).toBeCloseTo(190 - 120, 9)
    // 190 · 40 − 1600 · 1 − what would have come anyway, 120 · 50
    expect(found.profit?.total.value).toBeCloseTo(190 * 40 - 1600 - 6000, 8)
  })

  test('without a cost per success the profit is the effect’s interval in money', () => {
    const found = campaignResults(campaign(), {
      worth: 50,
      perContact: 1,
      perSuccess: 0,
      takenAnyway: 1,
    })
    expect(found.profit?.perContact.low).toBeCloseTo(50 * (found.effect?.low ?? 0) - 1, 10)
    expect(found.profit?.perContact.high).toBeCloseTo(50 * (found.effect?.high ?? 0) - 1, 10)
  })

  test('amounts per row give the same profit where they are all the same', () => {
    const worth = new Float64Array(2000).fill(50)
    const amounts = { worth: null, perContact: 1, perSuccess: 10, takenAnyway: 1 }
    const found = campaignResults({ ...campaign(), worth }, amounts)
    expect(found.profit?.total.value).toBeCloseTo(190 * 40 - 1600 - 6000, 8)
    expect(campaignResults(campaign(), amounts).profit).toBeNull()
  })

  test('the incentive is charged as a churn plan does: for those won, and a share of those who stay anyway', () => {
    // Of 1,600 contacted 600 leave without contact, and 1,000 stay; held out alike. 180 leavers are won.
    const row = (i: number) => (i < 1600 ? i < 1180 : i - 1600 < 250)
    const contacted = Uint8Array.from({ length: 2000 }, (_, i) => (i < 1600 ? 1 : 0))
    const success = Uint8Array.from({ length: 2000 }, (_, i) => (row(i) ? 1 : 0))
    const choice = {
      template: 'churn',
      contactCost: 1,
      incentive: 10,
      value: 50,
      successRate: 0.3,
      takeRate: 0.4,
    } as const
    const plan = planOf(choice, 1600, undefined)
    const { amounts } = plannedCampaign(choice, undefined)
    const { profit } = campaignResults({ contacted, success }, amounts)
    expect(profit?.incentives).toBeCloseTo(180 + 0.4 * 1000, 8)
    expect(profit?.total.value).toBeCloseTo((plan && expectedProfit(plan, 1600, 600, null)) ?? 0, 8)
    const worth = new Float64Array(2000).fill(50)
    const each = campaignResults({ contacted, success, worth }, amounts)
    expect(each.profit?.total.value).toBeCloseTo(profit?.total.value ?? 0, 8)
    const worse = Uint8Array.from(success, (one, i) => (i < 400 ? 0 : one))
    const lost = campaignResults({ contacted, success: worse }, amounts)
    expect(lost.profit?.incentives).toBeCloseTo(0.4 * 780, 8)
  })

  test('a mean’s interval has the sample’s standard error', () => {
    const { value, low } = meanEstimate(10, 30, 4)
    expect(value).toBe(2.5)
    // 1, 2, 3, 4: variance 5/3.
    expect(value - low).toBeCloseTo(1.959963984540054 * Math.sqrt(5 / 3 / 4), 12)
  })

  test('a missing or tiny control group gives no effect', () => {
    const { success } = campaign()
    const all = { contacted: new Uint8Array(2000).fill(1), success }
    const amounts = { worth: 50, perContact: 1, perSuccess: 0, takenAnyway: 1 }
    expect(campaignResults(all, amounts)).toMatchObject({
      control: { rows: 0, rate: null },
      effect: null,
      profit: null,
    })
  })

  test('the ranking held where outcomes follow scores, and says nothing about a handful', async () => {
    const pause = () => Promise.resolve()
    const scores = Float64Array.from({ length: 400 }, (_, i) => 1 - (i + 0.5) / 400)
    const positive = Uint8Array.from({ length: 400 }, (_, i) => (i < 200 !== (i % 5 === 0) ? 1 : 0))
    const heldOut = {
      positive: Uint8Array.of(1, 0, 0, 1),
      scores: Float64Array.of(0.95, 0.93, 0.05, -2),
    }
    const held = await rankingHeld({ positive, scores }, heldOut, pause)
    expect(held?.auc).toBeCloseTo(0.8, 1)
    expect(held?.interval?.[0]).toBeGreaterThan(0.7)
    expect(held?.expected).toBeCloseTo(200, 6)
    expect(held?.parts).toHaveLength(10)
    const half = { rows: 2, observed: { value: 0.5 } }
    expect(held?.parts[0]).toMatchObject({ rows: 40, observed: { value: 0.8 }, heldOut: half })
    expect(held?.parts[1]?.heldOut).toBeNull()
    expect(held?.parts.at(-1)).toMatchObject({ observed: { value: 0.2 }, heldOut: half })
    const few = { positive: positive.slice(0, 30), scores: scores.slice(0, 30) }
    expect(await rankingHeld(few, heldOut, pause)).toBeNull()
  })
})
