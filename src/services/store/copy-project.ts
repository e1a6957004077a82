import { readProject } from '../../domain/project/project-schema.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { newIds } from '../new-id.ts'
import { copyGenerations, prepareDocument, putGeneration } from './generations.ts'
import { ownerOf } from './owners.ts'
import { placesOf } from './places.ts'
import { wholeDocument } from './read-generations.ts'
import type { Writing } from './tables.ts'

/**
 * Copies a project with its runs, models and kept rows, within one transaction. Checkpoints stay behind: an
 * interrupted run is resumed once. Everything gets an id of its own. Fails with `projectNotFound` and as
 * `readProject` does.
 * @returns the id of the copy
 */
export async function copyProject(tx: Writing, id: string, name: string): Promise<Result<string>> {
  const row = await tx.objectStore('projects').get(id)
  const document = await wholeDocument(tx, ownerOf.project(id))
  if (row === undefined || document === undefined) return fail('projectNotFound', { id })
  const read = readProject(document)
  if (!read.ok) return read
  const idOf = newIds()
  const copy = idOf(id)
  const changedAt = Date.now()
  let bytes = 0

  const ofProject = placesOf(id)
  for (const model of await tx.objectStore('models').index('project').getAll(ofProject)) {
    if (model.deletedAt !== undefined) continue
    const own = idOf(model.id)
    const copied = await copyGenerations(tx, ownerOf.model(model.id), ownerOf.model(own))
    const lineage = idOf(model.lineage)
    await tx.objectStore('models').put({ ...model, id: own, project: copy, lineage, bytes: copied })
    bytes += copied
  }
  for (const run of await tx.objectStore('runs').index('project').getAll(ofProject)) {
    if (run.deletedAt !== undefined || run.status === 'running') continue
    const { model, ...rest } = run
    await tx.objectStore('runs').put({
      ...rest,
      id: idOf(run.id),
      project: copy,
      ...(model !== undefined && { model: idOf(model) }),
    })
  }
  bytes += await copyGenerations(tx, ownerOf.data(id), ownerOf.data(copy))

  const { model } = read.value
  const project = {
    ...read.value,
    ...{ id: copy, name, createdAt: changedAt, changedAt },
    ...(model !== undefined && { model: idOf(model) }),
  }
  bytes += await putGeneration(tx, ownerOf.project(copy), prepareDocument(project))
  const { deletedAt: _, ...shown } = row
  await tx.objectStore('projects').put({
    ...shown,
    ...{ id: copy, name, createdAt: changedAt, changedAt, bytes },
    place: [0, changedAt],
  })
  return ok(copy)
}
