import { App } from './support/app.ts'
import { LONG_SETTINGS, LONG_TABLE } from './support/long-training.ts'
import { storedKeys } from './support/stored-keys.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

/** Several times what comes before the first checkpoint, on a fast machine, too. */
const SETTINGS: Record<'wasm' | 'webgpu', typeof LONG_SETTINGS> = {
  wasm: { ...LONG_SETTINGS, training: { ...LONG_SETTINGS.training, epochs: 320 } },
  // Longer: reading its state takes so long that the first checkpoint may come after ten seconds.
  webgpu: {
    network: { layers: [{ units: 12, activation: 'relu', dropout: 0.2 }] },
    training: { ...LONG_SETTINGS.training, engine: 'webgpu', epochs: 1200 },
  },
}

/**
 * Trains to the end, and again until a checkpoint of the run is stored.
 * @returns the fingerprint of the weights that the whole run ended with
 */
async function trainAndBeginAgain(app: App, engine: keyof typeof SETTINGS): Promise<string> {
  await app.start(SETTINGS[engine])
  await app.openFile(LONG_TABLE)
  await app.train()
  await app.trained()
  await expect(app.pane(app.m.train.where)).toContainText(app.m.train.engines[engine])
  const whole = await app.finalFingerprint()
  await app.start(SETTINGS[engine])
  await app.openFile(LONG_TABLE)
  await app.train()
  const isKept = async () => {
    const { heads } = await storedKeys(app.page)
    return heads?.some((key) => typeof key === 'string' && key.startsWith('checkpoint:'))
  }
  await expect.poll(isKept, { timeout: 60_000, intervals: [50] }).toBe(true)
  return whole
}

/**
 * Goes on with the run that the page says was interrupted.
 * @param meanwhile what a person does between opening its project and that
 */
async function goOn(app: App, meanwhile = () => Promise.resolve()): Promise<void> {
  const { m } = app
  await expect(app.main.getByText(/was interrupted; it is kept up to epoch \d+/)).toBeVisible()
  await app
    .button(m.projects.interrupted.open('customers.csv'))
    .or(app.button(/^Resume from epoch/))
    .first()
    .click()
  await app.give(m.projects.reopen('customers.csv'), LONG_TABLE)
  await meanwhile()
  const resume = app.button(/^Resume from epoch [\d,]+$/)
  const from = Number((await resume.innerText()).replace(/\D/g, ''))
  expect(from).toBeGreaterThan(0)
  await resume.click()
  // A run that began anew would end in the same bits.
  expect(await app.epochsDone()).toBeGreaterThanOrEqual(from)
  await app.trained()
}

for (const engine of ['wasm', 'webgpu'] as const)
  test(`${engine}: a run that a reload interrupted goes on from its checkpoint, to the same bits @long`, async ({
    app,
    page,
  }) => {
    test.setTimeout(360_000)
    const whole = await trainAndBeginAgain(app, engine)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()

    await goOn(app)
    await expect(app.pane(app.m.train.where)).toContainText(app.m.train.engines[engine])
    expect(await app.finalFingerprint()).toBe(whole)
    await expect(app.main.getByText(/was interrupted/)).toHaveCount(0)
  })

test('a run whose tab crashed goes on from its checkpoint, to the same bits @long', async ({
  app,
  page,
  context,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.expect(/crash/i)
  const whole = await trainAndBeginAgain(app, 'wasm')
  const address = page.url()
  const session = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // The one that is asked has no one left to answer.
  void session.send('Page.crash').catch(() => undefined)
  await crashed

  const again = new App(await context.newPage())
  await again.page.goto(address.replace(/#.*$/, '#start'))
  const { m } = again
  await goOn(again, async () => {
    await again.go('train')
    await again.set(m.train.batchSize, 4)
  })
  expect(await again.finalFingerprint()).toBe(whole)

  // What was chosen in between can be had back.
  await again.go('train')
  await expect(again.field(m.train.batchSize)).not.toHaveValue('4')
  const undo = m.changes.undo(m.changes.runSettings('1'))
  await again.page.getByRole('banner').getByRole('button', { name: undo }).click()
  await expect(again.field(m.train.batchSize)).toHaveValue('4')
})
