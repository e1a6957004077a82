import { fromBase64url, toBase64url } from './base64url.ts'
import { withoutNames } from './campaign/campaign-choice.ts'
import type { ClassroomChoice } from './classroom/classroom-choice.ts'
import { canonicalJson } from './canonical-json.ts'
import { crc32 } from './crc32.ts'
import { parseLinkedExperiment, type LinkedExperiment } from './experiment-schema.ts'
import type { Experiment } from './experiment.ts'
import { fail, ok, type Result } from './result.ts'

/** In characters, all of them ASCII. */
const LONGEST_LINK = 16_384

/**
 * An experiment as text for a URL hash: canonical JSON as base64url, a dot, and the CRC-32 of what stands
 * before the dot. It never carries data. Lists of rows are left out; with `withNames: false` so is everything
 * that names a column or a value of one (`target`, `positive`, `columns`, the steps of
 * single columns, the campaign's column of values and its named scenarios). Only names can make it longer than
 * `experimentFromLink` accepts.
 */
export function experimentToLink(
  experiment: Experiment,
  { withNames }: { withNames: boolean },
): string {
  const payload = toBase64url(canonicalJson(linkedDocument(experiment, withNames)))
  return `${payload}.${crc32(payload)}`
}

/** What a link holds of an experiment: see `experimentToLink`. */
export function linkedDocument(experiment: Experiment, withNames: boolean): LinkedExperiment {
  const { classroom, ...document } = experiment
  // Rows that are made in the classroom have names that are nobody's.
  if (classroom?.source) return experiment
  const { target, positive, columns, split, preparation, campaign, ...settings } = document
  const { columns: _steps, ...forAll } = preparation ?? {}
  const names = {
    target,
    ...(positive !== undefined && { positive }),
    ...(columns && { columns }),
  }
  return {
    ...settings,
    ...(preparation && { preparation: withNames ? preparation : forAll }),
    ...(campaign && { campaign: withNames ? campaign : withoutNames(campaign) }),
    ...(withNames ? names : {}),
    ...(classroom && { classroom: withNames ? classroom : withoutAxes(classroom) }),
    ...(split?.kind === 'fractions' || (withNames && split?.kind !== 'rows')
      ? split && { split }
      : {}),
  }
}

function withoutAxes({ axes: _names, ...classroom }: ClassroomChoice): ClassroomChoice {
  return classroom
}

/**
 * Reads the text of a link again; hostile input is refused by the same schema as files are.
 * Fails with `linkTooLong`, `linkDamaged` (cut off, changed, or never a link), or as `parseExperiment` does.
 */
export function experimentFromLink(link: string): Result<LinkedExperiment> {
  if (link.length > LONGEST_LINK) {
    return fail('linkTooLong', { bytes: link.length, most: LONGEST_LINK })
  }
  const [payload = '', sum, ...rest] = link.split('.')
  if (rest.length > 0 || sum !== crc32(payload)) return fail('linkDamaged', {})
  const json = fromBase64url(payload)
  const value = json === undefined ? undefined : jsonValue(json)
  return value === undefined ? fail('linkDamaged', {}) : parseLinkedExperiment(value)
}

function jsonValue(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * An address that opens a page with an experiment's settings.
 * @param base without a hash
 */
export function addressWith(
  experiment: Experiment,
  base: string,
  withNames: boolean,
  view: 'start' | 'classroom' = 'start',
): Result<string> {
  const link = experimentToLink(experiment, { withNames })
  // Many names can make a link longer than it may be: better said here than to whoever opens it.
  const readBack = experimentFromLink(link)
  return readBack.ok ? ok(`${base}#${view}&settings=${link}`) : readBack
}
