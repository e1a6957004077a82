import * as v from 'valibot'
import { fail, ok, type Result } from '../result.ts'
import { ordinal } from '../number-schema.ts'

/** Version of the `.terrarium` format that is written; `migrations` reads the older ones. */
export const ARCHIVE_VERSION = 2

/** Besides the manifest. */
export const MOST_ENTRIES = 4096

export const MANIFEST = 'manifest.json'
/** The bytes of a project's table, as they were opened. */
export const DATA = 'data/file'

const ID = '[0-9a-zA-Z-]{1,64}'
const ARRAY = '(weights|current|best|slot[01])\\.f32'
/** All names that there can be. */
const NAMES = {
  'terrarium-model': new RegExp(`^(model\\.json|${ARRAY})$`),
  'terrarium-project': new RegExp(
    `^((project|runs|models)\\.json|${DATA}|models/${ID}/(model\\.json|${ARRAY}))$`,
  ),
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const versioned = v.looseObject({
  format: v.picklist(['terrarium-model', 'terrarium-project']),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
})

const manifest = v.strictObject({
  format: v.picklist(['terrarium-model', 'terrarium-project']),
  version: v.literal(ARCHIVE_VERSION),
  build: v.pipe(v.string(), v.maxLength(100)),
  /** Of the table's file; there if and only if `data/file` is. */
  dataName: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  entries: v.pipe(
    v.array(v.strictObject({ name: v.string(), bytes: count, sha256 })),
    v.maxLength(MOST_ENTRIES),
  ),
})

/** What `manifest.json` says. */
export type ArchiveManifest = v.InferOutput<typeof manifest>

const version1 = v.strictObject({
  format: v.literal('terrarium-model'),
  version: v.literal(1),
  entries: v.pipe(v.array(v.strictObject({ name: v.string(), sha256 })), v.maxLength(8)),
})

/** Bytes of the entries, as the zip has them. */
type Sizes = ReadonlyMap<string, number>

/** Each makes of a manifest of its version one of the next; undefined where it is none. */
const migrations: Record<number, (foreign: unknown, sizes: Sizes) => unknown> = {
  // Version 1 held models only, and did not say how long an entry is.
  1: (foreign, sizes) => {
    const read = v.safeParse(version1, foreign, { abortEarly: true })
    if (!read.success) return undefined
    const entries = read.output.entries.map((entry) => ({
      ...entry,
      bytes: sizes.get(entry.name) ?? -1,
    }))
    return { format: 'terrarium-model', version: 2, build: '', entries }
  },
}

/** Whether a file of this format can hold anything under this name. */
export function isArchiveName(name: string): boolean {
  return name === MANIFEST || Object.values(NAMES).some((names) => names.test(name))
}

/**
 * Reads a foreign manifest, of this version or of an older one.
 * @param sizes bytes of every entry but the manifest, which must be those that it lists
 * @returns `newerVersion`, or `notAModelFile` with what does not fit
 */
export function readManifest(
  foreign: unknown,
  sizes: Sizes,
  file: string,
): Result<ArchiveManifest> {
  const refuse = (reason: string) => fail('notAModelFile', { name: file, reason })
  const head = v.safeParse(versioned, foreign, { abortEarly: true })
  if (!head.success) return refuse(MANIFEST)
  const { version } = head.output
  if (version > ARCHIVE_VERSION) {
    return fail('newerVersion', { found: version, known: ARCHIVE_VERSION })
  }
  let migrated: unknown = foreign
  for (let at = version; at < ARCHIVE_VERSION; at++) migrated = migrations[at]?.(migrated, sizes)
  const read = v.safeParse(manifest, migrated, { abortEarly: true })
  if (!read.success) return refuse(MANIFEST)
  const { entries, format, dataName } = read.output
  const names = new Set(entries.map(({ name }) => name))
  if (names.size !== entries.length || names.size !== sizes.size) return refuse(MANIFEST)
  for (const { name, bytes } of entries) {
    if (!NAMES[format].test(name) || sizes.get(name) !== bytes) return refuse(name.slice(0, 100))
  }
  if (names.has(DATA) !== (dataName !== undefined)) return refuse(DATA)
  return ok(read.output)
}

const places = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`))),
      lineage: v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`))),
      version: ordinal,
      kept: v.boolean(),
      note: v.pipe(v.string(), v.maxLength(10_000)),
    }),
  ),
  v.maxLength(MOST_ENTRIES),
)

/** `models.json`: which models a project has, and where each stands among its versions. */
export type WrittenPlaces = v.InferOutput<typeof places>

/** undefined: not such a list, or an id comes twice. */
export function readPlaces(foreign: unknown): WrittenPlaces | undefined {
  const read = v.safeParse(places, foreign, { abortEarly: true })
  if (!read.success) return undefined
  return new Set(read.output.map(({ id }) => id)).size === read.output.length
    ? read.output
    : undefined
}
