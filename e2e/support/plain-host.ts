import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { typeOf } from '../../src/domain/static-files.mjs'

/** A host of this kind knows few types, and says nothing of a text's characters. */
const KNOWN = new Set(['.css', '.html', '.js', '.svg'])

function contentType(path: string): string {
  return KNOWN.has(extname(path)) ? typeOf(path).replace(/;.*$/, '') : ''
}

/** A static host as simple as they come: a sub-folder of an origin, no header but the type, files that can be changed. */
export class PlainHost {
  /** What lies in the sub-folder; another folder is another release. */
  root: string
  /** Requests of these are broken off. */
  broken: RegExp | undefined
  /** Of every request, from the sub-folder on. */
  readonly asked: string[] = []
  readonly #server: Server
  #port = 0

  private constructor(root: string) {
    this.root = root
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host')
      const path = pathname.replace(/^\/lab\//, '').replace(/(^|\/)$/, '$1index.html')
      this.asked.push(path)
      if (this.broken?.test(path) === true) {
        response.destroy()
        return
      }
      void readFile(join(this.root, path)).then(
        (bytes) => response.setHeader('Content-Type', contentType(path)).end(bytes),
        () => response.writeHead(404).end(),
      )
    })
  }

  static async open(root: string): Promise<PlainHost> {
    const host = new PlainHost(root)
    await host.start()
    return host
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}/lab/`
  }

  /** Again at the same address, after a stop. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  /** From now on nobody answers at the address. */
  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve)
      this.#server.closeAllConnections()
    })
  }
}
