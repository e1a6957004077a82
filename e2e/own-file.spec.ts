import type { Locator } from '@playwright/test'
import { type App, cellsOf } from './support/app.ts'
import { customers, NO_SHARED, sharedTable } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const FEW_EPOCHS = {
  training: { engine: 'tfjs', batchSize: 512, epochs: 3 },
} as const

/** The answer to the row in the form. */
function answer(app: App): Locator {
  return app.pane(/^Chance|^Predicted/).locator('[aria-live]')
}

async function scores(app: App, file: string): Promise<Buffer> {
  await app.give(app.m.predict.scoreFile, file)
  const download = app.button(app.m.predict.download)
  await expect(download).toBeVisible()
  return (await app.download(() => download.click())).bytes
}

test('a bank file is read, learnt on WebGPU, kept, and after a reload predicts exactly the same', async ({
  app,
  page,
}) => {
  const bank = sharedTable('bank.csv')
  test.skip(bank === undefined, NO_SHARED)
  if (bank === undefined) return
  const { m } = app

  await app.start(FEW_EPOCHS)
  await app.openFile(bank)
  await expect(app.title).toContainText('4,521 rows, 17 columns')
  await expect(app.main.getByText(m.data.lead('bank.csv', 'semicolons', 'UTF-8'))).toBeVisible()
  await expect(app.field(m.data.target)).toHaveValue('y')
  await expect(app.field(m.data.task)).toHaveValue('binary')
  await expect(app.field(m.data.positive)).toHaveValue('yes')
  await expect(app.main.getByText(m.data.share('12', 'yes'))).toBeVisible()
  const columns = await cellsOf(app.table(m.data.columns))
  expect(columns).toHaveLength(17)
  expect(columns.find(([name]) => name === 'age')?.join(' ')).toContain('19 to 87')

  await app.train()
  await app.trained(110_000)
  await expect(app.pane(m.train.where)).toContainText(m.train.engines.tfjs)
  await expect(app.pane(m.train.where)).toContainText(/swiftshader|software/i)
  await app.keep('bank, kept')

  const somebody = { age: '41', balance: '1350', month: 'oct' }
  const ask = async () => {
    await app.go('predict')
    await app.set('age', somebody.age)
    await app.set('balance', somebody.balance)
    await app.choose('month', somebody.month)
    return answer(app).innerText()
  }
  const answerBefore = await ask()
  const scoresBefore = await scores(app, bank)

  await page.goto('./')
  await page.reload()
  await app.goModels()
  await app.button(m.models.openLabel('bank, kept')).click()
  await expect(app.title).toHaveText(m.evaluate.title)
  expect(await ask()).toBe(answerBefore)
  expect((await scores(app, bank)).equals(scoresBefore)).toBe(true)

  await app.go('evaluate')
  await expect(app.main.getByText(m.evaluate.furtherNeedsData)).toBeVisible()
  await app.goHome()
  await app.openFile(bank)
  await app.go('evaluate')
  await app.set(m.evaluate.furtherEpochs, 2)
  await app.button(m.evaluate.further).click()
  await app.trained(110_000)
  await app.evaluate()
  await expect(app.main.getByText(/^5 run, best \d$/).first()).toBeVisible()
})

test('penguins: one of several classes', async ({ app }) => {
  const penguins = sharedTable('penguins.csv')
  test.skip(penguins === undefined, NO_SHARED)
  if (penguins === undefined) return
  const { m } = app
  await app.start({ training: { epochs: 30 } })
  await app.openFile(penguins)
  await expect(app.field(m.data.target)).toHaveValue('species')
  await expect(app.field(m.data.task)).toHaveValue('multiclass')
  await app.train()
  await app.trained()
  await app.evaluate()
  const [accuracy] = await app.measure('accuracy')
  expect(accuracy).toBeGreaterThan(80)
  await app.go('predict')
  await expect(app.pane(m.predict.classChances).getByRole('listitem')).toHaveCount(3)
})

test('car consumption: a number, shown in its own unit', async ({ app }) => {
  const cars = sharedTable('auto-mpg.csv')
  test.skip(cars === undefined, NO_SHARED)
  if (cars === undefined) return
  const { m } = app
  await app.start({ training: { epochs: 60 } })
  await app.openFile(cars)
  await app.pick(m.data.target, 'mpg')
  await expect(app.field(m.data.task)).toHaveValue('regression')
  await expect(app.main.getByText(m.data.targetRange('9', '46.6'))).toBeVisible()
  await app.train()
  await app.trained()
  await app.evaluate()
  const [rmse, simplest] = await app.measure('rmse')
  // Miles per gallon: the standard deviation of the target is near 8.
  expect(simplest).toBeGreaterThan(6)
  expect(rmse).toBeLessThan(5)
  await app.go('predict')
  const predicted = Number(await answer(app).locator('p').first().innerText())
  expect(predicted).toBeGreaterThan(9)
  expect(predicted).toBeLessThan(47)
})

test('a new table gets settings of its own, not those of the run before', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openToy('xor')
  await app.trained()
  await app.goHome()
  await app.openFile({ name: 'new.csv', content: customers(60) })
  await app.go('train')
  await expect(app.field(m.train.activation).first()).toHaveValue('relu')
})
