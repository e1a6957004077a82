import type { Experiment } from '../src/domain/experiment.ts'
import { type App, type TestFile } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE: TestFile = { name: 'customers.csv', content: customers(2000) }

/** Long enough to be interrupted after its first checkpoint, which comes after three seconds. */
const SETTINGS: Omit<Experiment, 'target' | 'terrarium'> = {
  network: {
    layers: [
      { units: 300, activation: 'relu', dropout: 0.2 },
      { units: 300, activation: 'relu' },
    ],
  },
  training: {
    engine: 'wasm',
    epochs: 80,
    batchSize: 16,
    earlyStopping: null,
    optimizer: { name: 'adam', learningRate: 0.01 },
  },
}

async function fingerprint(app: App): Promise<string> {
  await app.evaluate()
  const term = app.main.getByRole('term').filter({ hasText: app.m.evaluate.fingerprint })
  return term.locator('xpath=following-sibling::dd').innerText()
}

test('a run that a reload interrupted goes on from its checkpoint, to the same bits @long', async ({
  app,
  page,
}) => {
  const { m } = app
  const words = m.projects.interrupted
  await app.start(SETTINGS)
  await app.openFile(TABLE)
  await app.train()
  await app.trained()
  const whole = await fingerprint(app)

  await app.start(SETTINGS)
  await app.openFile(TABLE)
  await app.train()
  const kept = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('terrarium')
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(request.error ?? new Error('no database'))
        }
      })
      const keys = await new Promise<IDBValidKey[]>((resolve) => {
        const request = db.transaction('heads').objectStore('heads').getAllKeys()
        request.onsuccess = () => {
          resolve(request.result)
        }
      })
      db.close()
      return keys.some((key) => typeof key === 'string' && key.startsWith('checkpoint:'))
    })
  await expect.poll(kept, { timeout: 30_000 }).toBe(true)
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()

  await expect(app.main.getByText(/was interrupted at epoch \d+/)).toBeVisible()
  await app
    .button(words.open('customers.csv'))
    .or(app.button(/^Resume from epoch/))
    .first()
    .click()
  await app.give(m.projects.reopen('customers.csv'), TABLE)
  await app.button(/^Resume from epoch [\d,]+$/).click()
  await app.trained()
  expect(await fingerprint(app)).toBe(whole)
  await expect(app.main.getByText(/was interrupted at epoch/)).toHaveCount(0)
})
