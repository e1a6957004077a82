import { expect, test } from 'vitest'
import type { Experiment } from '../../domain/experiment.ts'
import { tableOfTexts } from '../../domain/golden/table-of-texts.ts'
import { profileTable } from '../../domain/profile-table.ts'
import { resolveExperiment } from '../../domain/resolve-experiment.ts'
import type { Result } from '../../domain/result.ts'
import { en, type Messages } from '../../messages/en.ts'
import { zhCN } from '../../messages/zh-CN.ts'
import { driftWords, suspicionWords, twinWords } from './finding-words.ts'
import { findingsOf, type Known } from './findings.ts'

const ROWS = 200
const column = (cell: (row: number) => string | number) =>
  Array.from({ length: ROWS }, (_, row) => String(cell(row)))
const TABLE = tableOfTexts([
  ['same', column(() => 'x')],
  ['age', column((row) => (row % 9 === 0 ? '' : 20 + (row % 50)))],
  ['answer_date', column((row) => (row < 6 ? `2024-01-0${row + 1}` : ''))],
  ['copy', column((row) => (row < 6 ? 'a' : 'b'))],
  ['bought', column((row) => (row < 6 ? 'yes' : 'no'))],
])

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const NOTHING = { insights: undefined, splits: [], steps: [] }

function known(change: Partial<Known> = {}, experiment: Partial<Experiment> = {}): Known {
  const { profile } = valueOf(profileTable(TABLE))
  const document: Experiment = { terrarium: 1, target: 'bought', ...experiment }
  const resolved = valueOf(resolveExperiment(document, profile))
  const question = { profile, target: 'bought', document, resolved }
  return { ...question, relations: undefined, ...NOTHING, ...change }
}

const relation = { measure: 'cramersV' as const, value: 1, strength: 1 }
const RELATIONS = {
  ...{
    target: 'bought',
    classes: ['no', 'yes'],
    rows: ROWS,
    sampled: false,
    filledFor: [],
    drifts: [],
  },
  columns: [null, null, null, relation, null],
}

test('what would deceive stands before what is of no use, and that before what is missing', () => {
  const splits = [{ kind: 'time' as const, column: 'answer_date' }]
  const found = findingsOf(known({ relations: RELATIONS, splits }))
  expect(found.map(({ about, key }) => (about === 'column' ? key.split(' ')[0] : about))).toEqual([
    ...['suspicion', 'rareAnswers', 'shortage', 'split'],
    ...['constant', 'manyMissing', 'gaps'],
  ])
})

test('relations of another target count for nothing', () => {
  const found = findingsOf(known({ relations: { ...RELATIONS, target: 'age' } }))
  expect(found.some(({ about }) => about === 'suspicion')).toBe(false)
})

test('a suspected column that a person leaves out stays in sight, so that this can be undone', () => {
  const left = { columns: { copy: { role: 'ignore' as const } } }
  const found = findingsOf(known({ relations: RELATIONS }, left))
  expect(found.some(({ about }) => about === 'suspicion')).toBe(true)
})

test('an answer that changes over time is said once, with its figures', () => {
  const splits = [{ kind: 'time' as const, column: 'answer_date' }]
  const drift = { index: 2, until: 0, from: 1, oldest: 0.1, newest: 0.3 }
  const found = findingsOf(known({ relations: { ...RELATIONS, drifts: [drift] }, splits }))
  expect(found.map(({ about }) => about)).toContain('drift')
  expect(found.map(({ about }) => about)).not.toContain('split')
})

test('gaps carry the step that the table speaks for', () => {
  const suggestion = {
    ...{ column: 'age', steps: { number: { missingFlag: true } } },
    reason: { code: 'gaps' as const, share: 0.1 },
  }
  expect(findingsOf(known({ steps: [suggestion] })).at(-1)).toMatchObject({
    ...{ about: 'gaps', suggestion },
  })
})

test('what was seen in a sample of the rows only says so, in either language', () => {
  const splits = [{ kind: 'time' as const, column: 'answer_date' }]
  const drifts = [{ index: 2, until: 0, from: 1, oldest: 0.1, newest: 0.3 }]
  const twins = [{ first: 1, second: 2, how: 'linear' as const }]
  const missing = { columns: [], patterns: [], others: { patterns: 0, rows: 0 } }
  const said = (m: Messages, sampled: boolean) =>
    findingsOf(
      known({
        relations: { ...RELATIONS, drifts, rows: 100_000, sampled },
        insights: {
          ...{ target: 'bought', twins, tails: [], rows: 90_000, sampled },
          missing: { ...missing, furtherColumns: 0 },
        },
        splits,
      }),
    ).flatMap((finding) => {
      if (finding.about === 'suspicion') {
        return suspicionWords(m, finding.suspicion, 'bought', finding.sample).text
      }
      if (finding.about === 'twins')
        return twinWords(m, finding.twins, finding.sample, known()).text
      return finding.about === 'drift' ? driftWords(m, finding.change, finding.sample).text : []
    })
  const rows = [/100,000/, /100,000/, /90,000/]
  for (const m of [en, zhCN]) {
    said(m, true).forEach((text, i) => {
      expect(text).toMatch(rows[i] as RegExp)
    })
    expect(said(m, true)).toHaveLength(3)
    expect(said(m, false).join(' ')).not.toMatch(/0,000/)
  }
  expect(said(en, true)[2]).toContain('in a random sample of 90,000 rows')
})

test('a table with hardly any rows to test with says so before anything is trained', () => {
  const small = { profile: { ...known().profile, rows: 60 } }
  const found = findingsOf(known(small)).find(({ about }) => about === 'shortage')
  expect(found).toMatchObject({ shortage: { code: 'fewRows' } })
  const rare = findingsOf(known()).find(({ about }) => about === 'shortage')
  expect(rare).toMatchObject({ shortage: { code: 'fewOfAnswer', isPositive: true, rows: 1 } })
})

test('a column of contacted and held-out rows is named, and the role for it explained', () => {
  const table = tableOfTexts([
    ['group', column((row) => (row % 5 === 0 ? 'control' : 'mailed'))],
    ['shop', column((row) => (row % 2 === 0 ? 'north' : 'south'))],
    ['bought', column((row) => (row % 3 === 0 ? 'yes' : 'no'))],
  ])
  const { profile } = valueOf(profileTable(table))
  for (const role of ['feature', 'treatment'] as const) {
    const document: Experiment = { terrarium: 1, target: 'bought', columns: { group: { role } } }
    const resolved = valueOf(resolveExperiment(document, profile))
    const found = findingsOf({ ...known(), profile, document, resolved })
    expect(found.filter(({ about }) => about === 'treatment').map(({ key }) => key)).toEqual([
      'treatment 0',
    ])
  }
})

test('where most cells are empty, the network can be told where in one click', () => {
  const suggestion = {
    column: 'answer_date',
    steps: { date: { missingFlag: true } },
    reason: { code: 'gaps' as const, share: 0.97 },
  }
  const found = findingsOf(known({ steps: [suggestion] }))
  expect(found.find(({ key }) => key === 'manyMissing 2')).toMatchObject({ suggestion })
})
