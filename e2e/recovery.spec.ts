import { QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(400) }

test('a GPU process that crashes once is answered by a fresh device, a second time by WebAssembly, and the page says so', async ({
  app,
  browser,
  watch,
}) => {
  const { m } = app
  watch.expect(/gpu|device|instance|context/i)
  await app.start({
    ...QUICK_SETTINGS,
    training: {
      ...QUICK_SETTINGS.training,
      engine: 'webgpu',
      epochs: 100_000,
      earlyStopping: null,
    },
  })
  await app.openFile(TABLE)
  await app.train()
  const where = app.pane(m.train.where)
  await expect.poll(() => app.epochsDone(), { timeout: 60_000 }).toBeGreaterThan(20)
  const session = await browser.newBrowserCDPSession()
  // It has no one left to answer.
  const crash = () => {
    void session.send('Browser.crashGpuProcess').catch(() => undefined)
  }
  crash()
  const before = await app.epochsDone()
  await expect.poll(() => app.epochsDone(), { timeout: 30_000 }).toBeGreaterThan(before + 40)
  await expect(where).toContainText(m.train.engines.webgpu)
  await expect(app.main.getByText(new RegExp(m.train.adapterGaveUp))).toHaveCount(0)

  crash()
  await expect(where).toContainText(m.train.engines.wasm)
  await expect(where).toContainText(m.train.engineReasons.fallback)
  await expect(app.main.getByText(new RegExp(m.train.adapterGaveUp)).last()).toBeVisible()
  const after = await app.epochsDone()
  expect(after).toBeGreaterThan(0)
  await expect.poll(() => app.epochsDone()).toBeGreaterThan(after + 10)
  await app.button(m.train.stop).click()
  await app.trained()
  await app.evaluate()
})
