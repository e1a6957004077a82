import { expect, test } from './support/test.ts'

/** The answer follows one number straight away: nothing a hidden layer could add. */
const straight = {
  name: 'straight.csv',
  content: `amount,noise,answer\n${Array.from({ length: 1500 }, (_, row) => {
    const amount = (row * 37) % 101
    const noise = (row * 53) % 89
    return `${amount},${noise},${amount + ((row * 71) % 60) > 80 ? 'yes' : 'no'}`
  }).join('\n')}\n`,
}

test('a network that is no better than a linear model is said to be so, and can become one', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel(straight)
  await app.button(m.train.toEvaluate).click()
  await app.button(m.evaluate.look).click()
  const table = app.table(m.contenders.title)
  await expect(table).toBeVisible({ timeout: 60_000 })
  for (const name of Object.values(m.contenders.names)) {
    await expect(table.getByRole('row').filter({ hasText: name })).toHaveCount(1)
  }
  await expect(app.main.getByText(m.contenders.verdict.asLinear.lead)).toBeVisible()
  // So short a run is repeated with other seeds unasked.
  await expect(app.main.getByText(/^Five seeds agree within/)).toBeVisible({ timeout: 60_000 })

  await app.button(m.contenders.withoutLayers).click()
  await expect(app.main.getByText(m.train.noLayers(m.train.logisticRegression))).toBeVisible()
})

test('a model taken up again without its table still says how it compares', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel(straight)
  await app.button(m.train.toEvaluate).click()
  await app.button(m.evaluate.look).click()
  const compared = app.table(m.contenders.title).locator('tbody tr')
  await expect(compared).toHaveCount(4)
  await app.keep('kept')
  await page.reload()
  await app.goModels()
  await app.button(m.models.openLabel('kept')).click()
  await expect(compared).toHaveCount(4)
})
