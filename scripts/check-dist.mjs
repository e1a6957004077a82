// Looks through the build for what must not be shipped. Changes nothing.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../hosting/list-files.mjs'
import { readAdvisories } from './check-lockfile.mjs'
import { problemsOfText } from './dist-content.mjs'
import { ROOT } from './install-dependencies.mjs'

const DIST = join(ROOT, 'dist')
const LARGEST_BYTES = 5_000_000

/** What every build has, for those who host it and those who check it. */
const EXPECTED = [
  'headers.json',
  '_headers',
  'third-party-licences.txt',
  'sbom.cdx.json',
  'SHA256SUMS',
]

/** @param {string} name @returns {string[]} what is wrong with this file */
function problemsOf(name) {
  const path = join(DIST, name)
  const { size } = statSync(path)
  const tooLarge =
    size > LARGEST_BYTES ? [`has ${String(size)} bytes, at most ${String(LARGEST_BYTES)}`] : []
  return [...tooLarge, ...problemsOfText(name, readFileSync(path, 'utf8'))]
}

/** @param {string[]} files @returns {string[]} where SHA256SUMS and the files differ */
function problemsOfChecksums(files) {
  const listed = new Map(
    readFileSync(join(DIST, 'SHA256SUMS'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [hash = '', name = ''] = line.split('  ')
        return [name, hash]
      }),
  )
  return files
    .filter((name) => name !== 'SHA256SUMS')
    .filter((name) => {
      const hash = createHash('sha256').update(readFileSync(join(DIST, name)))
      return listed.get(name) !== hash.digest('hex')
    })
    .map((name) => `SHA256SUMS does not have ${name} as it is`)
}

/** @returns {string[]} packages of which it is said that they are not shipped, and that are */
function problemsOfBill() {
  /** @type {{ components: { name: string }[] }} */
  const { components } = JSON.parse(readFileSync(join(DIST, 'sbom.cdx.json'), 'utf8'))
  const shipped = new Set(components.map(({ name }) => name))
  return readAdvisories()
    .filter((each) => each.decision === 'not-shipped' && shipped.has(each.package))
    .map(({ id, package: name }) => `sbom.cdx.json holds ${name}, against which there is ${id}`)
}

const files = listFiles(DIST)
const missing = EXPECTED.filter((name) => !files.includes(name))
const found = [
  ...files.flatMap((name) => problemsOf(name).map((problem) => `${name} ${problem}`)),
  ...(missing.length > 0
    ? missing.map((name) => `${name} is missing`)
    : [...problemsOfChecksums(files), ...problemsOfBill()]),
]
for (const line of found) console.error(`dist/${line}`)
if (found.length > 0) process.exit(1)
console.log(`${String(files.length)} files, nothing that must not be shipped`)
