import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** How large a script of the build may be, compressed, by the part of its name before the hash. */
const BUDGETS = {
  'assets/ClassroomPanel': '60 kB',
  'assets/DataPanel': '65 kB',
  // Chart.js.
  'assets/chart-spec': '65 kB',
  'assets/en': '75 kB',
  'assets/zh-CN': '80 kB',
  'workers/classroom.worker': '65 kB',
  // With danfojs.
  'workers/data.worker': '230 kB',
  // The parts of TensorFlow.js.
  'workers/dist': '75 kB',
  'workers/tensor-effects': '55 kB',
  'workers/evaluator.worker': '55 kB',
  // With its decompressors.
  'workers/read-parquet': '105 kB',
}

/** What any other script may have. A larger one is a decision, and gets a line above. */
const OTHERS = '30 kB'

/** Every script that index.html loads or preloads: what the first view costs. Workers and panels come later. */
const page = readFileSync('dist/index.html', 'utf8')
const firstView = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path]) => path)

const compressed = (path) => gzipSync(readFileSync(`dist/${path}`)).length

/** The scripts that come later, the largest first. */
const later = readdirSync('dist', { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.js') && !firstView.includes(path))
  .map((path) => ({ path, bytes: compressed(path) }))
  .sort((a, b) => b.bytes - a.bytes)
  .map(({ path }) => path)

const nameOf = (path) => path.replace(/-[\w-]{8}\.js$/, '')
const budget = (name, path, limit) => ({ name, path: `dist/${path}`, limit, gzip: true })

const ofTable = later
  .filter((path) => nameOf(path) in BUDGETS)
  .map((path) => budget(path, path, BUDGETS[nameOf(path)]))
const [largest] = later.filter((path) => !(nameOf(path) in BUDGETS))

export default [
  {
    name: 'first view JavaScript',
    path: firstView.map((path) => `dist/${path}`),
    limit: '150 kB',
    gzip: true,
  },
  ...ofTable,
  budget(`largest other script, ${largest}`, largest, OTHERS),
]
