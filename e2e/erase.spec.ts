import { QUICK_SETTINGS } from './support/app.ts'
import { expectKept, test } from './support/hosted.ts'
import { customers } from './support/tables.ts'
import { expect } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

test('erasing everything takes the copy of the app, its worker and all memories, and nothing of another app', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await expectKept(page)
  await page.evaluate(async () => {
    localStorage.setItem('another', 'stays')
    sessionStorage.setItem('another', 'stays')
    await caches.open('another')
    await new Promise((resolve) => {
      indexedDB.open('another').onsuccess = resolve
    })
  })
  await app.quickModel({ name: 'customers.csv', content: customers(240) }, QUICK_SETTINGS)
  await app.goProjects()
  await app.field(m.projects.keepData).check()
  await expect(app.saved).toBeVisible()
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    }))
  const before = await left()
  expect(before.databases).toContain('terrarium')
  expect(before.caches).toHaveLength(2)
  expect(before.workers).toBe(1)
  expect(before.session).toHaveLength(2)

  await page.goto('./#storage')
  await app.button(m.storage.erase).click()
  const sheet = page.getByRole('dialog', { name: m.storage.eraseTitle })
  await sheet.getByLabel(m.storage.eraseSure).check()
  await sheet.getByRole('button', { name: m.storage.erase }).click()
  await expect(app.main.getByText(m.storage.erased)).toBeVisible()
  const others = ['another']
  expect(await left()).toEqual({
    databases: others,
    caches: others,
    workers: 0,
    local: others,
    session: others,
  })
})
