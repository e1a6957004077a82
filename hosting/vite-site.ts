import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { SAMPLE_FILES, SAMPLE_IDS } from '../src/domain/sample-files.ts'
import type { Site } from '../src/domain/site.ts'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { siteFile } from '../scripts/site-file.mjs'
import { type ReadSite, readSite } from './read-site.ts'

/** The app's own name, as it stands in its pages and its manifest. */
const OWN_NAME = 'Terrarium'

const MANIFEST = 'manifest.webmanifest'

/** The configuration in a build that has one, as it was written. */
const WRITTEN = 'site.json'

/** The module that a configuration takes the place of. */
const MODULE = normalizePath(join(ROOT, 'src/state/site.ts'))

/** Addresses become imports, so that each file is named, kept offline and checked like any other of the build. */
export function moduleOf({ logo, lessons, ...rest }: Site): string {
  const address = (path: string) => JSON.stringify(`${normalizePath(path)}?url`)
  return [
    ...(logo === undefined ? [] : [`import logo from ${address(logo)}`]),
    ...lessons.map(({ url }, at) => `import lesson${String(at)} from ${address(url)}`),
    'export const SITE = {',
    `  ...${JSON.stringify(rest)},`,
    ...(logo === undefined ? [] : ['  logo,']),
    '  lessons: [',
    ...lessons.map(
      ({ url: _path, ...lesson }, at) =>
        `    { ...${JSON.stringify(lesson)}, url: lesson${String(at)} },`,
    ),
    '  ],',
    '}',
    '',
  ].join('\n')
}

/** Paths within `sample-data/` that no sample of this copy needs. */
export function leftOut({ samples }: Site): string[] {
  if (samples === undefined) return []
  const filesOf = (ids: typeof SAMPLE_IDS) =>
    ids.flatMap((id) => [SAMPLE_FILES[id].table, SAMPLE_FILES[id].experiment])
  const kept = new Set<string>(filesOf(samples))
  return filesOf(SAMPLE_IDS).filter((path) => !kept.has(path))
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.codePointAt(0))};`)
}

/**
 * Builds the app as its host wants it, by `hosting/site.json`: name, logo, language, samples and lessons. Without one it
 * changes nothing.
 */
export function siteOfHost(): Plugin {
  let read: ReadSite | undefined
  let absent = new Set<string>()
  return {
    name: 'terrarium-site',
    enforce: 'pre',
    config() {
      const file = siteFile()
      // The dev server gives out nothing from elsewhere unless it is told to.
      return file === undefined ? {} : { server: { fs: { allow: [ROOT, dirname(file.path)] } } }
    },
    async buildStart() {
      try {
        read = await readSite()
      } catch (error) {
        this.error(error instanceof Error ? error.message : String(error))
      }
      const site = read?.site ?? { lessons: [] }
      absent = new Set(leftOut(site).map((path) => normalizePath(join(ROOT, 'sample-data', path))))
    },
    load: {
      filter: { id: [/\/src\/state\/site\.ts$/, /\/sample-data\/.*\?url$/] },
      handler(id) {
        if (read !== undefined && id === MODULE)
          return { code: moduleOf(read.site), moduleType: 'js' }
        // Not read, the file does not come into the build.
        if (absent.has(id.replace(/\?url$/, '')))
          return { code: "export default ''", moduleType: 'js' }
        return null
      },
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const name = read?.site.name
        return name === undefined ? html : html.replaceAll(OWN_NAME, () => escaped(name))
      },
    },
    generateBundle() {
      if (read === undefined) return
      this.emitFile({ type: 'asset', fileName: WRITTEN, source: read.text })
      const { name } = read.site
      if (name === undefined) return
      const manifest = JSON.parse(readFileSync(join(ROOT, 'public', MANIFEST), 'utf8')) as Record<
        string,
        unknown
      >
      this.emitFile({
        type: 'asset',
        fileName: MANIFEST,
        source: `${JSON.stringify({ ...manifest, name, short_name: name }, null, 2)}\n`,
      })
    },
  }
}
