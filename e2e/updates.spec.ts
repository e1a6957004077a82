import { copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { en } from '../src/messages/en.ts'
import { App, QUICK_SETTINGS } from './support/app.ts'
import { DIST, expectKept, test } from './support/hosted.ts'
import { laterRelease } from './support/later-release.ts'
import { customers } from './support/tables.ts'
import { expect } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

const TABLE = { name: 'customers.csv', content: customers(240) }
/** Build ids of the releases that follow the one under test. */
const SECOND = '2222aaaa2222'
const THIRD = '3333bbbb3333'
/** More epochs than a test waits for. */
const ENDLESS = {
  ...QUICK_SETTINGS,
  training: { ...QUICK_SETTINGS.training, epochs: 100_000, earlyStopping: null },
}

/** Makes the browser look for a newer release, as it does at every visit. */
async function lookForNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
  })
}

const notice = (page: Page) =>
  page.getByRole('status').filter({ hasText: /A new version of Terrarium is ready/ })
const reload = (page: Page) =>
  notice(page).getByRole('button', { name: en.offline.reload, exact: true })

/** The release whose document is on this page: `laterRelease` names its scripts by it. */
async function releaseOf(page: Page): Promise<string> {
  const script = (await page.locator('script[type=module]').getAttribute('src')) ?? ''
  return [SECOND, THIRD].find((id) => script.endsWith(`${id.slice(0, 4)}.js`)) ?? 'first'
}

/** Builds that have a cache, in the order in which they came. */
function keptBuilds(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await caches.keys()).flatMap((name) => name.split(' ').at(-2) ?? []),
  )
}

test('a new release waits while training goes on, then comes when asked for, and the work is still there @long', async ({
  app,
  page,
  host,
}, info) => {
  const { m } = app
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type())
    void dialog.accept()
  })
  const second = info.outputPath('second')
  await laterRelease(DIST, second, SECOND)
  await app.start()
  await expectKept(page)
  await app.start(ENDLESS)
  await app.openFile(TABLE)
  await app.train()
  await expect(app.button(m.train.stop)).toBeVisible()
  host.root = second
  await lookForNewer(page)
  await expect(notice(page)).toContainText(m.offline.newerLater, { timeout: 60_000 })
  await expect(reload(page)).toHaveCount(0)
  await expect(app.button(m.train.stop)).toBeVisible()
  expect(await releaseOf(page)).toBe('first')
  await app.button(m.train.stop).click()
  await app.trained()
  await reload(page).click()
  await expect.poll(() => releaseOf(page).catch(() => '')).toBe(SECOND)
  // Saved before, so nothing had to be asked; what was learnt is there in the new release.
  expect(dialogs).toEqual([])
  await app.go('predict')
  await expect(app.pane(/^Chance/)).toBeVisible()
  await expect(notice(page)).toHaveCount(0)
  await host.stop()
  await app.quickModel()
})

test('a tab of the release before works on, with views it opens only now, until it is closed @long', async ({
  app,
  page,
  host,
  context,
}, info) => {
  const { m } = app
  const [second, third] = [info.outputPath('second'), info.outputPath('third')]
  await laterRelease(DIST, second, SECOND)
  await laterRelease(DIST, third, THIRD)
  await app.start()
  await expectKept(page)
  const other = new App(await context.newPage())
  await other.start(QUICK_SETTINGS)

  host.root = second
  await lookForNewer(page)
  await reload(page).click()
  await expect.poll(() => releaseOf(page).catch(() => '')).toBe(SECOND)
  await expect(notice(other.page)).toBeVisible()
  host.asked.length = 0
  await other.openFile(TABLE)
  await other.train()
  await other.trained()
  await other.evaluate()
  await other.goGpu()
  await expect(other.alert).toHaveCount(0)
  expect(await releaseOf(other.page)).toBe('first')
  // Its scripts are gone from the host; nothing asked there for them.
  expect(host.asked.filter((path) => /^(assets|workers)\//.test(path))).toEqual([])

  host.root = third
  await lookForNewer(page)
  await reload(page).click()
  await expect.poll(() => releaseOf(page).catch(() => '')).toBe(THIRD)
  const [first] = await keptBuilds(page)
  await expect.poll(() => keptBuilds(page)).toEqual([first, SECOND, THIRD])
  await other.page.close()
  host.root = DIST
  await expectKept(page)
  await lookForNewer(page)
  await reload(page).click()
  await expect.poll(() => releaseOf(page).catch(() => '')).toBe('first')
  // The one that is there anew, and the one before it.
  await expect.poll(() => keptBuilds(page)).toEqual([THIRD, first])
  await expect(app.title).toHaveText(m.start.title)
})

test('a release that is on the host in part is not taken up @long', async ({
  app,
  page,
  host,
}, info) => {
  const half = info.outputPath('half')
  await laterRelease(DIST, half, SECOND)
  copyFileSync(join(DIST, 'embed/index.html'), join(half, 'embed/index.html'))
  await app.start()
  await expectKept(page)
  host.root = half
  host.asked.length = 0
  await lookForNewer(page).catch(() => undefined)
  await expect.poll(() => host.asked).toContain('embed/index.html')
  await expect.poll(() => keptBuilds(page)).toHaveLength(1)
  await app.quickModel()
  expect(await releaseOf(page)).toBe('first')
  await expect(notice(page)).toHaveCount(0)
})

test('the kill switch takes the service worker and its caches back and leaves models and open pages @long', async ({
  app,
  page,
  host,
}, info) => {
  const { m } = app
  await app.start()
  await expectKept(page)
  await app.quickModel()
  await app.keep('stays')
  await page.evaluate(() => caches.open('of somebody else'))
  host.root = info.outputPath('killed')
  cpSync(DIST, host.root, { recursive: true })
  copyFileSync(join(ROOT, 'hosting/kill-switch/sw.js'), join(host.root, 'sw.js'))
  await lookForNewer(page)
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['of somebody else'])
  await app.go('predict')
  await expect(app.pane(/^Chance/)).toBeVisible()
  await page.reload()
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText('stays')
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    )
    .toBe(0)
})

test('what a host without headers leaves out comes from the service worker: for the app, its workers and the frame page @long', async ({
  app,
  page,
  host,
}) => {
  await app.start()
  await expectKept(page)
  await app.start()
  const headersOf = (path: string) =>
    page.evaluate(async (address) => Object.fromEntries((await fetch(address)).headers), path)
  const worker = (
    await page.evaluate(async () => {
      const [name = ''] = await caches.keys()
      return (await (await caches.open(name)).keys()).map(({ url }) => url)
    })
  ).find((url) => url.includes('/workers/data.worker'))
  expect(await headersOf('./')).toMatchObject({
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'connection-allowlist': '(response-origin)',
  })
  expect(await headersOf(worker ?? '')).toMatchObject({
    'content-security-policy': expect.stringContaining("connect-src 'none'"),
  })
  expect(await headersOf('./embed/?theme=dark')).toMatchObject({
    'content-security-policy': expect.stringContaining('frame-ancestors *'),
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await app.quickModel()
  const [data] = page.workers().filter((each) => each.url().includes('data.worker'))
  const refused = await data?.evaluate(() =>
    fetch('./').then(
      () => false,
      () => true,
    ),
  )
  expect(refused).toBe(true)
  expect(host.address).toContain('/lab/')
})
