// `npm run test:long`: the proofs that take long. Some read the reference tables beside the repository.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build-if-stale.mjs'
import { ensureBrowser } from './ensure-browser.mjs'
import { installDependencies, ROOT } from './install-dependencies.mjs'
import { printTally, runSteps } from './run-steps.mjs'

// What is tested is the app as it is, however this copy is set up.
process.env['TERRARIUM_SITE'] = ''
const shared = process.env['TERRARIUM_SHARED'] ?? join(ROOT, '../shared')

if (!existsSync(join(shared, 'data'))) {
  console.log(
    `No reference tables in ${shared} (set TERRARIUM_SHARED to where they are): the tests that read them are skipped.`,
  )
}
if (!installDependencies() || !(await ensureBrowser()) || !buildIfStale()) {
  printTally({ passed: 0, failed: 1 })
  process.exit(1)
}

const passed = await runSteps([
  {
    name: 'long tests',
    command: ['vitest', 'run', '--project', 'long', '--passWithNoTests'],
    report: 'vitest',
  },
  {
    name: 'long end-to-end tests',
    command: ['playwright', 'test', '--pass-with-no-tests'],
    report: 'playwright',
    env: { TERRARIUM_LONG: '1' },
  },
])
process.exit(passed ? 0 : 1)
