import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The folder of the innermost package that a module belongs to; undefined for our own modules. */
function packageFolder(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]
}

/** One package's name, version and licence, with the text if the package brings it. */
function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const title = `${name} ${version} (${license ?? 'licence in its text'})`
  return file === undefined
    ? title
    : `${title}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}

/**
 * Writes `third-party-licences.txt` with the licences of all packages that the build holds, so that the licence
 * comments (one per source file of TensorFlow.js: a third of its size) can be left out.
 * Returns the plugin and the one to give to the workers' builds.
 */
export function thirdPartyLicences(): { page: Plugin; worker: () => Plugin } {
  const folders = new Set<string>()
  const collect: Pick<Plugin, 'moduleParsed'> = {
    moduleParsed({ id }) {
      const folder = packageFolder(id)
      if (folder !== undefined) folders.add(folder)
    },
  }
  return {
    worker: () => ({ name: 'terrarium-licences-worker', apply: 'build', ...collect }),
    page: {
      name: 'terrarium-licences',
      apply: 'build',
      ...collect,
      generateBundle() {
        const notices = [...folders].map(notice).sort()
        this.emitFile({
          type: 'asset',
          fileName: 'third-party-licences.txt',
          source: `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
        })
      },
    },
  }
}
