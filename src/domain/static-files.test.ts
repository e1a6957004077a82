import { expect, test } from 'vitest'
import { typeOf } from './static-files.mjs'

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['/workers/data.worker-1.2.js', 'text/javascript; charset=utf-8'],
  ['samples/a.csv', 'text/csv; charset=utf-8'],
  ['manifest.webmanifest', 'application/manifest+json'],
  ['_headers', 'application/octet-stream'],
  ['a.html/SHA256SUMS', 'application/octet-stream'],
  ['x.constructor', 'application/octet-stream'],
])('the type of %s is told by its ending alone', (path, type) => {
  expect(typeOf(path)).toBe(type)
})
