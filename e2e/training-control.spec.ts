import { type App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(400) }
/** Long enough to be stopped. */
const LONG = {
  ...QUICK_SETTINGS,
  training: { ...QUICK_SETTINGS.training, epochs: 100_000, earlyStopping: null },
} as const

async function begin(app: App, settings: Parameters<App['start']>[0] = LONG): Promise<void> {
  await app.start(settings)
  await app.openFile(TABLE)
  await app.train()
}

async function pastEpoch(app: App, epoch: number): Promise<void> {
  await expect.poll(() => app.epochsDone()).toBeGreaterThan(epoch)
}

test('a run is paused, goes on, and is stopped at once with its best weights kept', async ({
  app,
}) => {
  const { m } = app
  await begin(app)
  await pastEpoch(app, 3)
  await app.button(m.train.pause).click()
  await expect(app.title).toHaveText(/^Paused after epoch/)
  const paused = await app.epochsDone()
  await app.button(m.train.resume).click()
  await pastEpoch(app, paused + 2)
  const began = Date.now()
  await app.button(m.train.stop).click()
  await expect(app.title).toHaveText(/^Learnt/)
  expect(Date.now() - began).toBeLessThan(2500)
  await expect(app.main.getByText(m.train.reasons.stopped)).toBeVisible()
  await app.evaluate()
})

test('early stopping ends a run and takes the best epoch’s weights back', async ({ app }) => {
  const { m } = app
  const training = { ...QUICK_SETTINGS.training, epochs: 2000, earlyStopping: { patience: 5 } }
  await begin(app, {
    ...QUICK_SETTINGS,
    training: { ...training, optimizer: { name: 'adam', learningRate: 0.05 } },
  })
  await app.trained()
  await expect(app.main.getByText(m.train.reasons.earlyStopping)).toBeVisible()
  const ran = await app.epochsDone()
  await expect(app.title).toHaveText(m.train.finishedTitle(m.format.count(ran - 5)))
  const stopped = await app.finalFingerprint()

  // The same run, ended after its best epoch, has the weights that the longer one took back.
  await begin(app, {
    ...QUICK_SETTINGS,
    training: { ...training, epochs: ran - 5, optimizer: { name: 'adam', learningRate: 0.05 } },
  })
  await app.trained()
  expect(await app.finalFingerprint()).toBe(stopped)
})

test('the same seed gives the same weights, another seed others', async ({ app }) => {
  await app.quickModel()
  const first = await app.finalFingerprint()
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  await app.train()
  await app.trained()
  expect(await app.finalFingerprint()).toBe(first)
  await app.go('train')
  await app.set(app.m.train.seed, 2, app.pane(app.m.train.settings))
  await app.train()
  await app.trained()
  expect(await app.finalFingerprint()).not.toBe(first)
})

test('a learning rate that is far too high is stopped, explained, and put right by the button offered', async ({
  app,
  page,
}) => {
  const { m } = app
  const linear = { units: 32, activation: 'linear' } as const
  await app.start({
    network: { layers: [linear, linear] },
    training: { optimizer: { name: 'sgd', learningRate: 10 }, epochs: 5 },
  })
  await app.openFile(TABLE)
  await app.pick(m.data.target, 'age')
  await app.train()
  await expect(app.alert).toContainText(
    /loss grew beyond all numbers in epoch 1, at learning rate 10; .* Try 1\./,
  )
  const learnt = app.main.getByText(m.train.reasons.epochs)
  for (const rate of [1, 0.1, 0.01]) {
    await expect(page.locator('body')).not.toContainText(/NaN|Infinity|undefined/)
    await app.button(m.train.tryLowerRate(String(rate))).click()
    await expect(app.button(m.train.pause)).toHaveCount(0)
    await expect(learnt.or(app.alert).first()).toBeVisible()
    if (await learnt.isVisible()) break
  }
  await expect(app.alert).toHaveCount(0)
  await app.evaluate()
  await expect(page.locator('body')).not.toContainText(/NaN|Infinity|undefined/)
})

test('training goes on while another tab is in front', async ({ app, context }) => {
  await begin(app)
  await pastEpoch(app, 1)
  const other = await context.newPage()
  await other.goto('about:blank')
  await other.bringToFront()
  const before = await app.epochsDone()
  await pastEpoch(app, before + 10)
  await app.page.bringToFront()
  await app.button(app.m.train.stop).click()
  await app.trained()
})

test('a long time in the background, where timers hardly run, does not end a run', async ({
  app,
  page,
}) => {
  await page.clock.install()
  await begin(app)
  await pastEpoch(app, 1)
  // A hidden page's timers are held back: however long it was, only one beat is due.
  for (let minute = 0; minute < 3; minute++) {
    await page.clock.fastForward('01:00')
    await pastEpoch(app, await app.epochsDone())
  }
  await expect(app.alert).toHaveCount(0)
  await app.button(app.m.train.stop).click()
  await app.trained()
})

/** Ends the training worker as a crash would: without a word. */
async function killTrainer(app: App): Promise<void> {
  const trainers = app.page.workers().filter((worker) => worker.url().includes('trainer'))
  await Promise.all(
    trainers.map((worker) =>
      worker.evaluate(() => {
        self.close()
      }),
    ),
  )
  // Longer than it is waited for, and not long enough for the one that takes its place.
  await app.page.clock.runFor(25_000)
}

test('when the training worker dies the page says so and goes on from its last word; when it dies once more, it ends', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.clock.install()
  await begin(app)
  // Every few seconds the trainer sends what another one could go on from.
  await pastEpoch(app, 1)
  const from = Date.now()
  await expect.poll(() => Date.now() - from).toBeGreaterThan(8000)
  const before = await app.epochsDone()
  await killTrainer(app)
  await expect(app.main.getByText(m.train.recovered, { exact: true }).last()).toBeVisible()
  await expect(app.main).toContainText('The part of Terrarium that trains the network stopped')
  await expect(app.title).toHaveText(/^Learning/)
  expect(await app.epochsDone()).toBeGreaterThan(before / 2)

  await killTrainer(app)
  await expect(app.title).toHaveText(m.train.failedTitle)
  await expect(app.alert).toContainText('The part of Terrarium that trains the network stopped')
  await page.clock.resume()
  await app.set(m.train.epochs, 5)
  await app.button(m.train.start).click()
  await app.trained()
  await app.evaluate()
})
