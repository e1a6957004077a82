import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvRecord } from '../../../src/domain/csv-text.ts'
import {
  isAnswerable,
  suggestedQuestion,
  type CampaignQuestion,
} from '../../../src/domain/targeting/campaign-question.ts'
import {
  BINARY,
  HOOKS,
  modelFor,
  SETTINGS,
  textColumn,
  valueOf,
} from '../scoring/list-for-tests.ts'
import { ScoredRows } from '../scoring/scored-rows.ts'
import { writeList } from '../scoring/write-list.ts'
import { CampaignFiles } from './campaign-files.ts'

const AMOUNTS = { worth: null, perContact: 0, perSuccess: 0, takenAnyway: 1 }
const PLAN = { template: undefined, currency: undefined, worth: undefined, amounts: AMOUNTS }
const WORDS = { point: '{n} point', points: '{n} points', empty: 'empty' }
const READING = { signal: HOOKS.signal, onProgress: () => undefined }

/** Customers known by their telephone; the table has columns that are called as those of a list are. */
function scored(): ScoredRows {
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  const column = (name: string, text: (i: number) => string) => textColumn(name, numbers.map(text))
  const columns = [
    column('phone', (i) => `+49 30 ${1000 + i}`),
    column('place', String),
    column('score', (i) => `${700 - i}`),
    column('decile', () => '3'),
    column('reasons', (i) => `-${i} kg`),
    // Of a campaign last year.
    column('group', (i) => (i % 2 === 0 ? 'control' : 'contact')),
  ]
  const scores = Float64Array.from(numbers, (i) => i / 200)
  return new ScoredRows({ rows: 200, unreadable: [], columns }, modelFor(BINARY), scores)
}

async function writtenList(words: typeof WORDS | null) {
  const writing = { group: 'both', keyColumn: null, words, byteOrderMark: false } as const
  const csv = valueOf(await writeList(scored(), SETTINGS, writing, HOOKS))
  const [head = [], ...rows] = Papa.parse<string[]>((await csv.text()).trimEnd()).data
  return { head, rows }
}

function file(name: string, lines: readonly (readonly string[])[]) {
  return { name, blob: new Blob([`${lines.map(csvRecord).join('\n')}\n`]) }
}

function answered(question: ReturnType<typeof suggestedQuestion>): CampaignQuestion {
  if (!isAnswerable(question)) throw new Error('what is a success?')
  return question
}

describe('a list of a table that has columns called score, decile, reasons and group', () => {
  test.each([
    ['with reasons', WORDS],
    ['without', null],
  ])('is read back by its own columns, %s', async (_, words) => {
    const { head, rows } = await writtenList(words)
    const added = ['score (2)', 'decile (2)', ...(words ? ['reasons (2)'] : []), 'group (2)']
    expect(head.slice(6)).toEqual(added)
    const group = head.indexOf('group (2)')
    const files = new CampaignFiles()
    const results = valueOf(
      await files.open(
        'results',
        file('after.csv', [
          [...head, 'bought'],
          ...rows.map((cells) => [...cells, cells[group] === 'contact' ? 'yes' : 'no']),
        ]),
        READING,
      ),
    )
    const question = answered(suggestedQuestion(results, undefined, PLAN))
    expect(question).toMatchObject({
      outcome: { column: 'bought', success: 'yes' },
      group: { column: 'group (2)', control: 'control' },
      score: 'score (2)',
    })
    expect(valueOf(await files.judge(question, HOOKS.signal))).toMatchObject({
      contacted: { rows: 40, successes: 40 },
      control: { rows: 10, successes: 0 },
    })
  })

  test('goes with orders that know the telephone without the apostrophe of the list', async () => {
    const { head, rows } = await writtenList(WORDS)
    expect(rows[0]?.[0]).toBe("'+49 30 1199")
    const files = new CampaignFiles()
    const orders = file('orders.csv', [
      ['phone', 'group', 'price'],
      ...rows.slice(0, 5).map(([phone = ''], i) => [phone.slice(1), 'web', String(10 + i)]),
    ])
    const results = valueOf(await files.open('results', orders, READING))
    const list = valueOf(await files.open('list', file('list.csv', [head, ...rows]), READING))
    const suggested = suggestedQuestion(results, list, PLAN)
    expect(suggested.join).toEqual({ listKey: 'phone', resultKey: 'phone' })
    const question = {
      ...suggested,
      outcome: { column: 'phone', success: null },
      blankMeansNo: true,
    }
    const { contacted, control, strangers } = valueOf(await files.judge(question, HOOKS.signal))
    expect(strangers).toBe(0)
    expect(contacted.successes + control.successes).toBe(5)
  })
})
