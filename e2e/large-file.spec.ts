import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const ROWS = 40_000

test('of a file that does not fit into memory a part is offered, read and trained on', async ({
  app,
}) => {
  const { m, page } = app
  // A machine with half a megabyte to spare.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'deviceMemory', { get: () => 0.001 })
  })
  await app.start()
  await app.give(m.start.openFile, { name: 'all.csv', content: customers(ROWS) })
  await expect(page.getByText(/all\.csv holds .* megabytes|all\.csv holds .* MB/)).toBeVisible()
  await expect(page.getByText(/takes about .* and fits/)).toBeVisible()

  await page.getByLabel(m.portion.percent).fill('20')
  await expect(page.getByText(/still takes about/)).toBeVisible()
  await page.getByLabel(m.portion.stratify).selectOption('left')
  await page.getByText(m.portion.columns, { exact: true }).click()
  await page.getByLabel('spent', { exact: true }).uncheck()
  await page.getByRole('button', { name: m.portion.readPart }).click()

  const lead = page.getByText(m.portion.stratified('left'))
  await expect(lead).toContainText(m.portion.sampled('20%', '40,000', '1'))
  await expect(lead).toContainText(m.portion.someColumns('5', '6'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^(7,99|8,00)\d rows/)
  await app.go('train')
  await app.set(m.train.epochs, 2)
  await app.train()
  await app.trained()

  await app.goHome()
  await app.give(m.start.openFile, { name: 'again.csv', content: customers(ROWS) })
  await page.getByRole('button', { name: m.portion.readAll }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('40,000')
})
