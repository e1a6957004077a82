import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type InlineConfig, loadConfigFromFile, preview } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { headersFor } from '../src/domain/static-files.mjs'
import { headerRules } from './headers.ts'

/** What every kind of response is for: the page, the page for frames, a script with a policy of its own. */
const PAGE = '/'
const FRAME = '/embed/'
const WORKER = '/workers/probe.worker.ts'

let folder: string
let config: InlineConfig

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-vite-'))
  for (const name of ['embed', 'workers']) mkdirSync(join(folder, name))
  for (const name of ['index.html', 'embed/index.html', 'workers/probe.worker.ts']) {
    writeFileSync(join(folder, name), '')
  }
  // The configuration leaves the policy out where Vitest asks for it.
  vi.stubEnv('VITEST', undefined)
  const loaded = await loadConfigFromFile(
    { command: 'serve', mode: 'development' },
    join(ROOT, 'vite.config.ts'),
  )
  config = {
    ...loaded?.config,
    ...{ configFile: false, root: ROOT, cacheDir: join(folder, 'cache'), logLevel: 'silent' },
    // No page is opened, so no package has to be made ready for one.
    optimizeDeps: { noDiscovery: true },
  }
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const onFreePort = { host: '127.0.0.1', port: 0 }

/** Of the responses of a server, those headers that the source speaks of. */
async function sentBy(address: string): Promise<Record<string, Record<string, string | null>>> {
  const sent: Record<string, Record<string, string | null>> = {}
  for (const path of [PAGE, FRAME, WORKER]) {
    const { status, headers } = await fetch(new URL(path, address))
    expect(status, path).toBe(200)
    const names = Object.keys(headersFor(path, headerRules()))
    sent[path] = Object.fromEntries(names.map((name) => [name, headers.get(name)]))
  }
  return sent
}

const wanted = (options?: Parameters<typeof headerRules>[0]) =>
  Object.fromEntries(
    [PAGE, FRAME, WORKER].map((path) => [path, headersFor(path, headerRules(options))]),
  )

test('the preview sends page, frame and worker the headers of production', async () => {
  const server = await preview({ ...config, build: { outDir: folder }, preview: onFreePort })
  try {
    expect(await sentBy(server.resolvedUrls?.local[0] ?? '')).toEqual(wanted())
  } finally {
    await server.close()
  }
})

test('so does the dev server, but for the styles that it brings in itself and for keeping', async () => {
  const server = await createServer({
    ...config,
    server: { ...onFreePort, ws: false, watch: null },
  })
  try {
    await server.listen()
    const styleNonce = server.config.html?.cspNonce ?? ''
    expect(styleNonce).toMatch(/^[\w+/]{22}==$/)
    const sent = await sentBy(server.resolvedUrls?.local[0] ?? '')
    expect(sent).toEqual(wanted({ styleNonce, caching: false }))
    expect(sent[WORKER]).not.toHaveProperty(
      'Content-Security-Policy',
      expect.stringContaining('nonce'),
    )
  } finally {
    await server.close()
  }
})
