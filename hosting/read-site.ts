import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { HostedLesson, Site } from '../src/domain/site.ts'
import { describeFailure } from '../src/messages/describe-failure.ts'
import { en } from '../src/messages/en.ts'
import { unpackClass } from '../src/services/class-pack-file.ts'
import { ROOT } from '../scripts/install-dependencies.mjs'
import { siteFile } from '../scripts/site-file.mjs'
import { parseSite, type SiteFile } from './site-schema.ts'

/** A logo is part of the first view. */
const LARGEST_LOGO = 100_000

/** What a host set for its copy, with its files looked at: each address is the file's path on this machine. */
export interface ReadSite {
  site: Site
  /** The configuration as it is written. */
  text: string
}

/**
 * Reads the configuration of this build.
 * @returns undefined where there is none: the app is built as it is
 * @throws with a sentence that names the file, the field and what to do
 */
export async function readSite(): Promise<ReadSite | undefined> {
  const file = siteFile()
  if (file === undefined) return undefined
  const { path, mustExist } = file
  if (!existsSync(path)) {
    if (!mustExist) return undefined
    throw new Error(`TERRARIUM_SITE: there is no ${path}. Correct the path, or unset the variable.`)
  }
  try {
    const text = readFileSync(path, 'utf8')
    return { site: await siteIn(dirname(path), parseSite(text)), text }
  } catch (error) {
    const name = relative(ROOT, path).replaceAll('\\', '/')
    const shown = name.startsWith('..') ? path : name
    throw new Error(`${shown}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

async function siteIn(folder: string, written: SiteFile): Promise<Site> {
  const { language, logo, lessons = [], ...rest } = written
  const read: HostedLesson[] = []
  for (const [at, name] of lessons.entries()) {
    read.push(await lessonIn(folder, name, `lessons.${String(at)}`))
  }
  return {
    ...rest,
    ...(language !== undefined && language !== 'auto' && { language }),
    ...(logo !== undefined && { logo: logoIn(folder, logo) }),
    lessons: read,
  }
}

function bytesOf(folder: string, name: string, field: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(join(folder, name))
  } catch {
    throw new Error(`"${field}": there is no file ${name} in ${folder}. Put it there.`)
  }
}

function logoIn(folder: string, name: string): string {
  const bytes = bytesOf(folder, name, 'logo')
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  if (!isPng && !/<svg[\s>]/.test(bytes.toString('utf8')))
    throw new Error(`"logo": ${name} is neither an SVG nor a PNG image. Save it as one of them.`)
  if (bytes.length > LARGEST_LOGO)
    throw new Error(
      `"logo": ${name} has ${String(bytes.length)} bytes; every visitor loads it, so at most ${String(LARGEST_LOGO)} are allowed. Save it smaller.`,
    )
  return join(folder, name)
}

/** A class pack, read as the page will read it: what it refuses then stops the build now. */
async function lessonIn(folder: string, name: string, field: string): Promise<HostedLesson> {
  const file = basename(name)
  const read = await unpackClass(new Blob([bytesOf(folder, name, field)]), file)
  if (!read.ok) throw new Error(`"${field}": ${describeFailure(en, read.failure)}`)
  const { name: title, note } = read.value.experiment.classroom ?? {}
  return {
    title: title ?? file.replace(/\.terrarium-class$/i, ''),
    ...(note !== undefined && { note }),
    file,
    url: join(folder, name),
  }
}
