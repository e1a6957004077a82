import {
  DATA,
  isArchiveName,
  MANIFEST,
  readManifest,
  readPlaces,
} from '../../src/domain/archive/manifest-schema.ts'
import { readModel } from '../../src/domain/model-schema.ts'
import { readProject } from '../../src/domain/project/project-schema.ts'
import { readRun, type WrittenRun } from '../../src/domain/project/run-schema.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import { sha256 } from '../../src/domain/sha256.ts'
import type { TrainedModel } from '../../src/domain/trained-model.ts'
import type { ArchiveContent, PlacedModel } from '../../src/protocol/archive-api.ts'
import type { TableSource } from '../../src/protocol/table-source.ts'
import { jsonOf } from './json-of.ts'
import { checksum } from './pack.ts'
import { isSealed, unseal } from './sealing.ts'
import { MOST_FILE_BYTES } from './zip-limits.ts'
import { readZip, unpackPart, type ZipPart } from './zip-reader.ts'

const MOST_RUNS = 20_000

/** Reads a foreign file; see `ArchiveApi`. */
export async function unpack(
  { name, blob }: TableSource,
  passphrase?: string,
): Promise<Result<ArchiveContent>> {
  if (blob.size > MOST_FILE_BYTES) {
    return fail('fileTooLarge', { bytes: blob.size, most: MOST_FILE_BYTES })
  }
  if (!(await isSealed(blob))) return new Unpacking(name).read(blob)
  if (passphrase === undefined) return fail('passphraseNeeded', { name })
  const opened = await unseal(blob, passphrase, name)
  return opened.ok ? new Unpacking(name).read(opened.value) : opened
}

/** The reading of one file. */
class Unpacking {
  readonly #file: string
  #parts = new Map<string, ZipPart>()
  /** What each entry has to hash to. */
  #sums = new Map<string, string>()

  constructor(file: string) {
    this.#file = file
  }

  async read(zip: Blob): Promise<Result<ArchiveContent>> {
    const parts = await readZip(zip, isArchiveName, (name) => name === DATA)
    if (typeof parts === 'string') return this.#refuse(parts)
    const listing = parts.get(MANIFEST)
    parts.delete(MANIFEST)
    const sizes = new Map([...parts].map(([name, { bytes }]) => [name, bytes]))
    const listed = listing && (await unpackPart(listing))
    const manifest = readManifest(listed && jsonOf(listed), sizes, this.#file)
    if (!manifest.ok) return manifest
    this.#parts = parts
    this.#sums = new Map(manifest.value.entries.map((entry) => [entry.name, entry.sha256]))
    if (manifest.value.format === 'terrarium-project') {
      return this.#project(manifest.value.dataName)
    }
    const model = await this.#model('')
    return model.ok ? ok({ kind: 'model', model: model.value }) : model
  }

  async #project(dataName: string | undefined): Promise<Result<ArchiveContent>> {
    const document = await this.#json('project.json')
    if (!document.ok) return document
    const project = readProject(document.value)
    if (!project.ok) return project
    const runs = await this.#runs(project.value.id)
    if (!runs.ok) return runs
    const models = await this.#models()
    if (!models.ok) return models
    const read = { project: project.value, runs: runs.value, models: models.value }
    const part = this.#parts.get(DATA)
    if (part === undefined || dataName === undefined) return ok({ kind: 'project', ...read })
    if ((await checksum(part.content)) !== this.#sums.get(DATA)) return this.#refuse(DATA)
    return ok({ kind: 'project', ...read, data: { name: dataName, blob: part.content } })
  }

  async #runs(project: string): Promise<Result<WrittenRun[]>> {
    const written = await this.#json('runs.json')
    if (!written.ok) return written
    if (!Array.isArray(written.value) || written.value.length > MOST_RUNS) {
      return this.#refuse('runs.json')
    }
    const runs: WrittenRun[] = []
    for (const foreign of written.value) {
      const run = readRun(foreign)
      if (!run.ok) return run
      if (run.value.project !== project) return this.#refuse('runs.json')
      runs.push(run.value)
    }
    return ok(runs)
  }

  async #models(): Promise<Result<PlacedModel[]>> {
    const written = await this.#json('models.json')
    if (!written.ok) return written
    const places = readPlaces(written.value)
    if (places === undefined) return this.#refuse('models.json')
    const folders = new Set(places.map(({ id }) => `models/${id}/`))
    for (const name of this.#parts.keys()) {
      const [folder] = /^models\/[^/]*\//.exec(name) ?? []
      if (folder !== undefined && !folders.has(folder)) return this.#refuse(name)
    }
    const models: PlacedModel[] = []
    for (const { id, ...place } of places) {
      const model = await this.#model(`models/${id}/`)
      if (!model.ok) return model
      if (model.value.id !== id) return this.#refuse(`models/${id}/model.json`)
      models.push({ model: model.value, place })
    }
    return ok(models)
  }

  async #model(folder: string): Promise<Result<TrainedModel>> {
    const document = await this.#json(`${folder}model.json`)
    if (!document.ok) return document
    const arrays = new Map<string, Float32Array<ArrayBuffer>>()
    for (const name of this.#parts.keys()) {
      if (!name.startsWith(folder) || !name.endsWith('.f32')) continue
      const bytes = await this.#bytes(name)
      if (!bytes.ok) return bytes
      if (bytes.value.byteLength % 4 !== 0) return this.#refuse(name)
      arrays.set(name.slice(folder.length, -'.f32'.length), new Float32Array(bytes.value.buffer))
    }
    return readModel({ document: document.value, arrays })
  }

  async #json(name: string): Promise<Result<unknown>> {
    const bytes = await this.#bytes(name)
    if (!bytes.ok) return bytes
    const value = jsonOf(bytes.value)
    return value === undefined ? this.#refuse(name) : ok(value)
  }

  /** Of an entry, unpacked and checked. */
  async #bytes(name: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const part = this.#parts.get(name)
    const bytes = part && (await unpackPart(part))
    if (bytes === undefined || (await sha256(bytes)) !== this.#sums.get(name)) {
      return this.#refuse(name)
    }
    return ok(bytes)
  }

  #refuse(reason: string): Result<never> {
    return fail('notAModelFile', { name: this.#file, reason })
  }
}
