import { expect, test } from 'vitest'
import { parseExperiment } from './experiment-schema.ts'
import { tableOfTexts } from './golden/table-of-texts.ts'
import { profileTable } from './profile-table.ts'
import { suggestExperiment } from './suggest-experiment.ts'

/** Values by column, as many as there are rows. */
const values = {
  two: (row: number) => (row % 5 ? 'no' : 'yes'),
  three: (row: number) => ['a', 'b', 'c'][row % 3] ?? '',
  number: (row: number) => String(row / 7),
  id: (row: number) => `n${row}`,
  constant: () => 'x',
}

function suggest(columns: [name: string, value: keyof typeof values][], rows = 60) {
  const table = tableOfTexts(
    columns.map(([name, value]) => [
      name,
      Array.from({ length: rows }, (_, i) => values[value](i)),
    ]),
  )
  const read = profileTable(table)
  if (!read.ok) throw new Error(read.failure.code)
  return suggestExperiment(read.value.profile)
}

test.each<[string, [string, keyof typeof values][], string, string]>([
  [
    'an outcome with two values',
    [
      ['churned', 'two'],
      ['age', 'number'],
    ],
    'churned',
    'twoValuesAndName',
  ],
  [
    'its words set apart',
    [
      ['isChurned', 'two'],
      ['age', 'number'],
    ],
    'isChurned',
    'twoValuesAndName',
  ],
  [
    'a Chinese outcome',
    [
      ['是否流失', 'two'],
      ['年龄', 'number'],
    ],
    '是否流失',
    'twoValuesAndName',
  ],
  [
    'an outcome of three',
    [
      ['species', 'three'],
      ['sex', 'two'],
    ],
    'species',
    'name',
  ],
  [
    'a sure word before a vague one',
    [
      ['target', 'number'],
      ['order', 'two'],
    ],
    'target',
    'name',
  ],
  [
    'a word alone before one among others',
    [
      ['y', 'two'],
      ['ticket_class', 'two'],
    ],
    'y',
    'twoValuesAndName',
  ],
  [
    'the later of equals',
    [
      ['price', 'number'],
      ['sales', 'number'],
    ],
    'sales',
    'name',
  ],
  [
    'else the last column that can be one',
    [
      ['age', 'number'],
      ['sex', 'two'],
      ['code', 'id'],
      ['x', 'constant'],
    ],
    'sex',
    'lastColumn',
  ],
  [
    'no word within a word',
    [
      ['Pclass', 'three'],
      ['yacht', 'two'],
      ['x', 'number'],
    ],
    'x',
    'lastColumn',
  ],
])('the target is %s', (_why, columns, target, reason) => {
  expect(suggest(columns)).toMatchObject({ experiment: { target }, reason })
})

test('a table without a good target still gets one', () => {
  expect(suggest([['x', 'constant']])).toMatchObject({
    experiment: { target: 'x' },
    reason: 'lastColumn',
  })
})

test('the more rows, the larger the batches, and all of it is a valid document', () => {
  const sizes = [100, 5000, 60_000].map((rows) =>
    suggest(
      [
        ['y', 'two'],
        ['x', 'three'],
      ],
      rows,
    ),
  )
  const documents = sizes.map(({ experiment }) => experiment)
  expect(documents.map(({ training }) => training?.batchSize)).toEqual([16, 32, 256])
  expect(documents[0]?.network?.layers).toEqual([
    { units: 16, activation: 'relu' },
    { units: 8, activation: 'relu' },
  ])
  for (const document of documents)
    expect(parseExperiment(document)).toEqual({ ok: true, value: document })
})
