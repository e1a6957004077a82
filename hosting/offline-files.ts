import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Zippable, zipSync } from 'fflate'
import { build } from 'vite'
import type { Release } from '../workers/offline/release.ts'
import { headerRules } from './headers.ts'
import { listFiles } from './list-files.mjs'

const ENTRY = fileURLToPath(new URL('../workers/offline/service-worker.ts', import.meta.url))
/** What a download holds beside the build. */
const WITH_DOWNLOAD = {
  'README.txt': new URL('download-readme.txt', import.meta.url),
  LICENSE: new URL('../LICENSE', import.meta.url),
}

/** The service worker: at the root of the build, because it can answer only for what lies below it. */
const SERVICE_WORKER = 'sw.js'

/** The whole build as a file to take along. */
const DOWNLOAD = 'terrarium.zip'

/** For hosts, which do not give them out, or not as they are. */
const FOR_HOSTS = ['_headers', 'headers.json']

/** Everything that a download unpacks to lies in this folder. */
const FOLDER = 'terrarium'

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Every file below a folder by its path with slashes, in the order of their code units. */
function filesBelow(folder: string): Map<string, Buffer> {
  return new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path))]))
}

/** The service worker as one classic script: not every browser takes modules there. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife' } },
      modulePreload: false,
    },
  })
  const [script] = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output : [],
  )
  if (script?.type !== 'chunk') throw new Error('the service worker was not built')
  return script.code
}

/**
 * Writes the service worker and the download into a build that is complete otherwise. The same build gives the
 * same bytes.
 * @param dist the folder of the build
 * @param buildId as in the page and its workers
 */
export async function writeOfflineFiles(dist: string, buildId: string): Promise<void> {
  const made = [SERVICE_WORKER, DOWNLOAD]
  const files = new Map([...filesBelow(dist)].filter(([path]) => !made.includes(path)))
  const script = await bundle()
  const release: Omit<Release, 'id'> = {
    build: buildId,
    files: Object.fromEntries(
      [...files]
        .filter(([path]) => !FOR_HOSTS.includes(path))
        .map(([path, bytes]) => [path, sha256(bytes)]),
    ),
    rules: headerRules(),
  }
  const id = sha256(JSON.stringify(release) + script).slice(0, 16)
  const worker = `const __RELEASE__=${JSON.stringify({ ...release, id })};\n${script}`
  writeFileSync(join(dist, SERVICE_WORKER), worker)
  files.set(SERVICE_WORKER, Buffer.from(worker))
  writeFileSync(join(dist, DOWNLOAD), zipped(files))
}

/** All files with their checksums (for `sha256sum -c`) and a word on how to serve them. */
function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const all = new Map(files)
  for (const [path, url] of Object.entries(WITH_DOWNLOAD)) all.set(path, readFileSync(url))
  const sums = [...all].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('')
  const zippable: Zippable = {}
  for (const [path, bytes] of all.set('SHA256SUMS', Buffer.from(sums))) {
    zippable[`${FOLDER}/${path}`] = [bytes, { level: path.endsWith('.png') ? 0 : 9 }]
  }
  // A fixed time, so that two builds give the same file; a zip keeps local time, which has no zone.
  return zipSync(zippable, { mtime: '2020-01-01T00:00:00' })
}
