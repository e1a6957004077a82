import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test('the cut is moved by the keyboard; every number, Predict and the kept model follow', async ({
  app,
  page,
}) => {
  const { m } = app
  const words = m.judgement
  await app.quickModel()
  await app.evaluate()
  await app.keep('mine')
  const [before] = await app.measure('recall')
  const slider = app.field(words.cutSlider)
  await slider.focus()
  for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', words.cutValue('23.1'))
  await expect(app.main.getByText(m.evaluate.threshold('23.1'))).toBeVisible()
  await expect(app.pane(m.evaluate.confusion)).toContainText(m.evaluate.confusionHow('23.1'))
  const [after] = await app.measure('recall')
  expect(after).toBeGreaterThanOrEqual(before)

  await app.go('predict')
  await expect(app.main).toContainText(m.predict.cut('23.1'))

  // The kept model has it; without its table the cut stays, and the page says what to open.
  await page.reload()
  await app.goModels()
  await app.button(m.models.openLabel('mine')).click()
  await expect(app.main.getByText(m.evaluate.threshold('23.1'))).toBeVisible()
  await expect(app.main.getByText(words.needsRows('customers.csv'))).toBeVisible()
})

test('chances are corrected by one click, and as before by another', async ({ app }) => {
  const { m } = app
  const words = m.judgement
  await app.quickModel()
  await app.evaluate()
  await expect(app.pane(words.roc)).toBeVisible()
  await expect(app.pane(words.precisionRecall)).toBeVisible()
  const corrections = app.table(words.correct)
  const inUse = corrections.locator('tbody tr', { hasText: words.inUse })
  await expect(inUse).toContainText(words.corrections.none)
  const [before] = await app.measure('logLoss')
  await app.button(`${words.use}: ${words.correctionsShort.isotonic}`).click()
  await expect(inUse).toContainText(words.corrections.isotonic)
  const [corrected] = await app.measure('logLoss')
  expect(corrected).not.toBe(before)
  await app.button(`${words.use}: ${words.correctionsShort.none}`).click()
  await expect(inUse).toContainText(words.corrections.none)
  const [back] = await app.measure('logLoss')
  expect(back).toBe(before)
})

test('of several answers one is chosen; its curves and numbers follow, or why there are none', async ({
  app,
}) => {
  const { m } = app
  const words = m.judgement
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [width, height] = [scatter(i), scatter(i, 7)]
    const kind =
      i % 60 === 0 ? 'rare' : width + 0.4 * height > 0.9 ? 'tall' : height > 0.5 ? 'wide' : 'small'
    return [width, height, kind]
  })
  await app.quickModel({ name: 'kinds.csv', content: csv(['width', 'height', 'class'], rows) })
  await app.evaluate()
  const chosen = app.pane(words.oneAnswer)
  const numbersOf = async (kind: string) => {
    await app.choose(words.answer, kind, chosen)
    const table = app.table(words.numbersOf(kind))
    await expect(table).toContainText(m.evaluate.metrics.brier)
    const curve = await app.twin(app.pane(words.roc))
    const calibration = await app.twin(app.pane(words.calibrationOf(kind)))
    return JSON.stringify([await table.innerText(), curve, calibration])
  }
  const tall = await numbersOf('tall')
  expect(await numbersOf('small')).not.toBe(tall)
  await app.choose(words.answer, 'rare', chosen)
  await expect(chosen).toContainText(/“rare”.*too few/)
  await expect(app.pane(words.roc)).toHaveCount(0)
  expect(await numbersOf('tall')).toBe(tall)
})
