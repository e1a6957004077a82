import { cellsOf } from './support/app.ts'
import { csv, customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** 200 rows: a number from 0 to 39, two frequent levels, ten rare ones, an id, a constant and an empty column. */
const TABLE = csv(
  ['code', 'size', 'shade', 'country', 'nothing', 'result'],
  Array.from({ length: 200 }, (_, i) => [
    `X${i}`,
    (i * 7) % 40,
    i % 5 === 4 ? `rare${Math.floor(i / 20)}` : i % 2 === 0 ? 'red' : 'blue',
    'here',
    '',
    i % 3 === 0 ? 'good' : 'bad',
  ]),
)

test('everything that preparation does is shown, with its default', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'table.csv', content: TABLE })
  await app.go('prepare')
  await expect(app.field(m.steps.impute)).toHaveValue('median')
  await expect(app.field(m.steps.scale)).toHaveValue('standard')
  // Texts from very few rows could name somebody.
  await expect(app.field(m.steps.minCount)).toHaveValue('5')
  await expect(app.field(m.prepare.validationShare)).toHaveValue('20')
  await expect(app.field(m.prepare.testShare)).toHaveValue('20')
  await expect(app.field(m.prepare.stratify)).toBeChecked()
  await expect(app.field(m.prepare.seed)).toHaveValue('42')
  await expect(
    app.main.getByRole('img', { name: m.prepare.splitBar('120', '40', '40') }),
  ).toBeVisible()
  await expect(app.main.getByText(m.prepare.targetPrepared.binary('good'))).toBeVisible()

  const becomes = new Map(
    (await cellsOf(app.table(m.prepare.inputs))).map(([name, , text]) => [name, text]),
  )
  expect(becomes.get('size')).toMatch(/^\(value − [\d.]+\) ÷ [\d.]+$/)
  const { leftOutReasons } = m.prepare
  expect(becomes.get('code')).toBe(m.prepare.leftOut(leftOutReasons.idLike))
  expect(becomes.get('country')).toBe(m.prepare.leftOut(leftOutReasons.constant))
  expect(becomes.get('nothing')).toBe(m.prepare.leftOut(leftOutReasons.allMissing))
  expect(becomes.has('result')).toBe(false)
  await expect(app.table(m.prepare.example)).toContainText(/1 for (red|blue|rare\d)/)
})

test('gaps, scale, rare levels and split change what the inputs become', async ({ app }) => {
  const { m } = app
  const inputs = app.table(m.prepare.inputs)
  await app.start()
  await app.openFile({ name: 'table.csv', content: TABLE })
  await app.go('prepare')

  await app.choose(m.steps.scale, m.steps.scales.minMax)
  const size = inputs.getByRole('row', { name: /^size/ })
  // The training rows hold numbers from 0 to 39, or nearly so.
  await expect(size.getByRole('cell', { name: /^\(value − \d+\) ÷ 3\d$/ })).toBeVisible()
  await app.choose(m.steps.impute, m.steps.imputes.constant)
  await app.set(m.steps.constant, 7)
  await expect(size.getByRole('cell').last()).toHaveText('7')

  const shade = inputs.getByRole('row', { name: /^shade/ })
  await expect(shade).toContainText(m.prepare.levelsOther('3'))
  await app.set(m.steps.minCount, 1)
  // Two frequent levels, and those of the ten rare ones that the training rows hold.
  await expect(shade).toContainText(/1[0-2] inputs, one per level/)
  await app.set(m.steps.minCount, 10)
  await expect(shade).toContainText(m.prepare.levelsOther('3'))
  await expect(app.title).toHaveText(m.prepare.title('4', '2'))

  await app.field(m.prepare.validationShare).fill('10')
  await app.field(m.prepare.testShare).fill('40')
  await expect(
    app.main.getByRole('img', { name: m.prepare.splitBar('100', '20', '80') }),
  ).toBeVisible()
  const before = await size.innerText()
  await app.set(m.prepare.seed, 43)
  await app.choose(m.steps.scale, m.steps.scales.standard)
  await expect(size).not.toHaveText(before, { useInnerText: true })
  const reseeded = await size.innerText()
  await app.set(m.prepare.seed, 44)
  await expect(size).not.toHaveText(reseeded, { useInnerText: true })

  await app.set(m.prepare.seed, -1)
  await expect(app.field(m.prepare.seed)).toHaveValue('44')
})

test('every part keeps the share of the answers, and rows without an answer are counted', async ({
  app,
}) => {
  const { m } = app
  const lines = customers(300).split('\n')
  const withGaps = lines.map((line, i) =>
    i > 0 && i % 30 === 0 ? line.replace(/(yes|no)$/, '') : line,
  )
  await app.start()
  await app.openFile({ name: 'gaps.csv', content: withGaps.join('\n') })
  await app.go('prepare')
  await expect(app.main.getByText(m.prepare.skipped('10'))).toBeVisible()
  const shares = await app.pane(m.prepare.split).locator('dd.note').allInnerTexts()
  expect(shares).toHaveLength(3)
  const numbers = shares.map((text) => Number.parseFloat(text))
  expect(Math.max(...numbers) - Math.min(...numbers)).toBeLessThan(2)
})

