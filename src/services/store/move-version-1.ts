import type { Project } from '../../domain/project/project.ts'
import type { ModelSummary } from '../../domain/project/model-summary.ts'
import { prepareDocument, putGeneration } from './generations.ts'
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
    for (const { name, sha256 } of manifest.arrays) {
      const buffer = (await old('arrays').get([summary.id, name])) as ArrayBuffer | undefined
      if (buffer === undefined) continue
      const content = new Uint8Array(buffer)
      arrays.push({ name, bytes: buffer.byteLength, chunks: [{ sha256, content }] })
    }
    const ofArrays = arrays.reduce((sum, array) => sum + array.bytes, 0)
    const document = prepareDocument(manifest.document)
    const prepared = { ...document, arrays, bytes: document.bytes + ofArrays }
    const bytes = await putGeneration(tx, owner, prepared)
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
  const own = await putGeneration(tx, ownerOf.project(MOVED_PROJECT), prepareDocument(project))
  await tx.objectStore('projects').put({
    id: MOVED_PROJECT,
    name: MOVED_PROJECT,
    createdAt,
    changedAt,
    keepsData: false,
    bytes: bytes + own,
    place: [0, changedAt],
  })
}
