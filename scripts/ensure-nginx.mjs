import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Outside the path of ordinary users on Debian. */
const CANDIDATES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx']

const find = () => CANDIDATES.find((path) => existsSync(path))

/**
 * The system's nginx; as root it is installed from the system's packages where it is missing.
 * @returns {string | undefined} its path; undefined where it cannot be had
 */
export function ensureNginx() {
  const found = find()
  if (found !== undefined || process.getuid?.() !== 0) return found
  console.error('No nginx here; installing it.')
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', 'nginx-light'])
  return find()
}

/**
 * Its output goes to standard error.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, { stdio: ['ignore', 2, 2] })
}
