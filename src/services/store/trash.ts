import { TRASH_MILLISECONDS } from '../../domain/project/project.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Database } from './database.ts'
import { eraseModel, eraseProject, eraseRun } from './erase-rows.ts'
import { GENERATION_STORES } from './generations.ts'
import { ARRIVING, placesIn } from './places.ts'
import type { StoreName, Writing } from './tables.ts'

const STORES: StoreName[] = ['projects', 'models', 'runs', ...GENERATION_STORES]

/** A project that has been arriving for so long has lost the tab that read it, in milliseconds. */
const LONGEST_ARRIVAL = 60 * 60_000

/** Erases the projects, models and runs that were deleted more than 30 days ago, and projects that never arrived. */
export function emptyTrash(database: Database, now = Date.now()): Promise<Result<undefined>> {
  return database.write(STORES, 'default', async (tx) => {
    const isOld = ({ deletedAt = now }: { deletedAt?: number }) =>
      now - deletedAt > TRASH_MILLISECONDS
    const projects = await tx.objectStore('projects').index('place').getAll(placesIn(2))
    for (const { id } of projects.filter(isOld)) await eraseProject(tx, id)
    const arriving = await tx.objectStore('projects').index('place').getAll(placesIn(ARRIVING))
    for (const { id, changedAt } of arriving)
      if (now - changedAt > LONGEST_ARRIVAL) await eraseProject(tx, id)
    const models = await tx.objectStore('models').index('place').getAll(placesIn(2))
    for (const { id } of models.filter(isOld)) await eraseModel(tx, id)
    for (const id of await deletedRuns(tx)) {
      const run = await tx.objectStore('runs').get(id)
      if (run !== undefined && isOld(run)) await eraseRun(tx, id)
    }
    return ok(undefined)
  })
}

/** By their keys: what was not deleted is not read. */
async function deletedRuns(tx: Writing): Promise<string[]> {
  const ids: string[] = []
  let cursor = await tx.objectStore('runs').index('project').openKeyCursor()
  while (cursor !== null) {
    const [, [state], id] = cursor.key
    if (state === 2) ids.push(id)
    cursor = await cursor.continue()
  }
  return ids
}
