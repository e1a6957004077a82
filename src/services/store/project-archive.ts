import type { Failure } from '../../domain/failure.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { PlacedModel, ProjectContent } from '../../protocol/archive-api.ts'
import { newId, newIds } from '../new-id.ts'
import type { BrowserStore } from './browser-store.ts'

const ALL = 10_000

export interface CollectedProject {
  content: ProjectContent
  /** Why rows that the person wanted kept are not in it. */
  rowsFailure?: Failure
}

/** All of a project that a file can hold: its kept models, its runs that ended, and its rows where they are kept. */
export async function collectProject(
  store: BrowserStore,
  id: string,
): Promise<Result<CollectedProject>> {
  const project = await store.projects.load(id)
  if (!project.ok) return project
  const [runs, list] = await Promise.all([
    store.runs.list({ project: id, count: ALL }),
    store.models.list({ project: id, count: ALL }),
  ])
  if (!runs.ok) return runs
  if (!list.ok) return list
  const models: PlacedModel[] = []
  for (const { id: own, lineage, version, kept, note } of list.value.rows) {
    const model = await store.models.load(own)
    if (!model.ok) return model
    models.push({ model: model.value, place: { lineage, version, kept, note } })
  }
  const written = runs.value.rows.flatMap(({ failure: _, deletedAt: _deletedAt, ...run }) =>
    run.status === 'running' ? [] : [{ ...run, status: run.status }],
  )
  const content: ProjectContent = {
    kind: 'project',
    project: project.value,
    runs: written,
    models,
  }
  if (!project.value.keepsData) return ok({ content })
  const data = await store.data.load(id)
  return ok(
    data.ok
      ? { content: { ...content, data: data.value } }
      : { content, rowsFailure: data.failure },
  )
}

/**
 * Stores a project from a file as a new one: everything gets an id of its own. Until all of it is there the project is in
 * no list, and a failure erases it, or `emptyTrash` if the browser died: half a project is never shown.
 * @param name that no other project has
 * @returns its id
 */
export async function storeProject(
  store: BrowserStore,
  { project, runs, models, data }: ProjectContent,
  name: string,
): Promise<Result<string>> {
  const id = newId()
  const idOf = newIds()
  const stored = {
    ...project,
    ...{ id, name, changedAt: Date.now(), keepsData: data !== undefined },
    ...(project.model !== undefined && { model: idOf(project.model) }),
  }
  const work = [
    () => store.projects.save(stored, 'arriving'),
    ...models.map(({ model, place }) => () => {
      const own = { ...model, id: idOf(model.id) }
      return store.models.save(own, { ...place, project: id, lineage: idOf(place.lineage) })
    }),
    ...runs.map((run) => () => {
      const model = run.model === undefined ? {} : { model: idOf(run.model) }
      return store.runs.save({ ...run, id: newId(), project: id, ...model })
    }),
    ...(data ? [() => store.data.keep(id, data)] : []),
    () => store.projects.arrive(id),
  ]
  for (const step of work) {
    const done = await step()
    if (done.ok) continue
    await store.projects.erase(id)
    return done
  }
  return ok(id)
}
