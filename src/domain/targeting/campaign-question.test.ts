import { describe, expect, test } from 'vitest'
import {
  isAnswerable,
  keptAnswers,
  suggestedQuestion,
  suggestedSuccess,
  type CampaignFile,
} from './campaign-question.ts'

function column(name: string, values: string[]) {
  return { name, values, distinct: values.length, numeric: false, amounts: false }
}

const successOf = (...args: Parameters<typeof suggestedSuccess>) =>
  suggestedSuccess(...args).outcome.success

describe('what a success is', () => {
  test('where yes means leaving, it is the other answer, and the score foretold the opposite', () => {
    for (const name of ['churned', 'Left', 'has_cancelled', '流失']) {
      expect(suggestedSuccess(column(name, ['no', 'yes']), undefined)).toEqual({
        outcome: { column: name, success: 'no' },
        opposite: true,
      })
    }
    expect(successOf(column('churn', ['1', '0']), undefined)).toBe('0')
    expect(successOf(column('status', ['active', 'churned']), undefined)).toBe('active')
  })

  test('a churn plan says which way is good where the name does not', () => {
    expect(suggestedSuccess(column('outcome', ['yes', 'no']), 'churn')).toMatchObject({
      outcome: { success: 'no' },
      opposite: true,
    })
    expect(suggestedSuccess(column('stayed', ['yes', 'no']), 'churn')).toMatchObject({
      outcome: { success: 'yes' },
      opposite: true,
    })
  })

  test('where yes is what was wanted, it is yes', () => {
    for (const name of ['bought', 'converted', '购买', 'retained']) {
      expect(suggestedSuccess(column(name, ['no', 'yes']), undefined)).toMatchObject({
        outcome: { success: 'yes' },
        opposite: false,
      })
    }
    expect(successOf(column('outcome', ['no', 'yes']), 'purchase')).toBe('yes')
    expect(successOf(column('status', ['open', 'bought', 'returned']), undefined)).toBe('bought')
  })

  test('of amounts it is one of more than nothing', () => {
    for (const name of ['revenue', 'order_value', '金额']) {
      expect(successOf({ ...column(name, []), amounts: true }, 'purchase')).toEqual({ above: 0 })
    }
  })

  test('where neither name nor values nor plan say it, nothing is guessed', () => {
    expect(successOf(column('outcome', ['no', 'yes']), undefined)).toBeUndefined()
    expect(successOf(column('status', ['A', 'B']), 'purchase')).toBeUndefined()
    expect(successOf(column('churned', ['soon', 'later', 'churned']), undefined)).toBeUndefined()
    expect(successOf(column('price', []), undefined)).toBeUndefined()
    expect(successOf({ ...column('age', []), amounts: true }, undefined)).toBeUndefined()
  })
})

describe('what happened', () => {
  const amounts = { worth: null, perContact: 0, perSuccess: 0, takenAnyway: 1 }
  const plan = { template: 'churn', currency: undefined, worth: undefined, amounts } as const
  const yesNo = (name: string) => column(name, ['no', 'yes'])
  const number = (name: string) => ({ ...column(name, []), numeric: true })
  const file = (...columns: CampaignFile['columns']) => ({ name: 'f.csv', rows: 9, columns })
  const scored = [number('id'), yesNo('discount'), yesNo('churned')]
  const made = [number('score'), number('decile'), column('group', ['contact', 'control'])]
  const outcomeIn = (results: CampaignFile, list?: CampaignFile) =>
    suggestedQuestion(results, list, plan).outcome

  test('does not stand in a column that the scored file had', () => {
    const none = { column: null, success: undefined }
    expect(outcomeIn(file(...scored, ...made))).toEqual(none)
    expect(isAnswerable(suggestedQuestion(file(...scored, ...made), undefined, plan))).toBe(false)
    expect(outcomeIn(file(...scored, ...made), file(...scored, ...made))).toEqual(none)
    expect(outcomeIn(file(...scored), file(...scored, ...made))).toEqual(none)
    const predictions = [yesNo('predicted'), number('p:no'), number('p:yes')]
    expect(outcomeIn(file(...scored, ...predictions))).toEqual(none)
  })

  test('stands in a column added to the list, or in a file that never was scored', () => {
    const left = { column: 'gone', success: 'no' }
    expect(outcomeIn(file(...scored, ...made, yesNo('gone')))).toEqual(left)
    expect(outcomeIn(file(number('id'), yesNo('gone')), file(...scored, ...made))).toEqual(left)
    expect(outcomeIn(file(number('id'), yesNo('churned'))).column).toBe('churned')
    expect(outcomeIn(file(column('id', [])), file(...scored, ...made)).column).toBe('id')
  })
})

test('a list opened later keeps what was answered, but for columns that it does not have', () => {
  const results = { name: 'after.csv', rows: 9, columns: [column('churned', ['no', 'yes'])] }
  const list = { name: 'list.csv', rows: 9, columns: [column('score', []), column('id', [])] }
  const answers = {
    outcome: { column: 'churned', success: 'yes' },
    opposite: true,
    group: { column: 'arm', control: 'b' },
    join: { listKey: 'x', resultKey: 'y' },
  }
  expect(keptAnswers({ ...answers, score: 'score' }, list)).toEqual({
    outcome: answers.outcome,
    opposite: true,
    score: 'score',
  })
  expect(keptAnswers({ group: null, score: 'gone' }, list)).toEqual({ group: null })
  const worth = { part: 'list', column: 'id' } as const
  expect(keptAnswers({ worth }, list)).toEqual({ worth })
  expect(keptAnswers({ worth: { ...worth, column: 'gone' } }, list)).toEqual({})
  const amounts = { worth: null, perContact: 0, perSuccess: 0, takenAnyway: 1 }
  const plan = { template: undefined, currency: undefined, worth: undefined, amounts }
  expect(suggestedQuestion(results, undefined, plan).outcome.success).toBe('no')
})
