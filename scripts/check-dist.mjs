// Looks through the build for what must not be shipped. Changes nothing.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { ROOT } from './install-dependencies.mjs'

const DIST = join(ROOT, 'dist')
const LARGEST_BYTES = 5_000_000
const TEXT = new Set(['.css', '.csv', '.html', '.js', '.json', '.svg', '.webmanifest'])

/** What danfojs' own bundle would bring along, and anything that is fetched from elsewhere. */
const FORBIDDEN = ['plot.ly', 'mapbox', 'sheetjs', '//cdn.', 'unpkg.com', 'jsdelivr', 'googleapis']

/** Addresses that are names or links in error messages; nothing is fetched from them. */
const ALLOWED_ADDRESSES = [
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg)$/,
  /^https:\/\/svelte\.dev\/e\//,
  // Names of the relationships in a workbook.
  /^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?officeDocument\//,
  // Messages and shader comments of TensorFlow.js.
  /^https:\/\/developer\.mozilla\.org\/en-US\/docs\/Web\/API\/Fetch_API$/,
  /^https:\/\/en\.wikipedia\.org\/wiki\/IEEE_754-1985#/,
  /^https:\/\/github\.com\/tensorflow\/tfjs-node$/,
  /^https:\/\/www\.shadertoy\.com\/view\/4djSRW$/,
]

/** A sentence of TensorFlow.js' engine that stands once in each copy of it. */
const ENGINE_MARK = 'The highest priority backend'

/** @param {string} folder @returns {string[]} every file below it */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** @param {string} path @returns {string[]} what is wrong with this file */
function problemsOf(path) {
  const problems = []
  const { size } = statSync(path)
  if (size > LARGEST_BYTES)
    problems.push(`has ${String(size)} bytes, at most ${String(LARGEST_BYTES)}`)
  if (!TEXT.has(extname(path))) return problems
  const text = readFileSync(path, 'utf8')
  const lower = text.toLowerCase()
  for (const word of FORBIDDEN) if (lower.includes(word)) problems.push(`contains "${word}"`)
  for (const [address] of text.matchAll(/https?:\/\/[^\s"'`<>)\\]+/g)) {
    if (!ALLOWED_ADDRESSES.some((allowed) => allowed.test(address)))
      problems.push(`contains ${address}`)
  }
  const engines = text.split(ENGINE_MARK).length - 1
  if (engines > 1) problems.push(`holds ${String(engines)} copies of TensorFlow.js`)
  return problems
}

/** @returns {string[]} what is wrong with the packages that the build is made of */
function problemsOfLock() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const problems = []
  const cores = Object.keys(packages).filter((path) =>
    path.endsWith('node_modules/@tensorflow/tfjs-core'),
  )
  if (cores.length !== 1)
    problems.push(`holds ${String(cores.length)} versions of TensorFlow.js, not one`)
  for (const [path, { resolved = '', link = false }] of Object.entries(packages)) {
    if (!link && resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/')) {
      problems.push(`takes ${path} from ${resolved}, not from the registry`)
    }
  }
  return problems
}

const files = filesIn(DIST)
const found = [
  ...files.flatMap((path) =>
    problemsOf(path).map((problem) => `${relative(ROOT, path)} ${problem}`),
  ),
  ...problemsOfLock().map((problem) => `package-lock.json ${problem}`),
]
if (!files.some((path) => relative(DIST, path) === 'headers.json'))
  found.push('dist has no headers.json')

for (const line of found) console.error(line)
if (found.length > 0) process.exit(1)
console.log(`${String(files.length)} files, nothing that must not be shipped`)
