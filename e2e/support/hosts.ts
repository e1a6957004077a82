import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { headerRules } from '../../hosting/headers.ts'
import { headersFile, nginxConfig } from '../../hosting/host-files.ts'
import { ensureNginx } from '../../scripts/ensure-nginx.mjs'
import { serve, serveFolder } from '../../scripts/serve.mjs'

/**
 * The kinds of host that Terrarium is tried on: `npm start` with its `headers.json`; nginx with the configuration of
 * `hosting/`; one that obeys `_headers` as Netlify and Cloudflare Pages do; one that sends no headers, as GitHub Pages.
 */
export type HostProfile = 'headers' | 'nginx' | 'underscoreHeaders' | 'none'

export interface Host {
  /** Ends with a slash. */
  address: string
  close: () => Promise<void>
}

/**
 * Why a kind of host cannot be tried on this machine; undefined where it can. May install nginx, as root.
 * @throws where that fails
 */
export function whyNoProfile(name: HostProfile): string | undefined {
  return name === 'nginx' && ensureNginx() === undefined
    ? 'there is no nginx here, and only root may install it, by apt-get'
    : undefined
}

/**
 * Serves a build on a free port of 127.0.0.1 until closed.
 * @param dist absolute path of the build
 * @param folder of the addresses, as in `/terrarium/`; a host without headers has `/repo/` where nothing is said
 * @throws where nginx is asked for and cannot be had, or refuses its configuration
 */
export async function serveProfile(
  name: HostProfile,
  dist: string,
  folder = name === 'none' ? '/repo/' : '/',
): Promise<Host> {
  switch (name) {
    case 'headers':
      if (folder !== '/') throw new Error('npm start serves the root of an address only')
      return serve({ root: dist, port: 0 })
    case 'nginx':
      return serveByNginx(dist, folder)
    case 'underscoreHeaders': {
      const text =
        folder === '/'
          ? readFileSync(join(dist, '_headers'), 'utf8')
          : headersFile(headerRules({ https: true }), folder)
      const rules = rulesOf(text)
      const headersOf = (address: string) => joinedHeaders(address, rules)
      return serveFolder({ root: dist, path: folder, port: 0, headersOf })
    }
    case 'none':
      return serveFolder({ root: dist, path: folder, port: 0, headersOf: () => ({}) })
  }
}

/** One block of `_headers`: an address that may end in `*`, and what is set there. */
interface Rule {
  path: string
  headers: [name: string, value: string][]
}

function rulesOf(text: string): Rule[] {
  const rules: Rule[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: [] })
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value])
  }
  return rules
}

/** Every rule that fits the address counts; what two of them set is joined by a comma. */
function joinedHeaders(address: string, rules: readonly Rule[]): Record<string, string> {
  const joined: Record<string, string> = {}
  for (const { path, headers } of rules) {
    const fits = path.endsWith('*') ? address.startsWith(path.slice(0, -1)) : address === path
    if (!fits) continue
    for (const [name, value] of headers) {
      joined[name] = name in joined ? `${joined[name] ?? ''}, ${value}` : value
    }
  }
  // What both hosts send where no rule speaks of keeping.
  return { 'Cache-Control': 'public, max-age=0, must-revalidate', ...joined }
}

/** The real nginx, with the configuration of `hosting/` changed in its port and its folder alone. */
async function serveByNginx(dist: string, folder: string): Promise<Host> {
  const program = ensureNginx()
  if (program === undefined) throw new Error(whyNoProfile('nginx'))
  const place = mkdtempSync(join(tmpdir(), 'terrarium-nginx-'))
  const root = join(place, 'html')
  const files = join(root, folder)
  mkdirSync(dirname(files), { recursive: true })
  symlinkSync(dist, files.replace(/\/$/, ''))
  const port = await freePort()
  const site = nginxConfig(headerRules(), folder)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /usr/share/nginx/html;', `root ${root};`)
  const config = join(place, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  writeFileSync(
    config,
    [
      // As root its workers would be another user, who may not be allowed to read the build.
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${join(place, 'pid')};`,
      `error_log ${join(place, 'error.log')};`,
      'worker_processes 1;',
      'events {}',
      'http {',
      'include /etc/nginx/mime.types;',
      'access_log off;',
      ...temporary.map((name) => `${name}_temp_path ${join(place, name)};`),
      site,
      '}',
    ].join('\n'),
  )
  // It returns when it listens, and works on in the background.
  const options = ['-p', place, '-c', config]
  const started = spawnSync(program, options, { encoding: 'utf8' })
  if (started.status !== 0) throw new Error(`nginx: ${started.stderr}`)
  const stop = () => {
    spawnSync(program, [...options, '-s', 'stop'])
    rmSync(place, { recursive: true, force: true })
  }
  process.once('exit', stop)
  return {
    address: `http://127.0.0.1:${port}${folder}`,
    close: () => {
      process.off('exit', stop)
      stop()
      return Promise.resolve()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0
      server.close(() => {
        resolve(port)
      })
    })
  })
}
