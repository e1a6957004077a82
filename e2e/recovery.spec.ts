import { type App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(400) }

/** Epochs that the run has behind it. */
async function epochs(app: App): Promise<number> {
  const text = await app.main.getByRole('progressbar').getAttribute('aria-valuetext')
  return Number(/^[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 0)
}

test('when the GPU process crashes, the run goes on in WebAssembly from where it was, and the page says so', async ({
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
  await expect.poll(() => epochs(app), { timeout: 60_000 }).toBeGreaterThan(20)
  await expect(where).toContainText(m.train.engines.webgpu)

  const session = await browser.newBrowserCDPSession()
  // It has no one left to answer.
  void session.send('Browser.crashGpuProcess').catch(() => undefined)
  await expect(where).toContainText(m.train.engines.wasm)
  await expect(where).toContainText(m.train.engineReasons.fallback)
  await expect(app.main.getByText(new RegExp(m.train.adapterGaveUp)).last()).toBeVisible()
  const before = await epochs(app)
  expect(before).toBeGreaterThan(0)
  await expect.poll(() => epochs(app)).toBeGreaterThan(before + 10)
  await app.button(m.train.stop).click()
  await app.trained()
  await app.evaluate()
})
