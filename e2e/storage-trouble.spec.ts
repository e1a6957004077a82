import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium as launcher, type Page } from '@playwright/test'
import { chromium } from './chromium.ts'
import { App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(240) }
/** What version 1 of the app's storage had. */
const FIRST_STORES = ['summaries', 'manifests', 'arrays']

/**
 * A page of the same origin with nothing of the app in it, which opens the app's storage in a version of its own and
 * keeps the connection whatever is asked of it.
 */
async function holdStore(page: Page, version: number): Promise<void> {
  const body = '<title>Another</title><link rel="icon" href="data:,">'
  await page.route('**/another', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('./another')
  await page.evaluate(
    ({ version, stores }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('terrarium', version)
        request.onupgradeneeded = ({ oldVersion }) => {
          if (oldVersion === 0) for (const name of stores) request.result.createObjectStore(name)
        }
        request.onsuccess = () => {
          resolve()
        }
        request.onerror = () => {
          reject(new Error(request.error?.message))
        }
      }),
    { version, stores: FIRST_STORES },
  )
}

/** What is on screen is whole and can be worked with, and its model leaves as a file. */
async function expectToWork(app: App): Promise<void> {
  const { m } = app
  await app.train()
  await expect(app.button(m.train.again)).toBeVisible({ timeout: 60_000 })
  // Said once.
  expect(await app.alert.count()).toBeLessThan(2)
  const saved = app.page.waitForEvent('download')
  await app.button(m.storage.downloadModel).click()
  expect((await saved).suggestedFilename()).toMatch(/\.terrarium$/)
}

test('where the browser lets the page store nothing, that is said, and everything else works', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission.', 'SecurityError')
    }
  })
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.alert).toContainText(m.storage.blocked)
  await expectToWork(app)
})

test('what a newer app has stored is not touched by an older one, which works on in memory', async ({
  app,
  page,
  context,
}) => {
  const { m } = app
  const other = await context.newPage()
  await holdStore(other, 99)
  await other.close()
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.alert).toContainText(m.storage.newer)
  await expect(app.button(m.storage.reload)).toBeVisible()
  await expectToWork(app)
  const [kept] = await page.evaluate(() => indexedDB.databases())
  expect(kept?.version).toBe(99)
})

test('while another tab holds an older storage the work goes on, and is saved as soon as that one is closed', async ({
  app,
  context,
}) => {
  const { m } = app
  const other = await context.newPage()
  await holdStore(other, 1)
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.main.getByText(m.storage.waiting)).toBeVisible()
  await expectToWork(app)
  await other.close()
  await expect(app.main.getByText(m.storage.waiting)).toHaveCount(0)
  await expect(app.saved).toBeVisible()
})

test('a tab whose storage a newer app has taken over says so and keeps what is on screen', async ({
  app,
  context,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.saved).toBeVisible()
  const other = await context.newPage()
  await holdStore(other, 99)
  await expect(app.main.getByText(m.storage.superseded)).toBeVisible()
  await expect(app.button(m.storage.reload)).toBeVisible()
  await expectToWork(app)
})

test('a damaged storage is said and not deleted by itself; one can start afresh @long', async ({
  baseURL,
}, info) => {
  const profile = info.outputPath('profile')
  const open = async () => {
    const context = await launcher.launchPersistentContext(profile, {
      ...chromium,
      ...(baseURL === undefined ? {} : { baseURL }),
    })
    return { context, app: new App(await context.newPage()) }
  }
  const first = await open()
  await first.app.start(QUICK_SETTINGS)
  await first.app.openFile(TABLE)
  await expect(first.app.saved).toBeVisible()
  await first.context.close()
  const { hostname, port } = new URL(baseURL ?? '')
  const files = join(profile, 'Default', 'IndexedDB', `http_${hostname}_${port}.indexeddb.leveldb`)
  rmSync(files, { recursive: true })
  writeFileSync(files, 'no database')

  const { context, app } = await open()
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.alert).toContainText(m.storage.damaged)
  await expectToWork(app)
  await app.button(m.storage.startFresh).click()
  await expect(app.button(m.storage.erase)).toBeVisible()
  await context.close()
})
