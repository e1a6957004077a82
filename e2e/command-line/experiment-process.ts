import { spawn } from 'node:child_process'
import { ROOT } from '../../scripts/install-dependencies.mjs'

/** What a run of the command line left behind. */
export interface EndedProcess {
  status: number | null
  stdout: string
  stderr: string
}

/**
 * `npm run experiment -- …` as a person runs it, for tests.
 * @param folder where the person stands
 */
export function npmRunExperiment(folder: string, args: readonly string[]): Promise<EndedProcess> {
  const script = ['--prefix', ROOT, 'run', '--silent', 'experiment', '--']
  // A test runner's own settings would make another build.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...script, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ status, stdout, stderr })
    })
  })
}

/** The JSON object in the last line of standard output. */
export function printedObject({ stdout }: EndedProcess): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
}

/** The sentence that a failed run ends with. */
export function lastSentence({ stderr }: EndedProcess): string {
  return stderr.trimEnd().split('\n').at(-1) ?? ''
}
