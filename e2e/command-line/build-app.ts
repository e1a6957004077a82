import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildIfStale } from '../../scripts/build-if-stale.mjs'
import { ROOT } from '../../scripts/install-dependencies.mjs'
import { CommandError } from './command-error.ts'

const LOCK = join(ROOT, 'node_modules/.terrarium-build')
const LOOK_AGAIN_MS = 200

/**
 * Builds the app if need be. Of several command lines that start together one builds and the others wait.
 * @throws CommandError with status 1 if the build fails
 */
export async function buildApp(): Promise<void> {
  while (!takeLock()) await wait(LOOK_AGAIN_MS)
  try {
    if (!buildIfStale()) throw new CommandError(1, 'The build failed, see above.')
  } finally {
    rmSync(LOCK, { force: true })
  }
}

/** The lock is a file that holds the number of the process; one whose process has ended counts for nothing. */
function takeLock(): boolean {
  try {
    const file = openSync(LOCK, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (!holderLives()) rmSync(LOCK, { force: true })
    return false
  }
}

function holderLives(): boolean {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'))
    // Between making the file and writing the number it is empty.
    if (holder === 0) return true
    process.kill(holder, 0)
    return true
  } catch {
    return false
  }
}
