// Makes sure that there is a Chromium for the tests and the command line, and installs one if there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { findChromium } from './find-chromium.mjs'

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it succeeded; its output goes to standard error
 */
function run(command, args) {
  console.error(`> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

/** Whether Playwright has downloaded its own browser already. */
async function hasPlaywrightBrowser() {
  const { chromium } = await import('playwright')
  return existsSync(chromium.executablePath())
}

/**
 * The system's browser, Playwright's own, a fresh one from the system's packages (as root), a download: in this order.
 * @returns {Promise<boolean>} whether there is one now
 */
export async function ensureBrowser() {
  if (findChromium() !== undefined || (await hasPlaywrightBrowser())) return true
  console.error('No Chromium here; installing one.')
  const isRoot = process.getuid?.() === 0
  if (isRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
    if (findChromium() !== undefined) return true
  }
  return run('npx', ['playwright', 'install', '--no-shell', 'chromium'])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !(await ensureBrowser())) {
  console.error('No Chromium could be installed: set CHROMIUM to the path of one.')
  process.exit(1)
}
