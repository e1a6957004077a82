import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './install-dependencies.mjs'
import { siteFile } from './site-file.mjs'

/** What the build reads. */
const SOURCES = [
  'LICENSE',
  'embed',
  'index.html',
  'package.json',
  'package-lock.json',
  'scripts/site-file.mjs',
  'vite.config.ts',
  'svelte.config.js',
  'tsconfig.base.json',
  'hosting',
  'public',
  'sample-data',
  'src',
  'workers',
]

/**
 * @param {string} path
 * @returns {number} when it, or the newest thing in it, last changed; 0 where there is nothing
 */
function newest(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  // The folder's own time tells of files that were deleted.
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** @param {string | undefined} path @returns {string | undefined} */
function textOf(path) {
  return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** Whether `dist` holds a build that is newer than everything it was made from, for the same host. */
function isFresh() {
  const site = siteFile()
  // The files that it names lie where nothing here looks.
  if (site?.mustExist === true) return false
  if (textOf(site?.path) !== textOf(join(ROOT, 'dist/site.json'))) return false
  const built = newest(join(ROOT, 'dist/index.html'))
  return SOURCES.every((source) => newest(join(ROOT, source)) <= built)
}

/**
 * Builds `dist` unless it is newer than all sources. The build's output goes to standard error.
 * @returns {boolean} false if the build failed
 */
export function buildIfStale() {
  if (isFresh()) return true
  console.error('Building …')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    // Started from a test, the build must still be the one that people get.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
    stdio: ['ignore', 2, 2],
  })
  return build.status === 0
}
