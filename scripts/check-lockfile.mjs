// Looks through package-lock.json: where packages come from, what they would run, what is known against them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './install-dependencies.mjs'
import { isInRange } from './version-range.mjs'

/**
 * @typedef {{ name?: string, version?: string, resolved?: string, integrity?: string, link?: boolean, hasInstallScript?: boolean }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lock
 * @typedef {{ id: string, package: string, affected: string, what: string, decision: 'not-affected' | 'not-shipped' |
 *   'accepted', why?: string }} Advisory
 */

const REGISTRY = 'https://registry.npmjs.org/'
const OWN = 'workers/data/stubs/'

/** Packages that bring an install script. `npm ci --ignore-scripts` runs none of them. */
const SCRIPTS_NOT_RUN = new Map([
  ['core-js', 'prints a request for donations'],
  ['protobufjs', 'writes a version number into its own folder, for its command line'],
])

/**
 * The lock file says a name where a package lies under another one, as in `"left": "npm:right@1"`.
 * @param {string} path of a package in the lock file
 * @param {Locked} locked
 * @returns {string} its own name
 */
function nameOf(path, { name }) {
  return name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/**
 * @param {Lock} lock
 * @returns {[name: string, path: string, locked: Locked][]} what is installed from elsewhere
 */
function foreign({ packages }) {
  return Object.entries(packages)
    .filter(([path, { link = false }]) => path.includes('node_modules/') && !link)
    .map(([path, locked]) => [nameOf(path, locked), path, locked])
}

/**
 * @param {Lock} lock
 * @returns {string[]} which packages are not held to their contents, or bring what would be run
 */
export function problemsOfSources(lock) {
  const problems = []
  for (const [path, { link = false, resolved = '' }] of Object.entries(lock.packages)) {
    if (link && !resolved.startsWith(OWN)) problems.push(`links ${path} to ${resolved}`)
  }
  for (const [name, path, locked] of foreign(lock)) {
    const { resolved = REGISTRY, integrity = '', hasInstallScript = false } = locked
    // Most of the file names no place: that is the registry, and the checksum holds whatever it gives to the contents.
    if (!resolved.startsWith(REGISTRY))
      problems.push(`takes ${path} from ${resolved}, not from the registry`)
    if (!/^sha512-[\w+/]{86}==$/.test(integrity)) problems.push(`has no SHA-512 of ${path}`)
    if (hasInstallScript && !SCRIPTS_NOT_RUN.has(name))
      problems.push(`holds ${name} with an install script that nobody has looked at`)
  }
  const withScript = new Set(
    foreign(lock).flatMap(([name, , { hasInstallScript }]) => (hasInstallScript ? [name] : [])),
  )
  for (const name of SCRIPTS_NOT_RUN.keys()) {
    if (!withScript.has(name))
      problems.push(`holds no ${name} with an install script: it is allowed one for nothing`)
  }
  const cores = foreign(lock).filter(([name]) => name === '@tensorflow/tfjs-core')
  if (cores.length !== 1)
    problems.push(`holds ${String(cores.length)} versions of TensorFlow.js, not one`)
  return problems
}

/**
 * @param {Lock} lock
 * @param {Advisory[]} advisories
 * @returns {string[]} what is known against a locked version and not decided about, and decisions that are out of date
 */
export function problemsOfAdvisories(lock, advisories) {
  const problems = []
  const names = new Set(Object.entries(lock.packages).map(([path, locked]) => nameOf(path, locked)))
  for (const { id, package: name, affected, what, decision, why } of advisories) {
    // A slip in a name would keep quiet for ever.
    if (!names.has(name)) problems.push(`holds no ${name}, of which ${id} speaks`)
    const hit = foreign(lock)
      .filter(([each]) => each === name)
      .map(([, , { version = '' }]) => version)
      .filter((version) => isInRange(version, affected))
    if (decision === 'not-affected') {
      for (const version of hit) problems.push(`holds ${name} ${version}: ${id}, ${what}`)
    } else if (why === undefined || why === '') {
      problems.push(`${id} of ${name} is ${decision} without a reason`)
    } else if (decision === 'accepted' && hit.length === 0) {
      problems.push(`${id} of ${name} affects nothing any more; its decision is "not-affected"`)
    }
  }
  return problems
}

/** @returns {Lock} */
export function readLock() {
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
}

/** @returns {Advisory[]} */
export function readAdvisories() {
  return JSON.parse(readFileSync(join(ROOT, 'hosting/advisories.json'), 'utf8')).advisories
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = readLock()
  const advisories = readAdvisories()
  const problems = [...problemsOfSources(lock), ...problemsOfAdvisories(lock, advisories)]
  for (const problem of problems) console.error(`package-lock.json ${problem}`)
  if (problems.length > 0) process.exit(1)
  console.log(
    `${String(foreign(lock).length)} packages from the registry, each with its SHA-512; ${String(advisories.length)} advisories looked up`,
  )
}
