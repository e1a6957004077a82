import type { Project } from '../../domain/project/project.ts'
import type { ModelSummary } from '../../domain/project/model-summary.ts'
import { sha256Hex } from '../../domain/sha256.ts'
import { ownerOf } from './owners.ts'
import type { Db, Upgrading } from './tables.ts'

/** Version 1 knew models only; they move into one project. The app shows it under a name of its own. */
export const MOVED_PROJECT = 'kept-before-projects'

type SummaryV1 = Omit<ModelSummary, 'project' | 'note' | 'lineage' | 'version' | 'kept'>

interface ManifestV1 {
  id: string
  document: unknown
  arrays: { name: string; sha256: string }[]
}

/** As much of the old database as is read; idb knows the new one only. */
interface StoreV1 {
  getAll(): Promise<unknown[]>
  get(key: IDBValidKey): Promise<unknown>
}

/**
 * Carries a database of version 1 over, within the transaction that upgrades it: all of it or nothing. Nothing but
 * the database may be waited for here, or the browser would end the transaction.
 */
export async function moveVersion1(db: Db, tx: Upgrading): Promise<void> {
  const old = (name: string) => tx.objectStore(name as 'heads') as unknown as StoreV1
  const summaries = (await old('summaries').getAll()) as SummaryV1[]
  let all = 0
  for (const summary of summaries) {
    const manifest = (await old('manifests').get(summary.id)) as ManifestV1 | undefined
    if (manifest === undefined) continue
    const owner = ownerOf.model(summary.id)
    const arrays = []
    let bytes = 0
    for (const { name, sha256 } of manifest.arrays) {
      const buffer = (await old('arrays').get([summary.id, name])) as ArrayBuffer | undefined
      if (buffer === undefined) continue
      await tx.objectStore('chunks').put(buffer, [owner, 1, name, 0])
      const size = buffer.byteLength
      bytes += size
      arrays.push({ name, bytes: size, chunks: [{ bytes: size, sha256 }] })
    }
    const document = JSON.stringify(manifest.document)
    bytes += document.length
    await tx.objectStore('generations').put({
      owner,
      generation: 1,
      version: 1,
      document,
      documentSha256: sha256Hex(new TextEncoder().encode(document)),
      arrays,
      bytes,
      build: __BUILD_ID__,
      savedAt: summary.savedAt,
    })
    await tx.objectStore('heads').put({ owner, generation: 1 })
    await tx.objectStore('models').put({
      ...summary,
      bytes,
      project: MOVED_PROJECT,
      note: '',
      lineage: summary.id,
      version: 1,
      kept: true,
      place: [0, summary.savedAt],
    })
    all += bytes
  }
  for (const name of ['summaries', 'manifests', 'arrays']) db.deleteObjectStore(name as 'heads')
  if (summaries.length > 0) await putProject(tx, summaries, all)
}

async function putProject(
  tx: Upgrading,
  summaries: readonly SummaryV1[],
  bytes: number,
): Promise<void> {
  const changedAt = Math.max(...summaries.map(({ savedAt }) => savedAt))
  const createdAt = Math.min(...summaries.map((summary) => summary.createdAt))
  const project: Project = {
    terrarium: 1,
    id: MOVED_PROJECT,
    name: MOVED_PROJECT,
    note: '',
    createdAt,
    changedAt,
    reading: {},
    keepsData: false,
  }
  const document = JSON.stringify(project)
  const owner = ownerOf.project(MOVED_PROJECT)
  await tx.objectStore('generations').put({
    owner,
    generation: 1,
    version: 1,
    document,
    documentSha256: sha256Hex(new TextEncoder().encode(document)),
    arrays: [],
    bytes: document.length,
    build: __BUILD_ID__,
    savedAt: changedAt,
  })
  await tx.objectStore('heads').put({ owner, generation: 1 })
  await tx.objectStore('projects').put({
    id: MOVED_PROJECT,
    name: MOVED_PROJECT,
    createdAt,
    changedAt,
    keepsData: false,
    bytes: bytes + document.length,
    place: [0, changedAt],
  })
}
