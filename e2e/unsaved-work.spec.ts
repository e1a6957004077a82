import { QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test('what could not be saved is not left without asking', async ({ app, page }) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile({ name: 'customers.csv', content: customers(240) })
  await expect(app.saved).toBeVisible()
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room left', 'QuotaExceededError')
    }
  })
  await app.pick(m.data.target, 'region')
  await expect(app.alert).toContainText(m.storage.full)

  const sheet = page.getByRole('dialog', { name: m.projects.unsavedTitle })
  const other = { name: 'others.csv', content: customers(120) }
  await app.openAnother(other)
  await sheet.getByRole('button', { name: m.projects.stay }).click()
  await expect(app.field(m.data.target)).toHaveValue('region')
  await expect(app.title).toContainText('240')

  await app.openAnother(other)
  await sheet.getByRole('button', { name: m.projects.leaveAnyway }).click()
  await expect(app.title).toContainText('120')
})