/** 300 rows: a long tail, a column with gaps, 150 towns and an answer. */
const UNEVEN = csv(
  ['spend', 'visits', 'town', 'answer'],
  Array.from({ length: 300 }, (_, i) => [
    Math.round(Math.exp(((i * 37) % 100) / 12)),
    i % 6 === 0 ? '' : (i * 37) % 100,
    `town ${i % 170}`,
    i % 3 === 0 ? 'good' : 'bad',
  ]),
)

test('steps are suggested with their reason, taken one by one or all, undone, and trained with', async ({
  app,
}) => {
  const { m, page } = app
  const becomes = (column: string) =>
    app.table(m.prepare.inputs).getByRole('row', { name: new RegExp(`^${column}`) })
  await app.start({ training: { epochs: 2 }, network: { layers: [{ units: 4 }] } })
  await app.openFile({ name: 'uneven.csv', content: UNEVEN })
  await app.go('prepare')
  await expect(becomes('town')).toContainText(m.prepare.leftOutReasons.manyLevels)

  await app.button(m.steps.suggest).click()
  const suggestions = app.pane(m.steps.suggestions)
  await expect(suggestions.getByRole('listitem')).toHaveCount(3)
  await expect(suggestions).toContainText(m.steps.why.manyLevels('170'))
  await suggestions.getByRole('button', { name: /spend/ }).click()
  await expect(suggestions.getByRole('listitem')).toHaveCount(2)
  await expect(becomes('spend')).toContainText(m.steps.logged)
  await expect(becomes('spend')).toContainText(m.steps.own)
  await app.button(m.steps.takeAll).click()
  await expect(suggestions).toContainText(m.steps.none)
  await expect(becomes('visits')).toContainText(m.steps.flagged)
  await expect(becomes('town')).toContainText(m.steps.hashed('64'))
  await expect(app.title).toHaveText(m.prepare.title('67', '3'))

  await app.button(m.steps.undo).click()
  await expect(becomes('town')).toContainText(m.prepare.leftOutReasons.manyLevels)
  await expect(becomes('spend')).toContainText(m.steps.logged)
  await app.button(m.steps.takeAll).click()
  await expect(becomes('town')).toContainText(m.steps.hashed('64'))

  await app.train()
  await app.trained()
  await app.go('predict')
  // The form takes any town; an unknown one falls into an input like all others.
  await app.set('town', 'a new town')
  await expect(page.getByText(m.predict.unseen)).toHaveCount(0)
})

test('one column has steps of its own, seen before and after, and gives them back', async ({
  app,
}) => {
  const { m, page } = app
  const dialog = page.getByRole('dialog', { name: 'spend' })
  const spend = app.table(m.prepare.inputs).getByRole('row', { name: /^spend/ })
  await app.start()
  await app.openFile({ name: 'uneven.csv', content: UNEVEN })
  await app.go('prepare')
  const usual = await spend.innerText()

  await app.button('spend').click()
  await expect(dialog.getByRole('img', { name: m.steps.shapeBefore('spend') })).toBeVisible()
  await expect(dialog.getByRole('img', { name: m.steps.shapeAfter('spend') })).toBeVisible()
  await app.choose(m.steps.clip, m.steps.clips.values, dialog)
  await app.set(m.steps.upper, 2000, dialog)
  await app.choose(m.steps.transform, m.steps.transforms.yeoJohnson, dialog)
  await app.choose(m.steps.scale, m.steps.scales.robust, dialog)
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await expect(dialog).toContainText(m.steps.clipped('1', '2,000'))
  await app.choose(m.steps.bins, m.steps.binChoices.quantile, dialog)
  await app.set(m.steps.binCount, 4, dialog)
  await expect(dialog).toContainText(m.steps.ranges('4'))
  await app.choose(m.steps.bins, m.steps.binChoices.edges, dialog)
  await app.set(m.steps.edges, '100 50', dialog)
  await expect(dialog).toContainText(m.steps.edgesWrong)
  await app.set(m.steps.edges, '10, 100', dialog)
  await expect(dialog).toContainText(m.steps.ranges('3'))
  await dialog.getByRole('button', { name: m.common.close }).click()
  await expect(spend).toContainText(m.steps.ranges('3'))

  await app.button('spend').click()
  await dialog.getByRole('button', { name: m.steps.reset }).click()
  await dialog.getByRole('button', { name: m.common.close }).click()
  await expect(spend).toHaveText(usual, { useInnerText: true })
})

test('levels may be put in order by hand', async ({ app }) => {
  const { m, page } = app
  const dialog = page.getByRole('dialog', { name: 'shade' })
  await app.start()
  await app.openFile({ name: 'table.csv', content: TABLE })
  await app.go('prepare')
  await app.button('shade').click()
  await app.choose(m.steps.encode, m.steps.encodes.ordinal, dialog)
  await app.set(m.steps.order, 'red\n\nblue', dialog)
  await expect(dialog).toContainText(m.steps.ordered('2'))
  // What is rare stands as far below the first level as the second stands above it.
  await expect(dialog.getByRole('cell', { name: /^(0|1|−1)$/ })).toHaveCount(3)
})
