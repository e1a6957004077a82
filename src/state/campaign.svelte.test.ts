import { expect, test } from 'vitest'
import { campaignResult } from '../domain/campaign/campaign-result.ts'
import type { PlanAnswer, PlanQuestion } from '../domain/campaign/plan-question.ts'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { rankRows } from '../domain/lift/ranked-rows.ts'
import { rankingOf } from '../domain/lift/ranking.ts'
import { resampledCurves } from '../domain/lift/resampled-curves.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { Campaign } from './campaign.svelte.ts'

/** Of 200 rows every fifth is positive, and the scores know that well enough. */
const rows = 200
const positive = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 1 : 0))
const scores = Float64Array.from(positive, (is, row) => 0.45 * is + ((row * 37) % 100) / 200)
const ranked = rankRows(positive, scores)

async function answer(question: PlanQuestion): Promise<Result<PlanAnswer>> {
  const curves = await resampledCurves(ranked, () => Promise.resolve())
  const judged = { validation: ranked, test: ranked, curves, values: null }
  const { threshold, campaign, scenarios } = question
  return ok({
    ranking: rankingOf(ranked, curves, threshold),
    campaign: campaign && campaignResult(campaign, judged, threshold ?? 1),
    scenarios: scenarios.map((plan) => campaignResult(plan, judged, threshold ?? 1)),
  })
}

class Shown {
  current = $state.raw<TrainedModel>(churnModel())
  readonly model = () => this.current
  readonly change = (model: TrainedModel) => {
    this.current = model
  }

  /** As a hand on the slider, or the plan itself, does it. */
  cutAt(threshold: number): void {
    const { experiment } = this.current
    this.current = { ...this.current, threshold, experiment: { ...experiment, threshold } }
  }
}

function churnModel(): TrainedModel {
  const model = trainedModel()
  const classes: [string, string] = ['no', 'yes']
  const target = { task: 'binary' as const, name: 'churned', classes, positive: 'yes', missing: [] }
  return { ...model, recipe: { ...model.recipe, target } }
}

function planner() {
  const shown = new Shown()
  const none = { validation: new Uint32Array(rows), test: new Uint32Array(rows) }
  const campaign = new Campaign(
    { numbers: () => Promise.resolve(ok(new Float64Array(rows))) },
    {
      status: 'open',
      opened: 1,
      rows: none,
      client: { plan: answer, movedPlan: never, cancel: never },
    },
    shown,
  )
  /** Asks as the page does: a threshold that comes back is taken. */
  const settle = async () => {
    const threshold = campaign.question && (await campaign.ask(campaign.question))
    if (threshold !== undefined) shown.cutAt(threshold)
    if (campaign.question) await campaign.ask(campaign.question)
  }
  return { shown, campaign, settle }
}

function never(): never {
  throw new Error('not asked here')
}

const amounts = { contactCost: 5, incentive: 10, value: 300 }

test('the first plan moves a threshold that nobody set to its best list', async () => {
  const { shown, campaign, settle } = planner()
  campaign.choose(amounts)
  await settle()
  expect(campaign.answer?.campaign?.best).not.toBeNull()
  expect(shown.current.threshold).toBe(campaign.answer?.campaign?.best?.threshold)
  expect(shown.current.threshold).not.toBe(0.5)
})

test('as long as the list is the best one, it follows a changed plan', async () => {
  const { shown, campaign, settle } = planner()
  campaign.choose(amounts)
  await settle()
  const before = shown.current.threshold
  campaign.choose({ ...amounts, maxContacts: 10, listSize: rows })
  await settle()
  expect(shown.current.threshold).toBeGreaterThan(before)
  expect(campaign.answer?.campaign?.planned.contacts).toBeLessThanOrEqual(10)
})

test('a threshold that was set by hand stays where it is', async () => {
  const { shown, campaign, settle } = planner()
  shown.cutAt(0.9)
  campaign.choose(amounts)
  await settle()
  expect(campaign.answer?.campaign?.best?.threshold).not.toBe(0.9)
  expect(shown.current.threshold).toBe(0.9)
})

test('with other chances the best list stays the planned one, and a list set by hand stays by hand', async () => {
  const { shown, campaign, settle } = planner()
  campaign.choose(amounts)
  await settle()
  const best = shown.current.threshold
  const recalibrate = async () => {
    campaign.beforeOtherChances()
    // As if every score had been moved: the rows are opened anew, and the cut of before is not the best any more.
    shown.cutAt(shown.current.threshold - 0.01)
    campaign.begin()
    await settle()
  }
  await recalibrate()
  expect(shown.current.threshold).toBe(best)
  shown.cutAt(0.9)
  await recalibrate()
  expect(shown.current.threshold).toBeCloseTo(0.89)
})

test('without amounts there is a ranking and no campaign, and the threshold stays', async () => {
  const { shown, campaign, settle } = planner()
  await settle()
  expect(campaign.answer?.ranking?.positives).toBe(40)
  expect(campaign.answer?.campaign).toBeNull()
  expect(shown.current.threshold).toBe(0.5)
})

test('kept plans are judged beside the one in hand, and using one moves the list', async () => {
  const { shown, campaign, settle } = planner()
  campaign.choose({ ...amounts, maxContacts: 10, listSize: rows })
  campaign.keep('few')
  campaign.choose(amounts)
  await settle()
  const [few] = campaign.answer?.scenarios ?? []
  expect(few?.best?.contacts).toBeLessThanOrEqual(10)
  shown.cutAt(0.9)
  campaign.takeUp('few')
  await settle()
  expect(shown.current.threshold).toBe(few?.best?.threshold)
  expect(campaign.choice.scenarios?.map(({ name }) => name)).toEqual(['few'])
})

test('a plan of the same name takes the place of the one before; what was deleted comes back', () => {
  const { campaign } = planner()
  campaign.choose(amounts)
  campaign.keep('mine')
  campaign.choose({ ...amounts, value: 400 })
  campaign.keep('mine')
  expect(campaign.choice.scenarios).toEqual([{ name: 'mine', ...amounts, value: 400 }])
  campaign.remove('mine')
  expect(campaign.choice.scenarios).toEqual([])
  expect(campaign.canUndo).toBe(true)
  campaign.undo()
  expect(campaign.choice.scenarios).toEqual([{ name: 'mine', ...amounts, value: 400 }])
  expect(campaign.canUndo).toBe(false)
})
