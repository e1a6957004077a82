import * as v from 'valibot'
import { SAMPLE_IDS } from '../src/domain/sample-files.ts'

const LONGEST_NAME = 30
const LONGEST_LINE = 120

/** One line of text, shown as it is. The build holds no address of another host, not even as text. */
function line(most: number) {
  const says = `must be one line of 1 to ${String(most)} characters`
  return v.pipe(
    v.string(says),
    v.trim(),
    v.minLength(1, says),
    v.maxLength(most, says),
    v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, says),
    v.check(
      (text) => !/https?:\/\//i.test(text),
      'must not hold an address with http:// or https://: it is text and no link. Write the address without that',
    ),
  )
}

/** A file in the folder of the configuration, or below it. */
function file(endings: readonly string[]) {
  const says = `must name a file (${endings.join(' or ')}) in the folder of this configuration, as in "files/name${endings[0] ?? ''}"`
  return v.pipe(
    v.string(says),
    v.check(
      (path) =>
        endings.some((ending) => path.toLowerCase().endsWith(ending)) &&
        !/^[/\\]|^[a-z]:|[\\?#\0]/i.test(path) &&
        !path.split('/').includes('..'),
      says,
    ),
  )
}

/** Entries of a list, none of them twice. */
function listOf<Entry extends string>(entry: v.GenericSchema<unknown, Entry>, what: string) {
  return v.pipe(
    v.array(entry, `must be a list of ${what}, as in ["…", "…"]`),
    v.check((entries) => new Set(entries).size === entries.length, 'names one of them twice'),
  )
}

const entries = {
  name: v.exactOptional(line(LONGEST_NAME)),
  host: v.exactOptional(line(LONGEST_LINE)),
  contact: v.exactOptional(line(LONGEST_LINE)),
  logo: v.exactOptional(file(['.svg', '.png'])),
  language: v.exactOptional(
    v.picklist(
      ['en', 'zh-CN', 'auto'],
      'must be "en", "zh-CN" or "auto" (what the browser asks for)',
    ),
  ),
  samples: v.exactOptional(
    listOf(
      v.picklist(SAMPLE_IDS, `is no sample. There are ${SAMPLE_IDS.join(', ')}`),
      'ids of samples',
    ),
  ),
  lessons: v.exactOptional(listOf(file(['.terrarium-class']), 'class packs')),
}

const site = v.strictObject(entries, 'must be an object, as in { "name": "…" }')

/** What a host sets for its copy, as it is written; files are paths from the folder that it lies in. */
export type SiteFile = v.InferOutput<typeof site>

/**
 * Reads the text of a configuration.
 * @throws with a sentence that names the field and what to do
 */
export function parseSite(text: string): SiteFile {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`it is not JSON: ${reason}.`, { cause: error })
  }
  // Valibot's own object schemas would let a list pass.
  if (Array.isArray(value)) value = null
  const parsed = v.safeParse(site, value, { abortEarly: true })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const field = v.getDotPath(issue)
  if (field === null) throw new Error(`it ${issue.message}.`)
  if (issue.type === 'strict_object') {
    const known = Object.keys(entries).join(', ')
    throw new Error(`"${field}" is no field of it. Remove it, or take one of ${known}.`)
  }
  const found = typeof issue.input === 'string' ? ` It is ${JSON.stringify(issue.input)} now.` : ''
  throw new Error(`"${field}" ${issue.message}.${found}`)
}
