import { request } from 'node:http'
import { extname, join } from 'node:path'
import { headerRules } from '../hosting/headers.ts'
import { listFiles } from '../hosting/list-files.mjs'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { experimentToLink } from '../src/domain/experiment-link.ts'
import { headersFor } from '../src/domain/static-files.mjs'
import { cellRows, workbook } from '../workers/data/reading/fixtures/workbook.ts'
import { type App, QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { type Host, type HostProfile, serveProfile, whyNoProfile } from './support/hosts.ts'
import { expect, test } from './support/test.ts'

const DIST = join(ROOT, 'dist')

/** What a browser must be told that each kind of file is; with `nosniff` it takes nothing else for a script or style. */
const TYPES: Record<string, RegExp> = {
  '.css': /^text\/css/,
  '.csv': /^text\/csv/,
  '.html': /^text\/html/,
  '.js': /^(text|application)\/javascript/,
  '.json': /^application\/json/,
  '.png': /^image\/png/,
  '.svg': /^image\/svg\+xml/,
  '.txt': /^text\/plain/,
  '.wasm': /^application\/wasm/,
  '.webmanifest': /^application\/manifest\+json/,
}

/** Of a policy, or of several that hold together: its directives as they are written. */
function directives(policy: string): string[] {
  return policy
    .split(/[;,]/)
    .map((directive) => directive.trim())
    .sort()
}

/** What is not as it should be with the headers of every file. */
async function wrongHeaders(host: Host, profile: HostProfile): Promise<string[]> {
  const rules = headerRules()
  const wrong: string[] = []
  for (const path of ['', 'embed/', ...listFiles(DIST)]) {
    const response = await fetch(host.address + path)
    await response.body?.cancel()
    const tell = (what: string) => wrong.push(`${path}: ${what}`)
    if (response.status !== 200) tell(`status ${response.status}`)
    const sent = (name: string) => response.headers.get(name)
    const type = TYPES[extname(path) || (path === '' || path.endsWith('/') ? '.html' : '')]
    if (type !== undefined && !type.test(sent('content-type') ?? ''))
      tell(String(sent('content-type')))
    const hasCharset = ['headers', 'nginx'].includes(profile) && type?.source.startsWith('^text')
    if (hasCharset === true && !/charset=utf-8/i.test(sent('content-type') ?? ''))
      tell(`no charset: ${String(sent('content-type'))}`)
    if (profile === 'none') continue
    const { 'Cache-Control': caching, ...expected } = headersFor(`/${path}`, rules)
    for (const [name, value] of Object.entries(expected)) {
      const found = sent(name) ?? ''
      if (name === 'Content-Security-Policy') {
        // `_headers` joins policies, so the page's has to let through what its workers need.
        const wanted =
          profile === 'underscoreHeaders'
            ? value.replace(/script-src 'self'(?=;)/, "script-src 'self' 'wasm-unsafe-eval'")
            : value
        const missing = directives(wanted).filter((each) => !directives(found).includes(each))
        // `_headers` forbids framing to the app's page alone, and a rule cannot allow again what another one forbids.
        const framing = profile === 'underscoreHeaders' && path !== '' && path !== 'index.html'
        const left = missing.filter((each) => !(framing && each.startsWith('frame-ancestors ')))
        if (left.length > 0) tell(`no ${left.join(', ')}`)
      } else if (found !== value) tell(`${name}: ${found}`)
    }
    const forEver = caching?.includes('immutable') ?? false
    if ((sent('cache-control') ?? '').includes('immutable') !== forEver) tell('caching')
  }
  return wrong
}

/** What asks most of a policy: a workbook is read in a worker of a worker, and WebAssembly is compiled. */
async function readABookAndTrainInWasm(app: App, host: Host): Promise<void> {
  const { m } = app
  const training = { ...QUICK_SETTINGS.training, engine: 'wasm' as const }
  const settings = { terrarium: 1 as const, target: '', ...QUICK_SETTINGS, training }
  await app.page.goto('about:blank')
  await app.page.goto(
    `${host.address}#start&settings=${experimentToLink(settings, { withNames: false })}`,
  )
  const [head = '', ...lines] = customers(240).trim().split('\n')
  const cells = [head, ...lines].map((line) => line.split(','))
  await app.openFile({
    name: 'book.xlsx',
    content: workbook([{ name: 'Rows', rows: cellRows(cells) }]),
  })
  await app.train()
  await app.trained()
  await expect(app.pane(m.train.where)).toContainText(m.train.engines.wasm)
}

async function trainASample(app: App, host: Host): Promise<void> {
  await app.page.goto(`${host.address}#start`)
  await expect(app.title).toBeVisible()
  await app.openToy('xor')
  await app.trained()
}

const LONG: { name: string; profile: HostProfile; folder: string }[] = [
  { name: 'npm start', profile: 'headers', folder: '/' },
  { name: 'nginx', profile: 'nginx', folder: '/' },
  { name: 'nginx, in a folder', profile: 'nginx', folder: '/terrarium/' },
  { name: 'a host that reads _headers', profile: 'underscoreHeaders', folder: '/' },
  {
    name: 'a host that reads _headers, in a folder',
    profile: 'underscoreHeaders',
    folder: '/terrarium/',
  },
]

for (const { name, profile, folder } of LONG) {
  test(`${name} sends every file with its headers and type, and a sample trains there @long`, async ({
    app,
    page,
  }) => {
    const why = whyNoProfile(profile)
    test.skip(why !== undefined, why)
    const host = await serveProfile(profile, DIST, folder)
    try {
      expect(await wrongHeaders(host, profile)).toEqual([])
      await trainASample(app, host)
      await readABookAndTrainInWasm(app, host)
      expect(await page.evaluate(() => crossOriginIsolated), 'threads may share memory').toBe(true)
      expect(page.workers().length).toBeGreaterThan(0)
    } finally {
      await host.close()
    }
  })
}

test('in a folder of a host that sends no headers, every file has its type and a sample trains', async ({
  app,
  page,
}) => {
  const host = await serveProfile('none', DIST)
  try {
    expect(new URL(host.address).pathname).toBe('/repo/')
    expect(await wrongHeaders(host, 'none')).toEqual([])
    await trainASample(app, host)
    await readABookAndTrainInWasm(app, host)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  } finally {
    await host.close()
  }
})

test('hosts that read _headers send every file with its headers, in a folder of a site too', async () => {
  for (const folder of ['/', '/terrarium/']) {
    const host = await serveProfile('underscoreHeaders', DIST, folder)
    expect(await wrongHeaders(host, 'underscoreHeaders')).toEqual([])
    await host.close()
  }
})

/** Sends a request with a secret in a header; `fetch` would refuse some methods itself. */
function ask(address: string, method: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(address, { method, headers: { 'X-Secret': 'secret7b1e' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() })
      })
    })
      .on('error', reject)
      .end()
  })
}

for (const { name, profile, tag } of [
  { name: 'npm start', profile: 'headers', tag: [] as string[] },
  { name: 'nginx', profile: 'nginx', tag: '@long' },
] as const)
  test(`${name} answers no request that would change or echo something`, { tag }, async () => {
    const why = whyNoProfile(profile)
    test.skip(why !== undefined, why)
    const host = await serveProfile(profile, DIST)
    try {
      expect((await ask(host.address, 'GET')).status).toBe(200)
      for (const method of ['TRACE', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, text } = await ask(host.address, method)
        expect(status, method).toBe(405)
        expect(text, method).not.toContain('secret7b1e')
      }
    } finally {
      await host.close()
    }
  })
