import { expect, test } from 'vitest'
import { prepareMade, rowsOf } from '../classroom/made-preparation.ts'
import { toyExperiment } from '../classroom/new-classroom.ts'
import type { Experiment } from '../experiment.ts'
import { expandRow } from '../features.ts'
import { answerText, typedRow } from './typed-row.ts'

async function madeOf(experiment: Experiment) {
  const source = experiment.classroom?.source
  const prepared = source && (await prepareMade(experiment, source))
  if (!source || !prepared?.ok) throw new Error('not prepared')
  const { plan, data } = prepared.value
  return { recipe: plan.recipe, train: data.train, ...rowsOf(source) }
}

test.each(['moons', 'line'] as const)(
  'a row of %s that is typed as it stands in the table is that very row to the network',
  async (name) => {
    const { recipe, train, columns, rows } = await madeOf(toyExperiment(name))
    const place = 7
    const cells = rows[train.rows[place] as number] ?? []
    const texts = new Map(columns.map((column, c) => [column, String(cells[c])]))
    const own = train.targets[place] as number
    const typed = typedRow(recipe, texts, answerText(recipe.target, own))
    if (!typed.ok) throw new Error(typed.failure.code)
    const inputs = (features: typeof train.features, row: number) => {
      const into = new Float64Array(features.inputs)
      expandRow(features, row, into)
      return into
    }
    expect(inputs(typed.value.features, 0)).toEqual(inputs(train.features, place))
    expect(typed.value.target).toBe(own)
  },
)

test('what is no number is refused by the name of its column, the answer included', async () => {
  const { recipe } = await madeOf(toyExperiment('line'))
  const [input = ''] = recipe.columns.map(({ name }) => name)
  const refused = (column: string, value: string) => ({
    ok: false,
    failure: { code: 'invalidNumber', details: { column, value } },
  })
  expect(typedRow(recipe, new Map([[input, 'much']]), '1')).toEqual(refused(input, 'much'))
  for (const answer of ['', '1,5', '1e999']) {
    const { name } = recipe.target
    expect(typedRow(recipe, new Map([[input, '1']]), answer)).toEqual(refused(name, answer))
  }
})
