import { spawnSync } from 'node:child_process'

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/**
 * The system's Chromium: what the environment variable CHROMIUM names, else the first of the usual places
 * that starts (Ubuntu's `chromium-browser` may be a stub that only asks for a snap).
 * @returns {string | undefined} its path; undefined where Playwright's own browser is to be used
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM']
  if (chosen !== undefined && chosen !== '') return chosen
  return CANDIDATES.find((path) => spawnSync(path, ['--version']).status === 0)
}
