import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium as playwright, type Page } from '@playwright/test'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { serveFolder } from '../scripts/serve.mjs'
import { en } from '../src/messages/en.ts'
import { chromium } from './chromium.ts'
import { App } from './support/app.ts'
import { expectKept } from './support/hosted.ts'
import { type Host, type HostProfile, serveProfile, whyNoProfile } from './support/hosts.ts'
import { leakFromPage, leakFromWorker } from './support/leaks.ts'
import { openSink } from './support/sink.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

/** All that the script tries, by the paths at which it arrives. */
const WAYS = [
  ...['fetch', 'beacon', 'socket', 'code', 'image', 'style', 'font', 'prefetch', 'frame', 'form'],
  ...['webRtc', 'window', 'leaving'],
  ...['worker-fetch', 'worker-socket', 'worker-code'],
]
/** What no content security policy covers. Without a browser that holds to `Connection-Allowlist` it may arrive. */
const UNCOVERED = new Set(['webRtc', 'window', 'leaving'])

/** Before version 156 Chromium holds to `Connection-Allowlist` only when asked to. */
const HOLDING = chromium.args.map((flag) =>
  flag.startsWith('--enable-features=')
    ? `${flag},ConnectionAllowlists,OverrideConnectionAllowlistOriginTrial`
    : flag,
)

const { titles } = en.lock
/** A full lock, and nothing that proves it wrong. */
const SEALED: Tried = { said: titles.full, arrived: [] }

const DIST = join(ROOT, 'dist')

/** Pages of no app at all: nothing keeps them, or a worker of theirs, from anything. */
const UNSEALED: Record<string, string> = {
  'index.html': '<!doctype html><title>unsealed</title><script src="unsealed.js"></script>',
  'unsealed.js': "new Worker('unsealed-worker.js', { type: 'module' })",
  'unsealed-worker.js': 'postMessage(0)',
}

async function serveUnsealed(folder: string): Promise<Host> {
  for (const [name, text] of Object.entries(UNSEALED)) await writeFile(join(folder, name), text)
  return serveFolder({ root: folder, port: 0, headersOf: () => ({}) })
}

/** Tries everything from a page and its first worker of that name, and leaves the page last. */
async function leak(page: Page, worker: RegExp): Promise<Set<string>> {
  const sink = await openSink()
  const target = { host: sink.host, udp: sink.udp }
  const [place] = page.workers().filter((each) => worker.test(each.url()))
  if (place === undefined) throw new Error(`there is no worker ${String(worker)}`)
  await place.evaluate(leakFromWorker, target)
  await page.evaluate(leakFromPage, target)
  await page.evaluate(({ host }) => {
    location.href = `http://${host}/leaving`
  }, target)
  await page
    .waitForURL(`http://${sink.host}/leaving`, { timeout: 1500 })
    .catch(() => 'it was kept from leaving')
  await sink.close()
  return sink.arrived
}

/** The app on a host, with a table in its data worker. */
async function openApp(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: address, serviceWorkers: 'allow' })
  const app = new App(page)
  await app.start()
  await app.openFile({ name: 'customers.csv', content: customers(60) })
  return page
}

/** What the page says of its lock, and what arrived all the same. */
interface Tried {
  said: string
  arrived: string[]
}

/** @param isSecond with the page loaded again once the service worker has all of it */
async function tryProfile(profile: HostProfile, args: string[], isSecond = false): Promise<Tried> {
  const host = await serveProfile(profile, DIST)
  const browser = await playwright.launch({ ...chromium, args })
  try {
    const page = await openApp(browser, host.address)
    const app = new App(page)
    if (isSecond) {
      await app.start()
      await expectKept(page)
      await app.start()
      await app.openFile({ name: 'customers.csv', content: customers(60) })
    }
    await app.goPrivacy()
    const said = await app.title.innerText()
    const worker = profile === 'none' ? /^blob:|data\.worker/ : /data\.worker/
    return { said, arrived: [...(await leak(page, worker))] }
  } finally {
    await browser.close()
    await host.close()
  }
}

test('nothing that an attacker tries in page or worker arrives, and the page says that it is sealed, where the browser holds to all headers', async () => {
  expect(await tryProfile('headers', HOLDING)).toEqual(SEALED)
})

for (const [name, args] of Object.entries({ 'as it is': chromium.args, 'that holds': HOLDING }))
  test(
    `on a page without any policy everything arrives, in a browser ${name}: the test can fail`,
    { tag: '@long' },
    async () => {
      const folder = test.info().outputPath('unsealed')
      await mkdir(folder, { recursive: true })
      const host = await serveUnsealed(folder)
      const browser = await playwright.launch({ ...chromium, args })
      try {
        const page = await browser.newPage()
        await page.goto(host.address)
        await expect.poll(() => page.workers().length).toBe(1)
        const arrived = await leak(page, /unsealed-worker/)
        expect([...arrived].filter((way) => WAYS.includes(way)).sort()).toEqual([...WAYS].sort())
      } finally {
        await browser.close()
        await host.close()
      }
    },
  )

for (const profile of ['headers', 'nginx', 'underscoreHeaders', 'none'] as const) {
  test(`${profile}: only what no policy covers may arrive`, { tag: '@long' }, async () => {
    const why = whyNoProfile(profile)
    test.skip(why !== undefined, why)
    const { said, arrived } = await tryProfile(profile, chromium.args)
    expect(arrived.filter((way) => !UNCOVERED.has(way) && way !== 'favicon.ico')).toEqual([])
    // Without headers the first visit has no allowlist; with them it is up to the browser, and what arrived tells.
    const isFull = profile !== 'none' && arrived.length === 0
    expect(said).toBe(isFull ? titles.full : titles.partial)
  })
}

for (const profile of ['nginx', 'underscoreHeaders'] as const) {
  test(
    `${profile}: nothing arrives where the browser holds to all headers`,
    { tag: '@long' },
    async () => {
      const why = whyNoProfile(profile)
      test.skip(why !== undefined, why)
      expect(await tryProfile(profile, HOLDING)).toEqual(SEALED)
    },
  )
}

test(
  'a host without headers: from the second visit on nothing arrives, for the service worker adds them',
  { tag: '@long' },
  async () => {
    expect(await tryProfile('none', HOLDING, true)).toEqual(SEALED)
  },
)
