import { App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { openSmallBrowser } from './support/small-browser.ts'
import { expect, test } from './support/test.ts'

test('a model is kept, renamed, deleted and brought back, over reloads', async ({ app, page }) => {
  const { m } = app
  await app.quickModel()
  await app.keep('first')
  await app.go('predict')
  await expect(app.main.getByText(m.predict.modelFact('first'))).toBeVisible()
  await app.goModels()
  const models = app.table(m.models.title)
  await expect(models.locator('tbody tr')).toHaveCount(1)
  await expect(models).toContainText(m.models.fromFile('customers.csv'))
  await expect(models).toContainText(m.models.questionOf('left', m.common.tasks.binary))

  await app.button(m.models.renameAction('first')).click()
  await app.field(m.models.renameLabel('first')).fill('never')
  await app.button(m.common.cancel).click()
  await app.button(m.models.renameAction('first')).click()
  await app.field(m.models.renameLabel('first')).fill('second <b>name</b>')
  await app.button(m.models.save).click()
  await expect(models).toContainText('second <b>name</b>')
  await app.go('predict')
  await expect(app.main.getByText(m.predict.modelFact('second <b>name</b>'))).toBeVisible()
  await app.goModels()
  await page.reload()
  await expect(models).toContainText('second <b>name</b>')

  await app.button(m.models.deleteLabel('second <b>name</b>')).click()
  await expect(app.main.getByText(m.models.emptyText)).toBeVisible()
  await page.getByRole('button', { name: m.common.undo, exact: true }).click()
  await expect(models).toContainText('second <b>name</b>')
  await page.reload()
  await app.button(m.models.openLabel('second <b>name</b>')).click()
  await expect(app.title).toHaveText(m.evaluate.title)

  await app.goModels()
  await app.button(m.models.deleteLabel('second <b>name</b>')).click()
  await expect(app.main.getByText(m.models.emptyText)).toBeVisible()
  await page.reload()
  await expect(app.main.getByText(m.models.emptyText)).toBeVisible()
  const trash = app.table(m.trash.title)
  await app.button(m.trash.restoreOf('second <b>name</b>')).click()
  await expect(models).toContainText('second <b>name</b>')
  await expect(trash).toHaveCount(0)

  await app.button(m.models.deleteLabel('second <b>name</b>')).click()
  await app.button(m.trash.eraseOf('second <b>name</b>')).click()
  await page.getByRole('dialog').getByRole('button', { name: m.trash.erase }).click()
  await expect(trash).toHaveCount(0)
  await app.title.click()
  await page.keyboard.press('Control+z')
  const gone = m.changes.failed(m.changes.modelDeleted('second <b>name</b>'))
  await expect(page.getByText(gone).last()).toBeVisible()
  await page.reload()
  await expect(app.main.getByText(m.models.emptyText)).toBeVisible()
  await expect(trash).toHaveCount(0)
})

test('a model kept under the same name is the next version; each has its note, which can be taken back', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel()
  await app.keep('spring')
  await app.train()
  await app.trained()
  await app.evaluate()
  await app.set(m.evaluate.keepName, 'spring')
  await expect(app.main.getByText(m.models.becomes('2', 'spring'))).toBeVisible()
  await app.keep()
  await app.goModels()
  const rows = app.table(m.models.title).locator('tbody tr')
  await expect(rows.filter({ hasText: m.models.version('2') })).toHaveCount(1)
  await expect(rows).toHaveCount(2)

  await rows
    .first()
    .getByRole('button', { name: m.models.detailsOf('spring') })
    .click()
  const sheet = page.getByRole('dialog', { name: 'spring' })
  await expect(sheet.getByRole('table').locator('tbody tr')).toHaveCount(2)
  await sheet.getByLabel(m.models.note).fill('in use since May')
  await sheet.getByRole('button', { name: m.common.close }).click()
  await expect(rows.first()).toContainText('in use since May')
  await page.keyboard.press('Control+z')
  await expect(rows.first()).not.toContainText('in use since May')
  await page.keyboard.press('Control+Shift+z')
  await expect(rows.first()).toContainText('in use since May')
  await page.reload()
  await expect(rows.first()).toContainText('in use since May')

  await rows
    .first()
    .getByRole('button', { name: m.models.detailsOf('spring') })
    .click()
  await sheet.getByRole('button', { name: m.models.openVersion('1') }).click()
  await expect(app.title).toHaveText(m.evaluate.title)
})

