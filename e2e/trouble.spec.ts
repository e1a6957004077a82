import { expect, test } from './support/test.ts'

test('a fault of the program is told on the page, in words that can be copied, and the page goes on', async ({
  app,
  page,
  watch,
}) => {
  const { m } = app
  watch.expect(/made up/)
  await app.quickModel()
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('made up')
    })
  })
  await expect(app.alert).toContainText(m.trouble.title)
  await app.main.getByText(m.trouble.details, { exact: true }).click()
  await expect(app.main.locator('pre')).toContainText(/made up[^]*Terrarium [0-9a-f]{12}/)
  await app.button(m.trouble.goOn).click()
  await expect(app.alert).toHaveCount(0)
  await page.evaluate(() => {
    void Promise.reject(new TypeError('made up, too'))
  })
  await expect(app.alert).toContainText(m.trouble.title)
  await app.go('evaluate')
  await expect(app.title).toHaveText(m.evaluate.title)
})

test('a page whose script cannot be fetched says so, and comes when the page is loaded again', async ({
  app,
  page,
  watch,
}) => {
  const { m } = app
  watch.expect(/Failed to (load|fetch)/)
  await app.start()
  await page.route(/GpuPanel/, (route) => route.abort())
  await page.getByRole('button', { name: m.gpu.short, exact: true }).first().click()
  await expect(app.alert).toContainText(m.trouble.missingTitle)
  await page.unroute(/GpuPanel/)
  await app.button(m.trouble.reload).click()
  await expect(app.title).toHaveText(m.gpu.title)
})
