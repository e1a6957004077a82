import { describe, expect, test } from 'vitest'
import { keptAnswers, suggestedQuestion, suggestedSuccess } from './campaign-question.ts'

function column(name: string, values: string[]) {
  return { name, values, distinct: values.length, numeric: false }
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

  test('where neither name nor values nor plan say it, nothing is guessed', () => {
    expect(successOf(column('outcome', ['no', 'yes']), undefined)).toBeUndefined()
    expect(successOf(column('status', ['A', 'B']), 'purchase')).toBeUndefined()
    expect(successOf(column('churned', ['soon', 'later', 'churned']), undefined)).toBeUndefined()
    expect(successOf(column('price', []), undefined)).toBeUndefined()
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
  const amounts = { worth: null, perContact: 0, perSuccess: 0, takenAnyway: 1 }
  const plan = { template: undefined, currency: undefined, amounts }
  expect(suggestedQuestion(results, undefined, plan).outcome.success).toBe('no')
})
