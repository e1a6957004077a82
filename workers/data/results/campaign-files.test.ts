import { describe, expect, test } from 'vitest'
import type { Result } from '../../../src/domain/result.ts'
import {
  isAnswerable,
  suggestedQuestion,
  type CampaignFile,
  type CampaignQuestion,
} from '../../../src/domain/targeting/campaign-question.ts'
import { CampaignFiles } from './campaign-files.ts'

const AMOUNTS = { worth: 50, perContact: 1, perSuccess: 0, takenAnyway: 1 }
const PLAN = { template: undefined, currency: undefined, worth: undefined, amounts: AMOUNTS }
const signal = new AbortController().signal
const hooks = { signal, onProgress: () => undefined }

function file(name: string, lines: string[]) {
  return { name, blob: new Blob([`${lines.join('\n')}\n`]) }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

/** 400 customers: 320 contacted of whom every fourth bought, 80 held out of whom every eighth did. */
const customers = Array.from({ length: 400 }, (_, i) => {
  const isControl = i % 5 === 0
  const bought = isControl ? i % 40 === 0 : i % 20 > 14
  return { id: `K${i}`, isControl, bought, score: bought ? 0.6 : 0.2 }
})

const whole = file('list-with-results.csv', [
  'id,score,decile,group,bought,revenue',
  ...customers.map(
    ({ id, isControl, bought, score }) =>
      `${id},${score},1,${isControl ? 'control' : 'contact'},${bought ? 'yes' : 'no'},${bought ? '"€1,000.50"' : ''}`,
  ),
])

function questionOf(results: CampaignFile): CampaignQuestion {
  const question = suggestedQuestion(results, undefined, PLAN)
  if (!isAnswerable(question)) throw new Error('what is a success?')
  return question
}

async function judge(change: Partial<CampaignQuestion>) {
  const files = new CampaignFiles()
  const results = valueOf(await files.open('results', whole, hooks))
  const question = { ...questionOf(results), ...change }
  return valueOf(await files.judge(question, signal))
}

describe('results of a campaign read back', () => {
  test('our own list with an outcome beside it explains itself', async () => {
    const files = new CampaignFiles()
    const results = valueOf(await files.open('results', whole, hooks))
    const question = questionOf(results)
    expect(question).toMatchObject({
      outcome: { column: 'bought', success: 'yes' },
      group: { column: 'group', control: 'control' },
      score: 'score',
      join: null,
    })
    const judged = valueOf(await files.judge(question, signal))
    expect(judged.contacted).toMatchObject({ rows: 320, successes: 80 })
    expect(judged.control).toMatchObject({ rows: 80, successes: 10 })
    expect(judged.effect?.value).toBeCloseTo(0.125, 12)
    expect(judged.additional?.value).toBeCloseTo(40, 9)
    expect(judged.profit?.total.value).toBeCloseTo(40 * 50 - 320, 9)
    expect(judged.ranking?.auc).toBe(1)
  })

  test('amounts of each row are read as people write them', async () => {
    const worth = { part: 'results', column: 'revenue' } as const
    const judged = await judge({ worth, amounts: { ...AMOUNTS, worth: null } })
    const value = 80 * 1000.5 - 320 * (10 / 80) * 1000.5 - 320
    expect(judged.profit?.total.value).toBeCloseTo(value, 6)
  })

  test('an amount of nothing is no success', async () => {
    const files = new CampaignFiles()
    const amounts = file('amounts.csv', [
      'id,group,amount',
      ...customers.map(
        ({ id, isControl, bought }, i) =>
          `${id},${isControl ? 'control' : 'contact'},${bought ? `"€1,00${i % 10}.50"` : '€0.00'}`,
      ),
    ])
    const results = valueOf(await files.open('results', amounts, hooks))
    const plan = { ...PLAN, worth: 'amount' }
    const question = suggestedQuestion(results, undefined, plan)
    expect(question).toMatchObject({
      outcome: { success: { above: 0 } },
      worth: { part: 'results', column: 'amount' },
    })
    if (!isAnswerable(question)) throw new Error('what is a success?')
    const judged = valueOf(await files.judge(question, signal))
    expect(judged.contacted).toMatchObject({ rows: 320, successes: 80 })
    expect(judged.control).toMatchObject({ rows: 80, successes: 10 })
  })

  test('what the scores foretold is counted of those held out, too', async () => {
    const { ranking } = await judge({})
    expect(ranking?.heldOut).toMatchObject({ rows: 80, positives: 10 })
    expect(ranking?.heldOut?.expected).toBeCloseTo(10 * 0.6 + 70 * 0.2, 9)
  })

  test('a score that foretold the opposite is judged by the opposite', async () => {
    const judged = await judge({ opposite: true })
    expect(judged.ranking?.auc).toBe(0)
    expect(judged.effect?.value).toBeCloseTo(0.125, 12)
  })

  test('a file of buyers only goes with the list by its key', async () => {
    const files = new CampaignFiles()
    const buyers = customers.filter(({ bought }) => bought)
    const results = valueOf(
      await files.open(
        'results',
        file('orders.csv', [
          'id,item',
          ...buyers.map(({ id }, i) => `${id},i${i}`),
          'K0,again',
          'stranger,x',
        ]),
        hooks,
      ),
    )
    const list = valueOf(
      await files.open(
        'list',
        file('list.csv', [
          'id,score,group',
          ...customers.map(
            ({ id, isControl, score }) => `${id},${score},${isControl ? 'control' : 'contact'}`,
          ),
        ]),
        hooks,
      ),
    )
    const question = suggestedQuestion(results, list, PLAN)
    expect(question.join).toEqual({ listKey: 'id', resultKey: 'id' })
    const asked = { ...question, outcome: { column: 'id', success: null } }
    const buyersOnly = valueOf(await files.judge(asked, signal))
    expect(buyersOnly).toMatchObject({ withoutOutcome: 310, strangers: 1 })
    expect(buyersOnly.onlySuccesses).toBe(true)
    const judged = valueOf(await files.judge({ ...asked, blankMeansNo: true }, signal))
    expect(judged).toMatchObject({ withoutOutcome: 310, onlySuccesses: false, repeated: 1 })
    expect(judged.contacted).toMatchObject({ rows: 320, successes: 80 })
    expect(judged.control).toMatchObject({ rows: 80, successes: 10 })
  })

  test('what each success was worth may stand in the list, as the plan had it', async () => {
    const files = new CampaignFiles()
    const outcomes = customers.map(
      ({ id, bought }) => `${id},${bought ? 'no' : 'yes'},${bought ? 30 : 0}`,
    )
    const results = valueOf(
      await files.open('results', file('result.csv', ['id,left,cost_paid', ...outcomes]), hooks),
    )
    const plan = {
      ...PLAN,
      template: 'churn',
      worth: 'annual_margin',
      amounts: { ...AMOUNTS, worth: null },
    } as const
    expect(suggestedQuestion(results, undefined, plan).worth).toBeNull()
    // The worth of one buyer is not known.
    const listed = customers.map(
      ({ id, isControl, score }, i) =>
        `${id},${i === 16 ? '' : '"€1,000.50"'},${score},1,${isControl ? 'control' : 'contact'}`,
    )
    const list = valueOf(
      await files.open(
        'list',
        file('list.csv', ['id,annual_margin,score,decile,group', ...listed]),
        hooks,
      ),
    )
    const question = suggestedQuestion(results, list, plan)
    expect(question.worth).toEqual({ part: 'list', column: 'annual_margin' })
    if (!isAnswerable(question)) throw new Error('what is a success?')
    const judged = valueOf(await files.judge(question, signal))
    expect(judged.contacted).toMatchObject({ rows: 320, successes: 80 })
    const value = 79 * 1000.5 - 320 * (10 / 80) * 1000.5 - 320
    expect(judged.profit?.total.value).toBeCloseTo(value, 6)
  })

  test('without a control group there is a rate and no effect', async () => {
    const judged = await judge({ group: null })
    expect(judged.contacted).toMatchObject({ rows: 400, successes: 90 })
    expect(judged).toMatchObject({ effect: null, additional: null, profit: null })
  })

  test('says which column is wrong, and asks for the files where they are gone', async () => {
    const files = new CampaignFiles()
    const results = valueOf(await files.open('results', whole, hooks))
    const question = questionOf(results)
    const worth = { part: 'results', column: 'id' } as const
    expect(await files.judge({ ...question, worth }, signal)).toMatchObject({
      failure: { code: 'notANumberColumn', details: { column: 'id' } },
    })
    expect(await files.judge({ ...question, score: 'p' }, signal)).toMatchObject({
      failure: { code: 'columnMissing' },
    })
    expect(await new CampaignFiles().judge(question, signal)).toMatchObject({
      failure: { code: 'noTable' },
    })
  })
})
