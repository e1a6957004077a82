import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const BUILD_ID = '0123456789ab'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-builds-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Builds the sources in `root` into a folder of its own; @returns the sums of all files */
function sumsOf(root: string, name: string): string {
  const out = join(folder, name)
  execFileSync(join(ROOT, 'node_modules/.bin/vite'), ['build', '--outDir', out], {
    cwd: root,
    // As outside of a test: Vitest's own build leaves the policy out.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, TERRARIUM_BUILD_ID: BUILD_ID },
    stdio: 'pipe',
  })
  return readFileSync(join(out, 'SHA256SUMS'), 'utf8')
}

/** The sources alone, as they would be unpacked elsewhere. */
function copyOfSources(): string {
  const copy = join(folder, 'elsewhere')
  mkdirSync(copy)
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT }).toString().split('\0')
  const existing = files.filter((file) => file !== '')
  execFileSync('tar', ['-cf', join(folder, 'sources.tar'), ...existing], { cwd: ROOT })
  execFileSync('tar', ['-xf', join(folder, 'sources.tar')], { cwd: copy })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

test('two builds of the same sources have the same files, from another folder, too', () => {
  const first = sumsOf(ROOT, 'first')
  expect(first.trim().split('\n').length).toBeGreaterThan(100)
  expect(sumsOf(ROOT, 'second')).toBe(first)
  expect(sumsOf(copyOfSources(), 'third')).toBe(first)
}, 300_000)
