import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

const NAME = 'SHA256SUMS'

/** Writes `SHA256SUMS` into the build, over every other file of it: `sha256sum -c SHA256SUMS` compares them. */
export function checksums(): Plugin {
  let folder = ''
  let failed = false
  return {
    name: 'terrarium-checksums',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    buildEnd(error) {
      failed = error !== undefined
    },
    closeBundle: {
      // After whatever writes a file of the build.
      order: 'post',
      sequential: true,
      handler() {
        if (failed) return
        const lines = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name !== NAME)
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => ({ path, name: relative(folder, path).replaceAll(sep, '/') }))
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(({ path, name }) => `${sha256(path)}  ${name}\n`)
        writeFileSync(join(folder, NAME), lines.join(''))
      },
    },
  }
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
