import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nameBuild } from './name-build.ts'

let root = ''
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: root,
    encoding: 'utf8',
  }).trim()

beforeEach(() => {
  vi.stubEnv('TERRARIUM_BUILD_ID', '')
  root = mkdtempSync(join(tmpdir(), 'terrarium-build-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

test('a build is named by its commit, whatever its tags, and told from one of changed sources', () => {
  git('init', '--quiet')
  writeFileSync(join(root, 'a.ts'), '1')
  git('add', '.')
  git('commit', '--quiet', '--message=a')
  git('tag', '--annotate', '--message=v', 'v1')
  const commit = git('rev-parse', '--short=12', 'HEAD')
  expect(nameBuild(root, '1.0.0')).toBe(commit)
  writeFileSync(join(root, 'a.ts'), '2')
  expect(nameBuild(root, '1.0.0')).toBe(`${commit}-changed`)
})

test('without a repository it is named by what is said, else by the version', () => {
  vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir())
  expect(nameBuild(root, '1.0.0')).toBe('1.0.0')
  vi.stubEnv('TERRARIUM_BUILD_ID', '0123456789ab')
  expect(nameBuild(root, '1.0.0')).toBe('0123456789ab')
})
