import { dropGenerations } from './generations.ts'
import { ownerOf } from './owners.ts'
import { placesOf } from './places.ts'
import { bookBytes } from './project-bytes.ts'
import type { Writing } from './tables.ts'

/** Erases a model for good, within a transaction. */
export async function eraseModel(tx: Writing, id: string): Promise<void> {
  const row = await tx.objectStore('models').get(id)
  if (row === undefined) return
  await tx.objectStore('models').delete(id)
  await dropGenerations(tx, ownerOf.model(id))
  await bookBytes(tx, row.project, -row.bytes)
}

/** Erases a run for good, with its checkpoint. */
export async function eraseRun(tx: Writing, id: string): Promise<void> {
  const row = await tx.objectStore('runs').get(id)
  if (row === undefined) return
  await tx.objectStore('runs').delete(id)
  await bookBytes(tx, row.project, -(await dropGenerations(tx, ownerOf.checkpoint(id))))
}

/** Erases a project for good, with everything it owns. */
export async function eraseProject(tx: Writing, id: string): Promise<void> {
  const models = await tx.objectStore('models').index('project').getAllKeys(placesOf(id))
  for (const model of models) await eraseModel(tx, model)
  const runs = await tx.objectStore('runs').index('project').getAllKeys(placesOf(id))
  for (const run of runs) await eraseRun(tx, run)
  await dropGenerations(tx, ownerOf.data(id))
  await dropGenerations(tx, ownerOf.project(id))
  await tx.objectStore('projects').delete(id)
}
