// Plain JavaScript, unlike the rest of the domain: `scripts/serve.mjs` runs it on a bare Node, without a build.

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
}

/**
 * What a browser is told that a file of the build is. With `nosniff` it takes nothing else for a script or a style.
 * @param {string} path
 * @returns {string} a Content-Type
 */
export function typeOf(path) {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const [, ending = ''] = /\.(\w+)$/.exec(name) ?? []
  return (Object.hasOwn(TYPES, ending) && TYPES[ending]) || 'application/octet-stream'
}

/**
 * The headers of one response: those of every rule that its address falls under, later ones over earlier ones.
 * @param {string} pathname begins with a slash
 * @param {readonly { readonly path: string, readonly headers: Readonly<Record<string, string>> }[]} rules
 *   `path`: a folder, as in `/assets/*`; of hosting/headers.ts
 * @returns {Record<string, string>}
 */
export function headersFor(pathname, rules) {
  const matching = rules.filter(({ path }) => pathname.startsWith(path.slice(0, -1)))
  return Object.assign({}, ...matching.map(({ headers }) => headers))
}
