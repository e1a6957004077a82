import type { Project, ProjectSummary } from '../../domain/project/project.ts'
import { readProject } from '../../domain/project/project-schema.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { copyProject } from './copy-project.ts'
import type { Database } from './database.ts'
import { eraseProject } from './erase-rows.ts'
import { ownerOf } from './owners.ts'
import { GENERATION_STORES, prepareDocument, putGeneration } from './generations.ts'
import { readGeneration } from './read-generations.ts'
import { isFound, type ListPage, pageOf } from './list-page.ts'
import { ARRIVING, placeOf, placesIn, placesOf } from './places.ts'
import type { Db, ProjectRow, StoreName } from './tables.ts'
import { reading } from './transactions.ts'

export interface ProjectQuery {
  search?: string
  /** Those in the trash instead of the others. */
  deleted?: boolean
  /** `next` of the page before. */
  after?: IDBValidKey
  count: number
}

const DOCUMENT_STORES: StoreName[] = ['projects', ...GENERATION_STORES]
const ALL_STORES: StoreName[] = ['projects', 'models', 'runs', ...GENERATION_STORES]

/** The projects of this browser. */
export class ProjectStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Changed last first; what is not shown is not read, unless it is searched. */
  list({
    search,
    deleted = false,
    after,
    count,
  }: ProjectQuery): Promise<Result<ListPage<ProjectSummary>>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['projects']).objectStore('projects').index('place')
      const range = placesIn(deleted ? 2 : 0, [], after)
      const found = await pageOf<ProjectRow>(
        await index.openCursor(range, 'prev'),
        count,
        ({ name, target, table }) => isFound(search, name, target, table?.name),
      )
      const rows = await Promise.all(found.rows.map((row) => summaryOf(db, row)))
      return ok({ ...found, rows })
    })
  }

  /** The names that hold all words of a search, those in the trash left out. */
  names(search: string): Promise<Result<string[]>> {
    return this.#database.attempt(async (db) => {
      const index = reading(db, ['projects']).objectStore('projects').index('place')
      const found = await pageOf<ProjectRow>(
        await index.openCursor(placesIn(0)),
        Infinity,
        ({ name }) => isFound(search, name),
      )
      return ok(found.rows.map(({ name }) => name))
    })
  }

  /** How many there are, those in the trash left out. */
  count(): Promise<Result<number>> {
    return this.#database.attempt(async (db) =>
      ok(await reading(db, ['projects']).objectStore('projects').index('place').count(placesIn(0))),
    )
  }

  /** Fails with `projectNotFound` and as `readProject` does. */
  load(id: string): Promise<Result<Project>> {
    return this.#database.attempt(async (db) => {
      const row = await reading(db, ['projects']).objectStore('projects').get(id)
      const stored = await readGeneration(db, ownerOf.project(id))
      if (!stored.ok) return stored
      if (row === undefined || stored.value === undefined) return fail('projectNotFound', { id })
      this.#database.noteRead(stored.value)
      const read = readProject(stored.value.document)
      // The name may be newer than the document.
      return read.ok ? ok({ ...read.value, id, name: row.name }) : read
    })
  }

  /**
   * Writes a project.
   * @param how `again`: in the place of the one that is stored, and fails with `projectNotFound` where that is not,
   * or is deleted; `new`: whatever is stored; `arriving`: likewise, but in no list before `arrive`
   */
  async save(
    project: Project,
    how: 'new' | 'again' | 'arriving' = 'new',
  ): Promise<Result<undefined>> {
    // At once: a page that is going away does not come to a second turn.
    const prepared = prepareDocument(project)
    return this.#database.write(DOCUMENT_STORES, 'default', async (tx) => {
      const before = await tx.objectStore('projects').get(project.id)
      const isGone = before === undefined || before.deletedAt !== undefined
      // Deleted in another tab, it must not come back by itself.
      if (how === 'again' && isGone) return fail('projectNotFound', { id: project.id })
      const more = await putGeneration(tx, ownerOf.project(project.id), prepared)
      const bytes = (before?.bytes ?? 0) + more
      const { id, createdAt, changedAt, experiment, table, keepsData } = project
      // It may have been renamed since, in another tab.
      const name = before?.name ?? project.name
      await tx.objectStore('projects').put({
        id,
        name,
        createdAt,
        changedAt,
        ...(experiment && { target: experiment.target }),
        ...(table && { table }),
        keepsData,
        bytes,
        place: how === 'arriving' ? [ARRIVING, changedAt] : placeOf({}, changedAt),
      })
      return ok(undefined)
    })
  }

  rename(id: string, name: string): Promise<Result<undefined>> {
    return this.#change(id, (row) => ({ ...row, name }))
  }

  /** A second project with all that the first holds; @returns its id */
  duplicate(id: string, name: string): Promise<Result<string>> {
    return this.#database.write(ALL_STORES, 'strict', (tx) => copyProject(tx, id, name))
  }

  /** Puts it into the trash, from where it can be restored for 30 days. */
  delete(id: string): Promise<Result<undefined>> {
    const deletedAt = Date.now()
    return this.#change(id, (row) => ({ ...row, deletedAt, place: [2, row.changedAt] }))
  }

  restore(id: string): Promise<Result<undefined>> {
    return this.#change(id, ({ deletedAt: _, ...row }) => ({ ...row, place: [0, row.changedAt] }))
  }

  /** Shows a project that has come from a file, now that it is whole, and its models. */
  arrive(id: string): Promise<Result<undefined>> {
    return this.#database.write(['projects', 'models'], 'strict', async (tx) => {
      const projects = tx.objectStore('projects')
      const row = await projects.get(id)
      if (row === undefined) return fail('projectNotFound', { id })
      await projects.put({ ...row, place: placeOf({}, row.changedAt) })
      const models = tx.objectStore('models')
      for (const model of await models.index('project').getAll(placesOf(id)))
        await models.put({ ...model, place: placeOf({ kept: model.kept }, model.savedAt) })
      return ok(undefined)
    })
  }

  /** Erases it for good, with everything it owns. */
  erase(id: string): Promise<Result<undefined>> {
    return this.#database.write(ALL_STORES, 'strict', async (tx) => {
      await eraseProject(tx, id)
      return ok(undefined)
    })
  }

  #change(id: string, change: (row: ProjectRow) => ProjectRow): Promise<Result<undefined>> {
    return this.#database.write(['projects'], 'strict', async (tx) => {
      const row = await tx.objectStore('projects').get(id)
      if (row === undefined) return fail('projectNotFound', { id })
      await tx.objectStore('projects').put(change(row))
      return ok(undefined)
    })
  }
}

async function summaryOf(db: Db, { place: _, ...row }: ProjectRow): Promise<ProjectSummary> {
  const tx = reading(db, ['runs', 'models'])
  const [runs, models] = await Promise.all([
    tx
      .objectStore('runs')
      .index('project')
      .count(placesIn(0, [row.id])),
    tx
      .objectStore('models')
      .index('project')
      .count(placesIn(0, [row.id])),
  ])
  return { ...row, runs, models }
}
