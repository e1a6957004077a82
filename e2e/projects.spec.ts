import { QUICK_SETTINGS, type App } from './support/app.ts'
import { expect, test } from './support/test.ts'
import { customers } from './support/tables.ts'

/** Gives a project another name, from the list. */
async function rename(app: App, from: string, to: string): Promise<void> {
  const { m, page } = app
  await page.getByRole('button', { name: m.projects.moreLabel(from) }).click()
  await app.button(m.projects.rename).click()
  const sheet = page.getByRole('dialog', { name: m.projects.renameTitle })
  await sheet.getByLabel(m.projects.name).fill(to)
  await sheet.getByRole('button', { name: m.projects.save }).click()
}

test('the menu of the only project in the list is seen whole, and closes by what is done elsewhere', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'customers.csv', content: customers(200) })
  await app.goProjects()
  const more = page.getByRole('button', { name: m.projects.moreLabel('customers') })
  const items = [m.projects.rename, m.projects.duplicate, m.take.exportProject, m.projects.delete]
  await more.click()
  for (const item of items) await expect(app.button(item)).toBeInViewport({ ratio: 1 })
  await app.title.click()
  for (const item of items) await expect(app.button(item)).toBeHidden()
  await more.press('Enter')
  await page.keyboard.press('Tab')
  await expect(app.button(m.projects.rename)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await expect(app.button(m.projects.rename)).toBeHidden()

  // As where the list is sorted anew.
  await more.click()
  await app
    .table(m.projects.title)
    .locator('tbody')
    .evaluate((rows) => {
      rows.prepend(...rows.children)
    })
  for (const item of items) await expect(app.button(item)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(app.button(m.projects.rename)).toBeHidden()
})

test('projects are begun, found, renamed, copied, deleted and brought back, over a reload', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel()
  await expect(app.saved).toBeVisible()
  await app.go('data')
  await app.openAnother({ name: 'customers.csv', content: customers(200) })
  await app.goProjects()
  const projects = app.table(m.projects.title)
  await expect(projects.locator('tbody tr')).toHaveCount(2)
  await expect(projects).toContainText('customers 2')

  await rename(app, 'customers 2', 'Spring <b>mailing</b>')
  await app.set(m.projects.search, 'mailing')
  await expect(projects.locator('tbody tr')).toHaveCount(1)
  await expect(projects).toContainText('Spring <b>mailing</b>')
  await app.set(m.projects.search, '')
  await app.set(m.projects.note, 'who will come back')
  await app.title.click()
  await page.keyboard.press('Control+z')
  await expect(app.field(m.projects.note)).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(projects).toContainText('customers 2')
  await page.keyboard.press('Control+Shift+z')
  await expect(projects).toContainText('Spring <b>mailing</b>')

  await page.getByRole('button', { name: m.projects.moreLabel('customers') }).click()
  await app.button(m.projects.duplicate).click()
  await expect(projects).toContainText(m.projects.copyOf('customers'))

  await page.getByRole('button', { name: m.projects.moreLabel('customers copy') }).click()
  await app.button(m.projects.delete).click()
  await expect(projects.locator('tbody tr')).toHaveCount(2)
  await page.getByRole('button', { name: m.common.undo, exact: true }).click()
  await expect(projects.locator('tbody tr')).toHaveCount(3)

  await page.getByRole('button', { name: m.projects.moreLabel('customers copy') }).click()
  await app.button(m.projects.delete).click()
  await expect(projects.locator('tbody tr')).toHaveCount(2)
  await page.reload()
  await expect(app.table(m.trash.title)).toContainText('customers copy')
  await app.button(m.trash.restoreOf('customers copy')).click()
  await expect(projects.locator('tbody tr')).toHaveCount(3)

  await page.getByRole('button', { name: m.projects.moreLabel('customers copy') }).click()
  await app.button(m.projects.delete).click()
  await app.button(m.trash.eraseOf('customers copy')).click()
  await page.getByRole('dialog').getByRole('button', { name: m.trash.erase }).click()
  await expect(app.table(m.trash.title)).toHaveCount(0)
  await page.reload()
  await expect(projects.locator('tbody tr')).toHaveCount(2)
  await expect(app.table(m.trash.title)).toHaveCount(0)
})

test('what was chosen and the model of the run are there again after a reload; the table is asked for', async ({
  app,
  page,
}) => {
  const { m } = app
  const table = { name: 'customers.csv', content: customers(240) }
  await app.start(QUICK_SETTINGS)
  await app.openFile(table)
  await app.pick(m.data.target, 'region')
  await app.train()
  await app.trained()
  await expect(app.saved).toBeVisible()
  const steps = page.getByRole('navigation', { name: m.common.stepsLabel })
  const best = /best: epoch \d+/.exec(await steps.innerText())?.[0] ?? 'none'

  await page.reload()
  await expect(app.title).toHaveText(m.projects.reopenTitle('customers.csv'))
  await app.give(m.projects.reopen('customers.csv'), table)
  await expect(app.field(m.data.target)).toHaveValue('region')
  await expect(steps).toContainText(best)
  await app.go('evaluate')
  await expect(app.title).toHaveText(m.evaluate.title)
  await app.goProjects()
  await expect(app.table(m.projects.title).locator('tbody tr')).toHaveCount(1)

  // Another file is pointed out, and what was made before stays.
  await page.reload()
  await app.button(m.projects.openLabel('customers')).click()
  await app.give(m.projects.reopen('customers.csv'), {
    name: 'orders.csv',
    content: customers(200),
  })
  const sheet = page.getByRole('dialog', { name: m.projects.otherTitle })
  await sheet.getByRole('button', { name: m.projects.otherNew }).click()
  await app.expectTable()
  await app.goProjects()
  await expect(app.table(m.projects.title).locator('tbody tr')).toHaveCount(2)
})

test('with its rows kept a project opens with its table; without the tick they are gone', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile({ name: 'customers.csv', content: customers(240) })
  await app.goProjects()
  // At the side, on every page: how much is kept.
  const amount = page.getByRole('button', { name: / here, / })
  await expect(amount).toContainText(/\d B here/)
  await app.field(m.projects.keepData).check()
  await expect(amount).toContainText(/\d kB here/)
  const rows = (kept: string) =>
    app.table(m.projects.title).getByRole('cell', { name: kept, exact: true })
  await expect(rows(m.projects.kept)).toBeVisible()
  await expect(app.saved).toBeVisible()
  await page.goto('about:blank')
  await page.goto('./#projects')
  await app.button(m.projects.openLabel('customers')).click()
  await app.expectTable()
  await app.goProjects()
  await app.field(m.projects.keepData).uncheck()
  await expect(rows(m.projects.notKept)).toBeVisible()
})

test('a tab that keeps nothing writes nothing at all', async ({ app, page }) => {
  const { m } = app
  await app.start(QUICK_SETTINGS, '?keep=nothing')
  await app.openFile({ name: 'customers.csv', content: customers(240) })
  await app.train()
  await app.trained()
  await expect(page.getByRole('banner')).toContainText(`customers ${m.projects.head.nothing}`)
  await app.goProjects()
  await expect(app.main.getByRole('heading', { name: m.projects.nothingKept })).toBeVisible()
  const kept = await page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    local: localStorage.length,
    session: sessionStorage.length,
  }))
  expect(kept).toEqual({ databases: [], local: 0, session: 0 })
})
