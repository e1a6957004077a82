import { expect, test } from 'vitest'
import {
  problemsOfAdvisories,
  problemsOfSources,
  readAdvisories,
  readLock,
} from './check-lockfile.mjs'

const known = {
  id: 'CVE-1',
  package: 'left',
  affected: '<1.2.0',
  what: 'a hole',
  decision: 'not-affected',
} as const
const lockOf = (version: string) => ({
  packages: { 'node_modules/a/node_modules/left': { version } },
})

test('the lock file of this repository has nothing against it', () => {
  expect(problemsOfSources(readLock())).toEqual([])
  expect(problemsOfAdvisories(readLock(), readAdvisories())).toEqual([])
})

test.each([
  [{ resolved: 'git+ssh://git@example.org/left.git' }, /not from the registry/],
  [{ resolved: 'https://registry.example.org/left.tgz' }, /not from the registry/],
  [{ integrity: 'sha1-AAAA' }, /no SHA-512/],
  [{ integrity: '' }, /no SHA-512/],
  [{ hasInstallScript: true }, /install script/],
  [{ resolved: '../elsewhere', link: true }, /links/],
])('a changed entry is found: %o', (change, problem) => {
  const { packages } = readLock()
  const [path, entry] = Object.entries(packages).find(([each]) => each.endsWith('/svelte')) ?? []
  const changed = { packages: { ...packages, [path ?? '']: { ...entry, ...change } } }
  expect(problemsOfSources(changed).join('\n')).toMatch(problem)
})

test('leave to bring an install script, which is never run, ends with the package that needed it', () => {
  const { packages } = readLock()
  const rest = Object.entries(packages).filter(([path]) => !path.endsWith('/core-js'))
  expect(problemsOfSources({ packages: Object.fromEntries(rest) })).toEqual([
    expect.stringContaining('holds no core-js with an install script'),
  ])
})

test('a version in the range of an advisory is a problem wherever it lies in the tree', () => {
  expect(problemsOfAdvisories(lockOf('1.1.9'), [known])).toEqual([
    'holds left 1.1.9: CVE-1, a hole',
  ])
  expect(problemsOfAdvisories(lockOf('1.2.0'), [known])).toEqual([])
})

test.each([
  ['under another name', 'node_modules/other', { name: 'left' }],
  ['of a package of our own', 'workers/data/stubs/xlsx/node_modules/left', {}],
])('a package %s is looked up as well', (_, path, more) => {
  const lock = { packages: { [path]: { version: '1.1.9', ...more } } }
  expect(problemsOfAdvisories(lock, [known])).toEqual(['holds left 1.1.9: CVE-1, a hole'])
  expect(problemsOfSources(lock).join('\n')).toContain(`has no SHA-512 of ${path}`)
})

test('an advisory about a package that is not locked is told: its name may be misspelt', () => {
  expect(problemsOfAdvisories(lockOf('1.2.0'), [{ ...known, package: 'letf' }])).toEqual([
    'holds no letf, of which CVE-1 speaks',
  ])
})

test('what is decided against needs a reason, and goes when it holds no longer', () => {
  const accepted = { ...known, decision: 'accepted' } as const
  expect(problemsOfAdvisories(lockOf('1.1.9'), [accepted])).toHaveLength(1)
  expect(problemsOfAdvisories(lockOf('1.1.9'), [{ ...accepted, why: 'unused' }])).toEqual([])
  expect(problemsOfAdvisories(lockOf('1.2.0'), [{ ...accepted, why: 'unused' }])).toHaveLength(1)
})
