import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'
import { customers } from './support/tables.ts'

async function pressThrice(page: Page, keys: string) {
  for (let i = 0; i < 3; i += 1) await page.keyboard.press(keys)
}

test('changes on three pages are taken back and done again by keyboard', async ({ app, page }) => {
  const { m } = app
  const banner = page.getByRole('banner')
  await app.start()
  await app.openFile({ name: 'customers.csv', content: customers(120) })
  await expect(banner.getByRole('button', { name: m.changes.nothingToUndo })).toBeVisible()
  const use = app.field(m.data.roleOf('age'))
  await use.selectOption({ label: m.data.roles.ignore })

  await app.go('prepare')
  const split = app.field(m.prepare.splitKind)
  const before = await split.inputValue()
  await split.selectOption('group')

  await app.go('train')
  const batch = app.field(m.train.batchSize)
  const usual = await batch.inputValue()
  await app.set(m.train.batchSize, 16)
  await app.set(m.train.batchSize, 8)
  const change = m.changes.change(m.train.batchSize, usual, '8')
  await expect(banner.getByRole('button', { name: m.changes.undo(change) })).toBeVisible()

  await app.title.click()
  await pressThrice(page, 'Control+z')
  await expect(banner.getByRole('button', { name: m.changes.nothingToUndo })).toBeVisible()
  await expect(batch).toHaveValue(usual)
  await expect(page.getByRole('status').filter({ hasText: 'age' }).first()).toBeAttached()
  await page.getByRole('button', { name: m.changes.goTo('data') }).click()
  await expect(use).toHaveValue('feature')
  await app.go('prepare')
  await expect(split).toHaveValue(before)

  await pressThrice(page, 'Control+Shift+z')
  await expect(banner.getByRole('button', { name: m.changes.nothingToRedo })).toBeVisible()
  await expect(split).toHaveValue('group')
  await app.go('train')
  await expect(batch).toHaveValue('8')
  await app.go('data')
  await expect(use).toHaveValue('ignore')

  // Within a text the browser's own undo has its way.
  await app.go('train')
  await batch.focus()
  await page.keyboard.press('Control+z')
  await expect(banner.getByRole('button', { name: m.changes.nothingToRedo })).toBeVisible()
})
