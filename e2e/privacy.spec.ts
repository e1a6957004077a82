import { unzipSync } from 'fflate'
import { zhCN } from '../src/messages/zh-CN.ts'
import { QUICK_SETTINGS, type App } from './support/app.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Two rows for each of 120 people; two rows say "Lonely". */
const PEOPLE = {
  name: 'people.csv',
  content: csv(
    ['contact', 'zip', 'age', 'plan', 'left'],
    Array.from({ length: 240 }, (_, i) => {
      const age = 20 + Math.round(50 * scatter(i))
      const plan = i < 2 ? 'Lonely' : (['basic', 'plus', 'pro'][i % 3] ?? '')
      return [
        `person${i % 120}@example.com`,
        10_115 + 37 * (i % 120),
        age,
        plan,
        age > 45 ? 'yes' : 'no',
      ]
    }),
  ),
}
const PSEUDONYM = /p[0-9a-f]{16}/

/** Everything in a `.terrarium` file as text. */
function textOf(bytes: Buffer): string {
  return Object.values(unzipSync(new Uint8Array(bytes)))
    .map((entry) => Buffer.from(entry).toString('latin1'))
    .join('\n')
}

/** All that the browser keeps of the page, as text. */
async function keptByBrowser({ page }: App): Promise<string> {
  return page.evaluate(async () => {
    const found = [
      location.href,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ]
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => {
          resolve(opening.result)
        }
      })
      for (const store of db.objectStoreNames) {
        const all = await new Promise((resolve) => {
          const asking = db.transaction(store).objectStore(store).getAll()
          asking.onsuccess = () => {
            resolve(asking.result)
          }
        })
        found.push(JSON.stringify(all))
      }
      db.close()
    }
    return found.join('\n')
  })
}

test('e-mail addresses become pseudonyms that nothing after them can undo', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start(QUICK_SETTINGS)
  await app.openFile(PEOPLE)
  await expect(app.main.getByText(m.privacy.found('email', 'contact'))).toBeVisible()
  await expect(app.main.getByText(m.privacy.evidence('240', '240', 'email')).first()).toBeVisible()

  await app.button(m.privacy.remedies.pseudonym).click()
  await expect(app.main.getByText(m.privacy.keyWaits(['contact'])).first()).toBeVisible()
  const pane = app.pane(m.privacy.title)
  await app.button(m.privacy.makeKey).click()
  const key = await pane.locator('code').innerText()
  expect(key).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){4}$/)
  await app.button(m.privacy.keyDone).click()
  await expect(pane.locator('code')).toHaveCount(0)
  await expect(pane.getByRole('row', { name: /^contact/ })).toContainText(PSEUDONYM)
  const rows = app.pane(m.data.rows)
  await expect(rows).toContainText(PSEUDONYM)
  await expect(rows).not.toContainText('@')

  await app.choose(m.privacy.protectionOf('zip'), m.privacy.prefix('2'))
  await expect(rows).toContainText('10*')
  const save = () => app.button(m.privacy.save).click()
  const saved = await app.download(save)
  expect(saved.name).toBe('people-protected.csv')
  const table = saved.bytes.toString()
  expect(table).not.toContain('@')
  expect(table.split('\n')[1]).toMatch(/^p[0-9a-f]{16},10\*,/)

  await app.train()
  await app.trained()
  await app.keep('private')
  await page.getByText(m.evaluate.contents.title, { exact: true }).click()
  const contents = app.table(m.evaluate.contents.title)
  await expect(contents).toContainText('people.csv')
  await expect(contents).not.toContainText('@')
  await expect(contents).not.toContainText('Lonely')
  await app.goModels()
  const model = await app.downloadModel('private')
  const kept = [textOf(model.bytes), await keptByBrowser(app)].join('\n')
  for (const secret of ['person1@', 'example.com', 'Lonely', '10152', key]) {
    expect(kept.includes(secret), secret).toBe(false)
  }
  expect(kept).toContain('contact')

  // Another day: the same key, so the same pseudonyms.
  await app.start()
  await app.openFile(PEOPLE)
  await app.choose(m.privacy.protectionOf('contact'), m.privacy.pseudonym)
  await app.choose(m.privacy.protectionOf('zip'), m.privacy.prefix('2'))
  await app.set(m.privacy.ownKey, 'short')
  await app.button(m.privacy.useKey).click()
  await expect(pane).toContainText(m.privacy.ownKeyHelp('12'))
  await app.set(m.privacy.ownKey, key)
  await app.button(m.privacy.useKey).click()
  await expect(pane).toContainText(m.privacy.keyInUse)
  expect((await app.download(save)).bytes.toString()).toBe(table)
})

test('addresses within texts are counted and masked', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({
    name: 'notes.csv',
    content: csv(
      ['note', 'age', 'left'],
      Array.from({ length: 240 }, (_, i) => [
        `the parcel number ${i} arrived late${i % 8 === 0 ? ` write to p${i}@example.com` : ''}`,
        20 + Math.round(50 * scatter(i)),
        i % 3 === 0 ? 'yes' : 'no',
      ]),
    ),
  })
  await expect(app.main.getByText(m.privacy.found('mentions', 'note'))).toBeVisible()
  await expect(app.main.getByText(m.privacy.within('30', '240', ['email'])).first()).toBeVisible()
  await app.button(m.privacy.remedies.mask).click()
  await expect(app.pane(m.data.rows)).toContainText('write to [e-mail]')
  await expect(app.pane(m.data.rows)).not.toContainText('@')
})

test('a change of protection is undone, and rows that stand alone are counted', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile(PEOPLE)
  const pane = app.pane(m.privacy.title)
  const columns = app.table(m.data.columns)
  await expect(pane).toContainText('zip, age')
  await app.choose(m.privacy.protectionOf('contact'), m.privacy.drop)
  await expect(columns.getByRole('row', { name: /^More about contact/ })).toHaveCount(0)
  await expect(columns.locator('tbody tr')).toHaveCount(4)
  await app.choose(m.privacy.protectionOf('age'), m.privacy.band('10'))
  await app.choose(m.privacy.protectionOf('zip'), m.privacy.prefix('1'))
  await expect(pane).toContainText('0 rows stand alone')
  await expect(pane.getByRole('row', { name: /^age/ })).toContainText('→ ')
  for (let k = 0; k < 3; k++) await app.button(m.privacy.undo).click()
  await expect(columns.locator('tbody tr')).toHaveCount(5)
  await expect(app.pane(m.data.rows)).toContainText('person1@example.com')
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('texts from very few rows are named before a model is kept, and folded', async ({ app }) => {
    app.m = zhCN
    const { m } = app
    await app.start({ ...QUICK_SETTINGS, preparation: { category: { minCount: 1 } } })
    await app.openFile(PEOPLE)
    await app.train()
    await app.trained()
    await app.go('evaluate')
    await expect(app.main.getByText(m.evaluate.contents.foldHow(['plan']))).toBeVisible()
    await app.button(m.evaluate.contents.fold).click()
    await app.trained()
    await app.go('evaluate')
    await expect(app.main.getByText(m.evaluate.contents.title, { exact: true })).toBeVisible()
    await expect(app.main.getByText(m.evaluate.contents.foldHow(['plan']))).toHaveCount(0)
  })
})
