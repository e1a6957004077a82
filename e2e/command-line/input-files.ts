import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { SHORTEST_KEY } from '../../src/domain/privacy/pseudonyms.ts'
import { parseExperiment, parseExperimentText } from '../../src/domain/experiment-schema.ts'
import type { Experiment } from '../../src/domain/experiment.ts'
import { CommandError, commandError } from './command-error.ts'

/** Far more than a list of every row of the largest table that can be read. */
const MOST_EXPERIMENT_BYTES = 256 * 2 ** 20
const MOST_KEY_BYTES = 2 ** 16
/** As the page makes them. */
const MADE_KEY = /^[a-z2-9]{5}(?:-[a-z2-9]{5}){4}$/

/** npm runs scripts in the project's folder and keeps where the person stands in INIT_CWD. */
export function fromWhereThePersonStands(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}

/**
 * A file that can be read.
 * @param path as given by the person
 * @returns its absolute path
 * @throws CommandError with status 2
 */
export function readableFile(path: string): string {
  const absolute = fromWhereThePersonStands(path)
  try {
    const entry = statSync(absolute)
    if (entry.isDirectory()) throw new CommandError(2, `“${path}” is a folder, not a file.`)
    if (!entry.isFile()) throw new CommandError(2, `“${path}” is not an ordinary file.`)
    closeSync(openSync(absolute, 'r'))
    return absolute
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(2, `“${path}” cannot be read: ${reasonOf(error)}.`)
  }
}

/**
 * The experiment to run.
 * @param path as given by the person
 * @param engine takes the place of the document's own
 * @throws CommandError with status 2
 */
export function readExperiment(path: string, engine: string | undefined): Experiment {
  const read = parseExperimentText(
    readText(path, { most: MOST_EXPERIMENT_BYTES, what: 'an experiment' }),
  )
  if (!read.ok) throw commandError(read.failure)
  if (engine === undefined) return read.value
  const changed = parseExperiment({ ...read.value, training: { ...read.value.training, engine } })
  if (changed.ok) return changed.value
  const { failure } = changed
  throw commandError(
    failure.code === 'invalidValue'
      ? { ...failure, details: { ...failure.details, key: '--engine' } }
      : failure,
  )
}

/**
 * The key for pseudonyms: the only line of a file, or the key within one that the page saved.
 * @param path as given by the person
 * @throws CommandError with status 2, which never quotes what stands in the file
 */
export function readKey(path: string): string {
  const text = readText(path, { most: MOST_KEY_BYTES, what: 'a key' })
  const lines = text.split(/\r\n?|\n/).flatMap((line) => line.trim() || [])
  const [first = ''] = lines
  const key = lines.find((line) => MADE_KEY.test(line)) ?? (lines.length > 1 ? undefined : first)
  if (key === undefined)
    throw new CommandError(2, `“${path}” holds several lines, none of them a key.`)
  if (key.length < SHORTEST_KEY) {
    throw new CommandError(2, `The key in “${path}” is shorter than ${SHORTEST_KEY} characters.`)
  }
  return key
}

function readText(path: string, { most, what }: { most: number; what: string }): string {
  const absolute = readableFile(path)
  if (statSync(absolute).size > most) {
    throw new CommandError(2, `“${path}” is too large for ${what}.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(absolute))
  } catch {
    throw new CommandError(2, `“${path}” is not text in UTF-8, as ${what} must be.`)
  }
}

/** What the system says about a path, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

const REASONS: Record<string, string> = {
  EACCES: 'permission is denied',
  EEXIST: 'there is a file of that name',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EROFS: 'the disk is read-only',
}
