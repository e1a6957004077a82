// `npm test`: installs what is missing, then every check, cheapest first.
import { installDependencies } from './install-dependencies.mjs'
import { printTally, runSteps } from './run-steps.mjs'

// What is tested is the app as it is, however this copy is set up.
process.env['TERRARIUM_SITE'] = ''
if (!installDependencies()) {
  console.error('The packages could not be installed (npm ci failed, see above).')
  printTally({ passed: 0, failed: 1 })
  process.exit(1)
}

const vitest = (/** @type {string} */ project) => ['vitest', 'run', '--project', project]
const npm = (/** @type {string} */ script) => ['npm', 'run', '--silent', script]

const passed = await runSteps([
  { name: 'browser', command: ['node', 'scripts/ensure-browser.mjs'] },
  [
    { name: 'lint', command: npm('lint') },
    { name: 'types', command: npm('check:types') },
    { name: 'format', command: npm('format:check') },
    { name: 'architecture', command: npm('check:arch') },
    { name: 'dead code', command: npm('check:dead') },
    { name: 'messages', command: npm('check:messages') },
    { name: 'lockfile', command: npm('check:lockfile') },
  ],
  { name: 'unit tests', command: vitest('node'), report: 'vitest' },
  { name: 'GPU tests', command: vitest('gpu'), report: 'vitest' },
  { name: 'build', command: npm('build') },
  { name: 'contents of dist', command: npm('check:dist') },
  { name: 'size', command: npm('size') },
  { name: 'end-to-end tests', command: ['playwright', 'test'], report: 'playwright' },
])
process.exit(passed ? 0 : 1)
