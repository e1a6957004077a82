import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { ROOT } from '../../scripts/install-dependencies.mjs'

const DIST = join(ROOT, 'dist')

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** Pages of no app at all: nothing keeps them, or a worker of theirs, from anything. */
const UNSEALED: Record<string, string> = {
  '/unsealed.html': '<!doctype html><title>unsealed</title><script src="unsealed.js"></script>',
  '/unsealed.js': "new Worker('unsealed-worker.js', { type: 'module' })",
  '/unsealed-worker.js': 'postMessage(0)',
}

/** Which headers a host sends with an address. */
export type HeadersOf = (address: string) => Record<string, string>

/** As Netlify and Cloudflare Pages read `_headers`: every rule that fits counts, and what two of them set is joined. */
export async function underscoreHeaders(): Promise<HeadersOf> {
  const blocks = (await readFile(join(DIST, '_headers'), 'utf8')).split('\n\n')
  const rules = blocks.map((block) => {
    const [path = '', ...lines] = block.trim().split('\n')
    return { path, headers: lines.map((line) => line.trim().split(/: (.*)/)) }
  })
  return (address) => {
    const sent: Record<string, string> = {}
    for (const { path, headers } of rules) {
      const fits = path.endsWith('*') ? address.startsWith(path.slice(0, -1)) : address === path
      if (!fits) continue
      for (const [name = '', value = ''] of headers) {
        sent[name] = name in sent ? `${sent[name] ?? ''}, ${value}` : value
      }
    }
    return sent
  }
}

/** Serves the build, and the unsealed page, with these headers and no others, on a free port. */
export async function bareHost(
  headersOf: HeadersOf,
): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const address = (request.url ?? '/').replace(/\?.*$/, '')
    const name = address.endsWith('/') ? `${address}index.html` : address
    const unsealed = UNSEALED[name]
    const file = unsealed === undefined ? readFile(join(DIST, name)) : Promise.resolve(unsealed)
    file.then(
      (body) => {
        response.writeHead(200, {
          ...(unsealed === undefined ? headersOf(address) : {}),
          'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
        })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