test('the start page leads back to the model kept last', async ({ app, page }) => {
  const { m } = app
  await app.quickModel()
  await app.keep('mine')
  await page.goto('about:blank')
  await page.goto('./')
  await app.button('mine').click()
  await expect(app.title).toHaveText(m.evaluate.title)
  await app.go('predict')
  await expect(app.pane(m.predict.formTitle)).toBeVisible()
})

test('a model leaves as a file and comes back, here or in another browser', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  const { m } = app
  await app.quickModel()
  await app.keep('to go')
  await app.go('predict')
  const answer = await app.pane(/^Chance/).innerText()
  await app.goModels()
  await app.button(m.models.downloadLabel('to go')).click()
  await page.getByLabel(m.take.seal).fill('correct horse')
  await page.getByLabel(m.take.sealAgain).fill('correct horse')
  const file = await app.download(() => app.button(m.take.save).click())
  expect(file.name).toBe('to go.terrarium')
  await app.give(m.models.openFile, { name: file.name, content: file.bytes })
  await page.getByLabel(m.take.passphrase, { exact: true }).fill('wrong horse')
  await app.button(m.take.open).click()
  await expect(page.getByText('This passphrase does not open')).toBeVisible()
  await page.getByLabel(m.take.passphrase, { exact: true }).fill('correct horse')
  await app.button(m.take.open).click()
  await expect(app.title).toHaveText(m.evaluate.title)
  await app.goModels()
  await expect(app.table(m.models.title).locator('tbody tr')).toHaveCount(2)

  const elsewhere = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) })
  const other = new App(await elsewhere.newPage())
  await other.page.goto('./#models')
  await other.give(m.models.openFile, { name: file.name, content: file.bytes })
  await other.page.getByLabel(m.take.passphrase, { exact: true }).fill('correct horse')
  await other.button(m.take.open).click()
  await expect(other.title).toHaveText(m.evaluate.title)
  await other.go('predict')
  expect(await other.pane(/^Chance/).innerText()).toBe(answer)
  await elsewhere.close()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('files that are no models, or damaged ones, are refused with a sentence', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  await app.keep('good')
  await app.goModels()
  const { bytes } = await app.downloadModel('good')
  const flipped = Buffer.from(bytes)
  // Sixty bytes into the weights.
  const at = flipped.indexOf('weights.f32') + 'weights.f32'.length + 60
  flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at)
  const bad = {
    'text.terrarium': Buffer.from('this is no model'),
    'empty.terrarium': Buffer.alloc(0),
    'half.terrarium': bytes.subarray(0, bytes.length / 2),
    'flipped.terrarium': flipped,
  }
  for (const [name, content] of Object.entries(bad)) {
    await app.give(m.models.openFile, { name, content })
    await expect(app.alert, name).toContainText(`“${name}” is no Terrarium file`)
    await expect(app.table(m.models.title).locator('tbody tr')).toHaveCount(1)
  }
  await app.button(m.models.openLabel('good')).click()
  await expect(app.title).toHaveText(m.evaluate.title)
})

test('where storage is full, nothing is lost: the model stays on screen and can be used', async ({
  baseURL,
}, info) => {
  const { app, close } = await openSmallBrowser(info, baseURL)
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile({ name: 'customers.csv', content: customers(240) })
  await expect(app.alert).toContainText(m.storage.full)
  await app.train()
  await app.evaluate()
  await app.button(m.evaluate.keep).click()
  await expect(app.alert.filter({ hasText: m.failures.storageFull({}) })).toBeVisible()
  await expect(app.kept).toHaveCount(0)
  await app.go('predict')
  await expect(app.pane(/^Chance/)).toBeVisible()
  await close()
})
