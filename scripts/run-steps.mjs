import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './install-dependencies.mjs'

/**
 * One step of a test run: a command of node_modules/.bin or a Node script. `report` says which JSON report the
 * command is asked for, so that its tests are counted; without one the step counts as one test.
 * @typedef {{ name: string, command: string[], report?: 'vitest' | 'playwright', env?: Record<string, string> }} Step
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped] what this machine has no means for
 * @property {number} [retried] of those that passed: only at the second try
 */

/** How the two test runners write a JSON report to a file beside what they print, and how that is counted. */
const REPORTS = {
  vitest: {
    /** @param {string} file */
    args: (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    reporterEnv: () => ({}),
    /** @param {any} report @returns {Tally} */
    tally: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
    }),
  },
  playwright: {
    args: () => ['--reporter=list,json'],
    /** @param {string} file @returns {Record<string, string>} */
    reporterEnv: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    /** @param {any} report @returns {Tally} */
    tally: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      retried: stats.flaky,
    }),
  },
}

/**
 * @param {Step} step
 * @param {string} folder for its report
 * @param {'inherit' | 'pipe'} output `pipe`: it is kept back until the command ends
 * @returns {Promise<Tally>}
 */
async function run(step, folder, output) {
  const report = step.report === undefined ? undefined : REPORTS[step.report]
  const file = join(folder, `${step.name.replaceAll(' ', '-')}.json`)
  const [command = '', ...args] = [...step.command, ...(report?.args(file) ?? [])]
  const status = await exitStatus(command, args, output, {
    PATH: `${join(ROOT, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
    ...step.env,
    ...report?.reporterEnv(file),
  })
  if (report === undefined)
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  /** @type {Tally} */
  let tally = { passed: 0, failed: 0 }
  try {
    tally = report.tally(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // The command ended before it wrote a report: its status alone counts.
  }
  // A file that does not load fails without a failed test.
  return status === 0 ? tally : { ...tally, failed: Math.max(tally.failed, 1) }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {'inherit' | 'pipe'} output
 * @param {Record<string, string>} env
 * @returns {Promise<number | null>} null: it was killed or could not be started
 */
function exitStatus(command, args, output, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['inherit', output, output],
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    })
    /** @type {Buffer[]} */
    const written = []
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (/** @type {Buffer} */ chunk) => written.push(chunk))
    }
    child.on('error', () => {
      resolve(null)
    })
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(written))
      resolve(status)
    })
  })
}

/**
 * The one line at the end of every run, which others read; before it what should not pass in silence.
 * @param {Tally} tally
 */
export function printTally({ passed, failed, skipped = 0, retried = 0 }) {
  if (skipped > 0) console.log(`${String(skipped)} skipped: this machine lacks what they need`)
  if (retried > 0) console.log(`${String(retried)} passed only at the second try`)
  console.log(`${String(passed)} passed, ${String(failed)} failed`)
}

/**
 * Runs the steps in order up to the first that fails, says how long each took, and ends with the tally. Those of a
 * list within the list need nothing of each other: as many at a time as there are cores.
 * @param {(Step | Step[])[]} steps
 * @returns {Promise<boolean>} whether all passed
 */
export async function runSteps(steps) {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-test-'))
  const total = { passed: 0, failed: 0, skipped: 0, retried: 0 }
  const started = performance.now()
  for (const group of steps) {
    const waiting = Array.isArray(group) ? [...group] : [group]
    const output = waiting.length === 1 ? 'inherit' : 'pipe'
    const lane = async () => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        if (output === 'inherit') console.log(`\n── ${step.name}`)
        const begun = performance.now()
        const tally = await run(step, folder, output)
        total.passed += tally.passed
        total.failed += tally.failed
        total.skipped += tally.skipped ?? 0
        total.retried += tally.retried ?? 0
        const seconds = ((performance.now() - begun) / 1000).toFixed(1)
        console.log(`── ${step.name}: ${tally.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s`)
        if (tally.failed > 0) console.log(`"${step.name}" failed: the steps after it do not run.`)
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, lane))
    if (total.failed > 0) break
  }
  rmSync(folder, { recursive: true })
  console.log(`\nAll in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  printTally(total)
  return total.failed === 0
}
