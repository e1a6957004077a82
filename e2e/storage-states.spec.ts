import { App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { openSmallBrowser } from './support/small-browser.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(240) }

test('a second tab follows live and cannot change anything; taking over swaps the two', async ({
  app,
  page,
  context,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await app.goProjects()
  await app.field(m.projects.keepData).check()
  await expect(
    app.table(m.projects.title).getByRole('cell', { name: m.projects.kept, exact: true }),
  ).toBeVisible()
  await expect(app.saved).toBeVisible()
  await app.go('data')

  const second = new App(await context.newPage())
  await second.page.goto('./#projects')
  await second.button(m.projects.openLabel('customers')).click()
  await second.expectTable()
  await expect(second.main.getByText(m.projects.following)).toBeVisible()
  await expect(second.field(m.data.target)).toBeDisabled()

  await app.pick(m.data.target, 'region')
  await expect(second.field(m.data.target)).toHaveValue('region')

  await second.page.getByRole('button', { name: m.projects.takeOver }).click()
  await expect(second.field(m.data.target)).toBeEnabled()
  await expect(app.main.getByText(m.projects.takenOver)).toBeVisible()
  await expect(app.field(m.data.target)).toBeDisabled()

  await second.page.close()
  await expect(app.field(m.data.target)).toBeEnabled()
  await page.close()
})

test('erasing everything leaves nothing behind, and other tabs hear of it', async ({
  app,
  page,
  context,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.saved).toBeVisible()
  const second = new App(await context.newPage())
  await second.page.goto('./#storage')
  await second.button(m.storage.erase).click()
  const sheet = second.page.getByRole('dialog', { name: m.storage.eraseTitle })
  await sheet.getByLabel(m.storage.eraseSure).check()
  await sheet.getByRole('button', { name: m.storage.erase }).click()
  await expect(second.main.getByText(m.storage.erased)).toBeVisible()
  await expect(app.main.getByText(m.storage.erasedElsewhere)).toBeVisible()

  expect(await second.page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(await second.page.evaluate(() => localStorage.length)).toBe(0)

  // What is open stays usable, and is saved again only when that is asked for.
  await second.goProjects()
  await expect(second.main.getByText(m.projects.emptyText)).toBeVisible()
  await app.button(m.storage.saveAgain).click()
  await expect(app.saved).toBeVisible()
  await page.reload()
  await app.goProjects()
  await expect(app.table(m.projects.title)).toContainText('customers')
})

test('the browser is asked not to clear what is kept once the person has kept something, and not before', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.addInitScript(() => {
    // The empty page before the first has none.
    if (!isSecureContext) return
    const storage = navigator.storage
    const ask = storage.persist.bind(storage)
    storage.persist = () => {
      document.documentElement.dataset.asked = '1'
      return ask()
    }
  })
  const asked = page.locator('html[data-asked]')
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  // By itself it is saved without a question.
  await expect(app.saved).toBeVisible()
  await expect(asked).toHaveCount(0)
  await app.goProjects()
  await app.field(m.projects.keepData).check()
  await expect(asked).toHaveCount(1)
})

test('where the browser clears what was stored, what is open can be saved again', async ({
  app,
  page,
  context,
  baseURL,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.saved).toBeVisible()
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    storageTypes: 'all',
  })
  await expect(app.alert).toContainText(m.storage.cleared)
  await app.button(m.storage.saveAgain).click()
  await expect(app.alert).toHaveCount(0)
  await page.reload()
  await expect(app.title).toHaveText(m.projects.reopenTitle('customers.csv'))
})

test('a full storage is said, and what could not be saved is saved as soon as there is room @long', async ({
  baseURL,
}, info) => {
  const { app, makeRoom, close } = await openSmallBrowser(info, baseURL)
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await expect(app.alert).toContainText(m.storage.full)
  await app.button(m.storage.makeRoom).click()
  await expect(app.title).toHaveText(m.storage.title)
  await makeRoom()
  await expect(async () => {
    await app.button(m.storage.tryAgain).click({ timeout: 1000 })
    await expect(app.alert).toHaveCount(0, { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await expect(app.saved).toBeVisible()
  await close()
})
