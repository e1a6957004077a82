import { readFileSync } from 'node:fs'

/** Every script that index.html loads or preloads: what the first view costs. Workers and panels come later. */
const page = readFileSync('dist/index.html', 'utf8')
const scripts = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
  ([, path]) => `dist/${path}`,
)

export default [{ name: 'first view JavaScript', path: scripts, limit: '150 kB', gzip: true }]
