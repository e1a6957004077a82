import { expect, test } from 'vitest'
import { headerRules } from '../../hosting/headers.ts'
import { headersFor } from '../../src/domain/static-files.mjs'
import { cacheNames, headersOf, isNamedByContent, pathWithin, staleCaches } from './release.ts'

const rules = headerRules()
const SCOPE = 'https://example.org/repo/'

test('a kept file has the headers that a host would send with it, also in a sub-folder', () => {
  for (const path of ['index.html', 'workers/a-1.js', 'embed/index.html', 'samples/a.csv']) {
    expect(headersOf(path, { rules })).toEqual(headersFor(`/${path}`, rules))
  }
  const path = pathWithin(SCOPE, `${SCOPE}workers/a-1.js`) ?? ''
  expect(headersOf(path, { rules })['Content-Security-Policy']).toContain("connect-src 'none'")
})

test('a page is found with any query and hash; what lies outside the scope is nobody’s', () => {
  expect(pathWithin(SCOPE, `${SCOPE}?lang=en#train`)).toBe('index.html')
  expect(pathWithin(SCOPE, `${SCOPE}index.html?command`)).toBe('index.html')
  expect(pathWithin(SCOPE, `${SCOPE}embed/?theme=dark`)).toBe('embed/index.html')
  expect(pathWithin(SCOPE, 'https://example.org/repository/')).toBeUndefined()
  expect(pathWithin(SCOPE, 'https://elsewhere.org/repo/')).toBeUndefined()
})

test('only files that are named by their content may come from another release', () => {
  expect(isNamedByContent('assets/panel-1.js', { rules })).toBe(true)
  expect(isNamedByContent('index.html', { rules })).toBe(false)
  expect(isNamedByContent('theme-boot.js', { rules })).toBe(false)
})

test('a release that takes over leaves the one before it, those of open pages, and what is just arriving', () => {
  const cache = (build: string) => cacheNames.of(SCOPE, { build, id: 'x' })
  const [first, second, broken, third, next] = ['1', '2', 'half', '3', '4'].map(cache) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const names = [first, second, broken, third, next]
  const complete = new Set([first, second, third])
  expect(staleCaches(third, names, complete, [])).toEqual([first, broken])
  expect(staleCaches(third, names, complete, ['terrarium page 1', 'of something else'])).toEqual([
    broken,
  ])
  expect(staleCaches(first, [first], new Set([first]), [])).toEqual([])
})
