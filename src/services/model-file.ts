import { strToU8 } from 'fflate'
import * as v from 'valibot'
import { readModel, writeModel } from '../domain/model-schema.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import { sha256 } from '../domain/sha256.ts'
import { checksums, openZip, parseJson, zipOf } from './checked-zip.ts'

/**
 * A model as one file, `NAME.terrarium`: a zip of `model.json` (the document), one `ARRAY.f32` (little-endian
 * float32) per array, and `manifest.json` with the SHA-256 of each. It holds no whole row of data.
 */
const manifestSchema = v.strictObject({
  format: v.literal('terrarium-model'),
  version: v.literal(1),
  entries: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.regex(/^(model\.json|[a-z0-9]{1,16}\.f32)$/)),
        sha256: v.pipe(v.string(), v.length(64)),
      }),
    ),
    v.maxLength(8),
  ),
})

const MANIFEST = 'manifest.json'
const MODEL = 'model.json'
const MOST_BYTES = 512 * 2 ** 20
const LIMITS = { bytes: MOST_BYTES, entries: 9 }

/** Packs a model for download. The same model gives the same bytes. */
export async function packModel(model: TrainedModel): Promise<Blob> {
  const { document, arrays } = writeModel(model)
  const files = new Map([[MODEL, strToU8(JSON.stringify(document))]])
  for (const [name, array] of arrays) {
    files.set(`${name}.f32`, new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  }
  const entries = await checksums(files)
  const manifest: v.InferOutput<typeof manifestSchema> = {
    format: 'terrarium-model',
    version: 1,
    entries,
  }
  files.set(MANIFEST, strToU8(JSON.stringify(manifest)))
  // Weights hardly compress: storing them keeps a large model from blocking the page.
  return zipOf(files, (name) => name === MODEL)
}

/** Reads a `.terrarium` file that may come from anywhere; what is wrong with it is named, nothing is run. */
export async function unpackModel(file: Blob, name: string): Promise<Result<TrainedModel>> {
  const refuse = (reason: string) => fail('notAModelFile', { name, reason })
  if (file.size > MOST_BYTES) return refuse('larger than 512 MB')
  const files = openZip(new Uint8Array(await file.arrayBuffer()), LIMITS)
  if (files === undefined) return refuse('not a zip file')
  const manifest = v.safeParse(manifestSchema, parseJson(files[MANIFEST]))
  if (!manifest.success) return refuse(MANIFEST)
  const arrays = new Map<string, Float32Array<ArrayBuffer>>()
  for (const { name: entry, sha256: expected } of manifest.output.entries) {
    const bytes = files[entry]?.slice()
    if (bytes === undefined || (await sha256(bytes)) !== expected) return refuse(entry)
    if (entry === MODEL) continue
    if (bytes.byteLength % 4 !== 0) return refuse(entry)
    arrays.set(entry.replace('.f32', ''), new Float32Array(bytes.buffer))
  }
  const listed = manifest.output.entries.some((entry) => entry.name === MODEL)
  const document = listed ? parseJson(files[MODEL]) : undefined
  const model = readModel({ document, arrays })
  return model.ok ? ok(model.value) : model
}
