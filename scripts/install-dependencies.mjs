import { spawnSync } from 'node:child_process'
import { lstatSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} path relative to the root; 0 where there is no such file */
function modified(path) {
  return statSync(`${ROOT}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Whether the packages are those of another checkout; `npm ci` would empty the folder that the link leads to. */
function isLinked() {
  return lstatSync(`${ROOT}/node_modules`, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/**
 * Runs `npm ci --ignore-scripts` if the packages are missing or older than the lock file, unless they are linked.
 * Its output goes to standard error: what it added, and errors. No package needs its install scripts.
 * @returns {boolean} false if that failed
 */
export function installDependencies() {
  if (isLinked()) return true
  // npm writes this file last, so it dates a complete installation.
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return true
  console.error('Installing the packages of package-lock.json (npm ci) …')
  const shell = process.platform === 'win32'
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  return (
    spawnSync('npm', ['ci', ...quietly], { cwd: ROOT, stdio: ['ignore', 2, 2], shell }).status === 0
  )
}
