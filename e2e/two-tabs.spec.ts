import type { BrowserContext, Page } from '@playwright/test'
import { App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const TABLE = { name: 'customers.csv', content: customers(240) }

// What is recorded for it waits for a tab that hangs.
test.use({ trace: 'off' })

/** A first tab with a project of its own, on its Data page. */
async function openFirst(app: App): Promise<void> {
  await app.start(QUICK_SETTINGS)
  await app.openFile(TABLE)
  await app.goProjects()
  await app.field(app.m.projects.keepData).check()
  await expect(app.saved).toBeVisible()
  await app.go('data')
  await expect(app.field(app.m.data.target)).toBeEnabled()
}

/** A second tab on the project of the first, which it follows. */
async function openSecond({ m }: App, context: BrowserContext): Promise<App> {
  const second = new App(await context.newPage())
  await second.page.goto('./#projects')
  await second.button(m.projects.openLabel('customers')).click()
  await second.expectTable()
  await expect(second.main.getByText(m.projects.following)).toBeVisible()
  return second
}

/** Stops all that a tab does in the middle, as if it hung or slept. @returns goes on */
async function hang(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Debugger.enable')
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve))
  await session.send('Runtime.evaluate', { expression: 'setTimeout(() => { debugger })' })
  await paused
  return () => session.send('Debugger.resume')
}

async function deleteProject(app: App, name: string): Promise<void> {
  await app.button(app.m.projects.moreLabel(name)).click()
  await app.button(app.m.projects.delete).click()
}

test('a project is taken from a tab that hangs; awake again, that one follows and has lost nothing that was saved @long', async ({
  app,
  page,
  context,
}) => {
  const { m } = app
  await openFirst(app)
  await app.pick(m.data.target, 'region')
  await expect(app.saved).toBeVisible()
  const second = await openSecond(app, context)
  const wake = await hang(page)

  await second.button(m.projects.takeOver).click()
  await expect(second.button(m.projects.takeOver)).toBeDisabled()
  // It is waited for that long.
  await expect(second.main.getByText(m.projects.silent)).toBeVisible({ timeout: 20_000 })
  await second.button(m.projects.takeAnyway).click()
  await expect(second.field(m.data.target)).toHaveValue('region')
  await expect(second.field(m.data.target)).toBeEnabled()
  await second.pick(m.data.target, 'age')
  await expect(second.saved).toBeVisible()

  await wake()
  await expect(app.main.getByText(m.projects.takenOver)).toBeVisible()
  await expect(app.field(m.data.target)).toHaveValue('age')
  await expect(app.field(m.data.target)).toBeDisabled()
  await second.page.close()
  await expect(app.field(m.data.target)).toBeEnabled()
})

test('a project that another tab writes is not deleted; one deleted there does not come back by itself, but can be saved again', async ({
  app,
  context,
}) => {
  const { m } = app
  await openFirst(app)
  const second = await openSecond(app, context)
  await second.goProjects()
  await deleteProject(second, 'customers')
  await expect(second.alert).toContainText(m.failures.projectInUse({}))
  await expect(second.table(m.projects.title)).toContainText('customers')

  await app.goProjects()
  await deleteProject(app, 'customers')
  await expect(app.table(m.trash.title)).toContainText('customers')
  await second.go('data')
  await second.pick(m.data.target, 'region')
  await expect(second.alert).toContainText(m.storage.gone)
  await app.page.reload()
  await expect(app.table(m.trash.title)).toContainText('customers')

  await second.button(m.storage.saveAgain).click()
  await expect(second.saved).toBeVisible()
  await app.page.reload()
  await expect(app.table(m.projects.title)).toContainText('customers')
  await expect(app.table(m.trash.title)).toHaveCount(0)
})
