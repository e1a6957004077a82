import { type App, type TestFile } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'
import type { EngineName, Experiment } from '../src/domain/experiment.ts'

test.describe.configure({ retries: 0 })

const TABLE: TestFile = { name: 'customers.csv', content: customers(240) }

/** Enough for the WebAssembly engine to share a step between threads. */
const UNITS: Record<EngineName, number> = { wasm: 600, webgpu: 12, tfjs: 12, 'tfjs-cpu': 12 }

/** Rows in another order and other units left out in every epoch. */
const settings = (
  engine: EngineName,
  epochs: number,
): Omit<Experiment, 'target' | 'terrarium'> => ({
  network: { layers: [{ units: UNITS[engine], activation: 'relu', dropout: 0.3 }] },
  training: {
    engine,
    epochs,
    batchSize: 32,
    earlyStopping: null,
    optimizer: { name: 'adam', learningRate: 0.01 },
  },
})

async function model(app: App, engine: EngineName, epochs: number): Promise<string> {
  await app.start(settings(engine, epochs))
  await app.openFile(TABLE)
  await app.train()
  return app.finalFingerprint()
}

for (const engine of ['wasm', 'webgpu', 'tfjs', 'tfjs-cpu'] as const) {
  // The engine that runs everywhere each time; the others in the long run.
  const tag = engine === 'wasm' ? [] : ['@long']
  const name = `${engine}: four epochs, a reload and six more give the bits of ten epochs`
  test(name, { tag }, async ({ app, page }) => {
    const { m } = app
    const whole = await model(app, engine, 10)
    expect(whole).toMatch(/^[0-9a-f]{16}$/)
    expect(await model(app, engine, 4)).not.toBe(whole)
    await app.keep('begun')
    await page.goto('./')
    await page.reload()
    await app.openFile(TABLE)
    await app.goModels()
    await app.button(m.models.openLabel('begun')).click()
    await app.set(m.evaluate.furtherEpochs, 6)
    await app.button(m.evaluate.further).click()
    await app.trained()
    await expect(app.pane(m.train.where)).toContainText(m.train.engines[engine])
    if (engine === 'wasm') await expect(app.pane(m.train.where)).toContainText(m.train.cores)
    expect(await app.finalFingerprint()).toBe(whole)
  })
}
