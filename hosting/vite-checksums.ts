import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { listFiles } from './list-files.mjs'

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
        const lines = listFiles(folder)
          .filter((name) => name !== NAME)
          .map((name) => `${sha256(join(folder, name))}  ${name}\n`)
        writeFileSync(join(folder, NAME), lines.join(''))
      },
    },
  }
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
