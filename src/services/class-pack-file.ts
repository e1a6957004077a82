import { strToU8 } from 'fflate'
import * as v from 'valibot'
import { parseExperiment } from '../domain/experiment-schema.ts'
import type { Experiment } from '../domain/experiment.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { sha256 } from '../domain/sha256.ts'
import type { TableSource } from '../protocol/table-source.ts'
import { checksums, openZip, parseJson, zipOf } from './checked-zip.ts'

/** What a teacher hands out as one file. */
export interface ClassPack {
  /** With name, note and locks. */
  experiment: Experiment
  /** The rows that it is about; absent: it makes its own, or students open theirs. */
  data?: TableSource
}

const PACK = 'pack.json'
const EXPERIMENT = 'experiment.json'
const DATA = 'data.csv'

/**
 * `NAME.terrarium-class`: a zip of `experiment.json` (the document), `data.csv` where rows go along, and `pack.json`
 * with the SHA-256 of each and the name of the rows' file.
 */
const packSchema = v.strictObject({
  format: v.literal('terrarium-class'),
  version: v.literal(1),
  entries: v.pipe(
    v.array(v.strictObject({ name: v.picklist([EXPERIMENT, DATA]), sha256: v.string() })),
    v.maxLength(2),
  ),
  dataName: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
})

const MOST_BYTES = 64 * 2 ** 20
const LIMITS = { bytes: MOST_BYTES, entries: 3 }

/** Packs an exercise. Fails with `classPackTooLarge` where it could not be opened again. */
export async function packClass({ experiment, data }: ClassPack): Promise<Result<Blob>> {
  const files = new Map([[EXPERIMENT, strToU8(JSON.stringify(experiment))]])
  if (data) files.set(DATA, new Uint8Array(await data.blob.arrayBuffer()))
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0)
  // `pack.json` is far below a kilobyte.
  if (bytes + 1024 > MOST_BYTES) return fail('classPackTooLarge', { bytes, most: MOST_BYTES })
  const pack: v.InferOutput<typeof packSchema> = {
    format: 'terrarium-class',
    version: 1,
    entries: (await checksums(files)) as v.InferOutput<typeof packSchema>['entries'],
    ...(data && { dataName: data.name.slice(0, 200) }),
  }
  files.set(PACK, strToU8(JSON.stringify(pack)))
  return ok(zipOf(files, () => true))
}

/** Reads a class pack that may come from anywhere; what is wrong with it is named, nothing is run. */
export async function unpackClass(file: Blob, name: string): Promise<Result<ClassPack>> {
  const refuse = (reason: string) => fail('notAClassPack', { name, reason })
  if (file.size > MOST_BYTES)
    return fail('classPackTooLarge', { bytes: file.size, most: MOST_BYTES })
  const files = openZip(new Uint8Array(await file.arrayBuffer()), LIMITS)
  if (files === undefined) return refuse('not a zip file')
  const pack = v.safeParse(packSchema, parseJson(files[PACK]))
  if (!pack.success) return refuse(PACK)
  const { entries, dataName } = pack.output
  for (const entry of entries) {
    const bytes = files[entry.name]?.slice()
    if (bytes === undefined || (await sha256(bytes)) !== entry.sha256) return refuse(entry.name)
  }
  const isListed = (wanted: string) => entries.some((entry) => entry.name === wanted)
  if (!isListed(EXPERIMENT)) return refuse(EXPERIMENT)
  const experiment = parseExperiment(parseJson(files[EXPERIMENT]))
  if (!experiment.ok) return experiment
  const rows = isListed(DATA) ? files[DATA]?.slice() : undefined
  if ((rows === undefined) !== (dataName === undefined)) return refuse(DATA)
  return ok({
    experiment: experiment.value,
    ...(rows && dataName !== undefined && { data: { name: dataName, blob: new Blob([rows]) } }),
  })
}
