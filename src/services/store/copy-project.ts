import type { Project } from '../../domain/project/project.ts'
import { sha256Hex } from '../../domain/sha256.ts'
import { newId } from '../new-id.ts'
import { ownerOf } from './owners.ts'
import { placesOf } from './places.ts'
import type { Manifest, Writing } from './tables.ts'

/**
 * Copies a project with its runs, models and kept rows, within one transaction. Checkpoints stay behind: an
 * interrupted run is resumed once. Everything gets an id of its own.
 * @returns the id of the copy; undefined if there is no such project
 */
export async function copyProject(
  tx: Writing,
  id: string,
  name: string,
): Promise<string | undefined> {
  const row = await tx.objectStore('projects').get(id)
  const manifest = await newestOf(tx, ownerOf.project(id))
  if (row === undefined || manifest === undefined) return undefined
  const copy = newId()
  const ids = new Map<string, string>()
  const idOf = (old: string): string => {
    const known = ids.get(old) ?? newId()
    ids.set(old, known)
    return known
  }
  const changedAt = Date.now()
  let bytes = 0

  const ofProject = placesOf(id)
  for (const model of await tx.objectStore('models').index('project').getAll(ofProject)) {
    if (model.deletedAt !== undefined) continue
    const own = idOf(model.id)
    const copied = await copyNewest(tx, ownerOf.model(model.id), ownerOf.model(own))
    const lineage = idOf(model.lineage)
    await tx.objectStore('models').put({ ...model, id: own, project: copy, lineage, bytes: copied })
    bytes += copied
  }
  for (const run of await tx.objectStore('runs').index('project').getAll(ofProject)) {
    if (run.deletedAt !== undefined || run.status === 'running') continue
    const { model, ...rest } = run
    await tx.objectStore('runs').put({
      ...rest,
      id: newId(),
      project: copy,
      ...(model !== undefined && { model: idOf(model) }),
    })
  }
  bytes += await copyNewest(tx, ownerOf.data(id), ownerOf.data(copy))

  const project = JSON.parse(manifest.document) as Project
  const document = JSON.stringify({
    ...project,
    id: copy,
    name,
    createdAt: changedAt,
    changedAt,
    ...(project.model !== undefined && { model: idOf(project.model) }),
  })
  bytes += document.length
  await tx.objectStore('generations').put({
    ...manifest,
    owner: ownerOf.project(copy),
    generation: 1,
    document,
    documentSha256: sha256Hex(new TextEncoder().encode(document)),
    bytes: document.length,
    savedAt: changedAt,
  })
  await tx.objectStore('heads').put({ owner: ownerOf.project(copy), generation: 1 })
  const { deletedAt: _, ...shown } = row
  await tx.objectStore('projects').put({
    ...shown,
    id: copy,
    name,
    createdAt: changedAt,
    changedAt,
    bytes,
    place: [0, changedAt],
  })
  return copy
}

async function newestOf(tx: Writing, owner: string): Promise<Manifest | undefined> {
  const head = await tx.objectStore('heads').get(owner)
  return head && tx.objectStore('generations').get([owner, head.generation])
}

/** @returns bytes copied; 0 if the owner keeps nothing */
async function copyNewest(tx: Writing, from: string, to: string): Promise<number> {
  const manifest = await newestOf(tx, from)
  if (manifest === undefined) return 0
  const { generation } = manifest
  const chunks = tx.objectStore('chunks')
  let cursor = await chunks.openCursor(
    IDBKeyRange.bound([from, generation], [from, generation, []]),
  )
  while (cursor !== null) {
    const [, , name, i] = cursor.key
    await chunks.put(cursor.value, [to, 1, name, i])
    cursor = await cursor.continue()
  }
  await tx.objectStore('generations').put({ ...manifest, owner: to, generation: 1 })
  await tx.objectStore('heads').put({ owner: to, generation: 1 })
  return manifest.bytes
}
