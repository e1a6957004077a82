import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Outside the path of ordinary users on Debian. */
const CANDIDATES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx']

const find = () => CANDIDATES.find((path) => existsSync(path))

/** Only root may install, and only Debian and its kin have this command. */
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/**
 * The system's nginx; as root it is installed from the system's packages where it is missing.
 * @returns {string | undefined} its path; undefined where there is none and this machine cannot install it
 * @throws {Error} where it should have been installed and was not: proofs that need it must not be left out in silence
 */
export function ensureNginx() {
  const found = find()
  if (found !== undefined || !mayInstall()) return found
  console.error('No nginx here; installing it.')
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', 'nginx-light'])
  const installed = find()
  if (installed === undefined) throw new Error('nginx could not be installed (apt-get, see above)')
  return installed
}

/**
 * Its output goes to standard error.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, { stdio: ['ignore', 2, 2] })
}
