import type { CDPSession, Worker } from '@playwright/test'
import { type App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

const TABLE = { name: 'customers.csv', content: customers(400) }

/** Rows in another order and other units left out in every epoch. */
const settings = (engine: 'wasm' | 'webgpu', epochs: number) => ({
  ...QUICK_SETTINGS,
  network: { layers: [{ units: 12, activation: 'relu' as const, dropout: 0.3 }] },
  training: { ...QUICK_SETTINGS.training, engine, epochs, earlyStopping: null },
})

async function begin(app: App, engine: 'wasm' | 'webgpu', epochs: number): Promise<void> {
  await app.start(settings(engine, epochs))
  await app.openFile(TABLE)
  await app.train()
}

/** Waits until so many epochs are behind the run. */
async function pass(app: App, epochs: number): Promise<void> {
  const poll = expect.poll(() => app.epochsDone(), { timeout: 60_000, intervals: [50] })
  await poll.toBeGreaterThan(epochs)
}

function trainer(app: App): Worker {
  const found = app.page.workers().find((worker) => /trainer/.test(worker.url()))
  if (found === undefined) throw new Error('no trainer is at work')
  return found
}

test('a destroyed GPU device changes nothing about the weights @long', async ({ app, watch }) => {
  watch.expect(/gpu|device|instance|context/i)
  await begin(app, 'webgpu', 150)
  const whole = await app.finalFingerprint()
  await begin(app, 'webgpu', 150)
  await pass(app, 10)
  await trainer(app).evaluate(
    () =>
      new Promise<void>((resolve) => {
        const make = Reflect.get(GPUDevice.prototype, 'createCommandEncoder') as (
          ...given: unknown[]
        ) => GPUCommandEncoder
        GPUDevice.prototype.createCommandEncoder = function (...given) {
          GPUDevice.prototype.createCommandEncoder = make
          this.destroy()
          resolve()
          return make.apply(this, given)
        }
      }),
  )
  await app.trained()
  await expect(app.pane(app.m.train.where)).toContainText(app.m.train.engines.webgpu)
  expect(await app.finalFingerprint()).toBe(whole)
})

/** Of the process that all pages share the graphics card by. */
async function gpuProcess(session: CDPSession): Promise<number | undefined> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.find(({ type }) => type === 'GPU')?.id
}

test('a GPU process that crashes changes nothing about the weights @long', async ({
  app,
  browser,
  watch,
}) => {
  watch.expect(/gpu|device|instance|context/i)
  await begin(app, 'webgpu', 400)
  const whole = await app.finalFingerprint()
  await begin(app, 'webgpu', 400)
  await pass(app, 40)
  const session = await browser.newBrowserCDPSession()
  const before = await gpuProcess(session)
  // It has no one left to answer.
  void session.send('Browser.crashGpuProcess').catch(() => undefined)
  await expect.poll(() => gpuProcess(session)).not.toBe(before)
  await expect(app.button(app.m.train.stop)).toBeVisible()
  await app.trained()
  await expect(app.pane(app.m.train.where)).toContainText(app.m.train.engines.webgpu)
  expect(await app.finalFingerprint()).toBe(whole)
})

const DEATHS: Record<string, () => void> = {
  hangs: () => {
    for (;;);
  },
  // Nobody is told: no error, no answer.
  'is gone': () => {
    self.close()
  },
}

for (const [name, die] of Object.entries(DEATHS))
  test(`a trainer that ${name} is replaced, and the weights are the same @long`, async ({
    app,
  }) => {
    test.setTimeout(240_000)
    await begin(app, 'wasm', 4000)
    const whole = await app.finalFingerprint()
    await begin(app, 'wasm', 4000)
    await pass(app, 500)
    void trainer(app)
      .evaluate(die)
      .catch(() => undefined)
    await expect(app.main.getByText(app.m.train.recovered).last()).toBeVisible({ timeout: 60_000 })
    await expect(app.button(app.m.train.stop)).toBeVisible()
    await expect(app.button(app.m.train.stop)).toBeHidden({ timeout: 60_000 })
    expect(await app.finalFingerprint()).toBe(whole)
  })
