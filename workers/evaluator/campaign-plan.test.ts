import { expect, test } from 'vitest'
import type { CampaignPlan } from '../../src/domain/campaign/campaign-choice.ts'
import { randomUniform } from '../../src/domain/random.ts'
import { answerMoved, answerPlan, thresholdAt } from './campaign-plan.ts'
import type { EvaluatedModel } from './evaluated-model.ts'

const noPause = () => Promise.resolve()
const plan: CampaignPlan = {
  template: 'churn',
  currency: 'EUR',
  contactCost: 2,
  incentive: 10,
  value: 100,
  successRate: 0.5,
  takeRate: 0.5,
  maxContacts: null,
  budget: null,
  listSize: 1000,
}

/** Only what the planner looks at. */
function modelOf(classes: number): EvaluatedModel {
  const part = (step: number) => {
    const rows = 200
    const draw = (at: number) => randomUniform(1, 'sample', step, at)
    const targets = Float64Array.from({ length: rows }, (_, row) => Math.floor(draw(row) * classes))
    const outputs = Float64Array.from({ length: classes === 2 ? rows : rows * classes }, (_, i) => {
      const row = classes === 2 ? i : Math.floor(i / classes)
      const isIts = targets[row] === (classes === 2 ? 1 : i % classes)
      return 0.3 * (isIts ? 1 : 0) + 0.7 * draw(1000 + i)
    })
    return { targets, outputs }
  }
  return { validation: part(1), test: part(2) } as unknown as EvaluatedModel
}

const nothing = { threshold: 0.5, campaign: null, scenarios: [], values: {} }

test('a list above a threshold is the one that a share of the rows asks for', async () => {
  const model = modelOf(2)
  const threshold = await thresholdAt(model, 0.25, noPause)
  const { ranking } = await answerPlan(model, { ...nothing, threshold }, noPause)
  expect(ranking?.planned?.depth).toBe(0.25)
  expect(await thresholdAt(model, 0, noPause)).toBe(1)
})

test('the campaign and its scenarios are judged on the same rows', async () => {
  const model = modelOf(2)
  const question = { ...nothing, campaign: plan, scenarios: [plan, { ...plan, value: 1 }] }
  const { campaign, scenarios } = await answerPlan(model, question, noPause)
  expect(campaign?.best?.contacts).toBeGreaterThan(0)
  expect(scenarios[0]).toEqual(campaign)
  expect(scenarios[1]?.best).toBeNull()
})

test('a column of values counts row by row, and what it lacks is said', async () => {
  const model = modelOf(2)
  const values = new Float64Array(200).fill(100)
  const same = { validation: values, test: values }
  const lacking = values.map((value, row) => (row < 3 ? Number.NaN : value))
  const question = { ...nothing, campaign: { ...plan, value: { column: 'margin' } } }
  const { campaign } = await answerPlan(model, { ...question, values: { margin: same } }, noPause)
  const constant = await answerPlan(model, { ...nothing, campaign: plan }, noPause)
  expect(campaign?.planned.profit).toBeCloseTo(constant.campaign?.planned.profit ?? 0, 6)
  expect(campaign?.values).toEqual({ missing: 0, negative: 0, mean: 100 })
  const other = await answerPlan(
    modelOf(2),
    { ...question, values: { margin: { validation: lacking, test: values } } },
    noPause,
  )
  expect(other.campaign?.values).toEqual({ missing: 3, negative: 0, mean: 100 })
  expect(other.campaign?.best).toEqual(campaign?.best)
})

test('of several classes one is set against the rest', async () => {
  const model = modelOf(3)
  const [first, second] = await Promise.all(
    [0, 1].map((positiveClass) =>
      answerPlan(model, { ...nothing, threshold: null, positiveClass }, noPause),
    ),
  )
  const of = (index: number) => model.test.targets.filter((target) => target === index).length
  expect(first?.ranking).toMatchObject({ rows: 200, positives: of(0), planned: null })
  expect(second?.ranking?.positives).toBe(of(1))
})

test('work that was ended can be asked for again', async () => {
  const model = modelOf(2)
  await expect(
    answerPlan(model, nothing, () => Promise.reject(new Error('ended'))),
  ).rejects.toThrow('ended')
  expect((await answerPlan(model, nothing, noPause)).ranking).not.toBeNull()
})

test('assumptions moved for a try come to what the plan would come to with them', async () => {
  const model = modelOf(2)
  const factors = { value: 0.5, incentive: 1.1, successRate: 1.5 }
  const moved = await answerMoved(
    model,
    { campaign: plan, factors, threshold: 0.5, values: {} },
    noPause,
  )
  const taken = { ...plan, value: 50, incentive: 11, successRate: 0.75 }
  const { campaign } = await answerPlan(model, { ...nothing, campaign: taken }, noPause)
  expect(moved.profit).toBeCloseTo(campaign?.planned.profit ?? NaN, 8)
  expect(moved.bestProfit).toBeCloseTo(campaign?.best?.profit ?? NaN, 8)
  expect(moved.bestContacts).toBeCloseTo(campaign?.best?.contacts ?? NaN, 8)
})

test('of a column of values each is worth as many times more', async () => {
  const column = new Float64Array(200).fill(100)
  const values = { margin: { validation: column, test: column } }
  const question = { threshold: 0.5, factors: { value: 0.7 }, values }
  const byColumn = { ...plan, value: { column: 'margin' } }
  const moved = await answerMoved(modelOf(2), { ...question, campaign: byColumn }, noPause)
  const same = await answerMoved(modelOf(2), { ...question, campaign: plan }, noPause)
  expect(moved.profit).toBeCloseTo(same.profit, 8)
  expect(moved.bestContacts).toBeCloseTo(same.bestContacts, 8)
})
