// A static server for `dist`, with the headers of `dist/headers.json`. No dependencies: it runs on a bare Node.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, sep } from 'node:path'
import { headersFor, typeOf } from '../src/domain/static-files.mjs'
import { ROOT } from './install-dependencies.mjs'

/** How many ports are tried after the first one. */
const PORTS_TRIED = 20

/**
 * The file that an address means.
 * @param {string} root absolute path of the served folder
 * @param {string} address the request's path as sent
 * @returns {Promise<{ path: string, bytes: number } | undefined>} undefined if there is none, or it lies outside
 */
async function findFile(root, address) {
  let name
  try {
    name = decodeURIComponent(address)
  } catch {
    return undefined
  }
  if (name.includes('\0')) return undefined
  const path = join(root, name.endsWith('/') ? `${name}index.html` : name)
  if (!path.startsWith(root + sep)) return undefined
  const entry = await stat(path).catch(() => undefined)
  return entry?.isFile() === true ? { path, bytes: entry.size } : undefined
}

/**
 * @param {string} root
 * @param {string} path the folder of the addresses that `root` stands for, as in `/repo/`
 * @param {(address: string) => Record<string, string>} headersOf
 * @returns {import('node:http').RequestListener}
 */
function respond(root, path, headersOf) {
  return async (request, response) => {
    const [address = '/'] = (request.url ?? '/').split('?')
    const file = address.startsWith(path)
      ? await findFile(root, address.slice(path.length - 1))
      : undefined
    for (const [name, value] of Object.entries(headersOf(address))) {
      response.setHeader(name, value)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (file === undefined) {
      response.setHeader('Cache-Control', 'no-store')
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
    } else {
      response.writeHead(200, {
        'Content-Type': typeOf(file.path),
        'Content-Length': file.bytes,
      })
      if (request.method === 'HEAD') response.end()
      else
        createReadStream(file.path)
          .on('error', () => response.destroy())
          .pipe(response)
    }
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/**
 * Serves a folder until closed.
 * @param {{ root: string, path?: string, headersOf: (address: string) => Record<string, string>, port?: number,
 *   strictPort?: boolean, host?: string }} options `path`: the folder of the addresses, as in `/repo/`; `headersOf`: what
 *   goes out with an address besides type and length; `port` 0 takes any free one; a taken port gives way to the next
 *   free one unless `strictPort`
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveFolder(options) {
  const { root, path = '/', headersOf, host = '127.0.0.1' } = options
  const { port = 4173, strictPort = false } = options
  const server = createServer(respond(root, path, headersOf))
  for (let tried = port; ; tried++) {
    try {
      await listen(server, tried, host)
      break
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || strictPort || tried >= port + PORTS_TRIED) throw error
    }
  }
  const bound = server.address()
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port
  return {
    address: `http://${host}:${String(actual)}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/**
 * Serves the build, with the headers of its `headers.json`, until closed.
 * @param {{ port?: number, strictPort?: boolean, host?: string, root?: string }} [options] see `serveFolder`
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(options = {}) {
  const { root = join(ROOT, 'dist'), ...rest } = options
  const rules = JSON.parse(await readFile(join(root, 'headers.json'), 'utf8'))
  return serveFolder({ ...rest, root, headersOf: (address) => headersFor(address, rules) })
}
