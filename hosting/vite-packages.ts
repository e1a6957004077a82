import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { billOfMaterials, type Lock, type ShippedPackage } from './bill-of-materials.ts'

/** The folder of the innermost package that a module belongs to; undefined for our own modules. */
function packageFolder(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]
}

function packageIn(folder: string): ShippedPackage {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string }
  return { name, version, ...(license !== undefined && { licence: license }) }
}

/** One package's name, version and licence, with the text if the package brings it. */
function notice(folder: string): string {
  const { name, version, licence } = packageIn(folder)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const title = `${name} ${version} (${licence ?? 'licence in its text'})`
  return file === undefined
    ? title
    : `${title}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
}

/**
 * Writes what packages the build holds: `third-party-licences.txt` with their licences, so that the licence comments
 * (one per source file of TensorFlow.js: a third of its size) can be left out, and `sbom.cdx.json`.
 * Returns the plugin and the one to give to the workers' builds.
 * @param app what is built
 * @param lock path of the lock file, whose checksums the bill of materials repeats
 */
export function packagesOfBuild(
  app: ShippedPackage,
  lock: string,
): { page: Plugin; worker: () => Plugin } {
  const folders = new Set<string>()
  const collect: Pick<Plugin, 'moduleParsed'> = {
    moduleParsed({ id }) {
      const folder = packageFolder(id)
      if (folder !== undefined) folders.add(folder)
    },
  }
  return {
    worker: () => ({ name: 'terrarium-packages-worker', apply: 'build', ...collect }),
    page: {
      name: 'terrarium-packages',
      apply: 'build',
      ...collect,
      generateBundle() {
        const notices = [...folders].map(notice).sort()
        this.emitFile({
          type: 'asset',
          fileName: 'third-party-licences.txt',
          source: `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
        })
        const bill = billOfMaterials(
          app,
          [...folders].map(packageIn),
          JSON.parse(readFileSync(lock, 'utf8')) as Lock,
        )
        this.emitFile({
          type: 'asset',
          fileName: 'sbom.cdx.json',
          source: `${JSON.stringify(bill, null, 2)}\n`,
        })
      },
    },
  }
}
