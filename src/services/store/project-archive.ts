import type { Failure } from '../../domain/failure.ts'
import type { Project } from '../../domain/project/project.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { PlacedModel, ProjectContent } from '../../protocol/archive-api.ts'
import { newId, newIds } from '../new-id.ts'
import type { BrowserStore } from './browser-store.ts'

/** Runs, or models, that are looked at. More models than this are more than the archive takes, which refuses them itself. */
const MOST = 10_000

/** Runs that do not go along: their records cannot be read, or older ones than a file holds, or not ended. */
export interface OmittedRuns {
  damaged: number
  older: number
  unfinished: number
}

export interface CollectedProject {
  content: ProjectContent
  omitted: OmittedRuns
  /** Why rows that the person wanted kept are not in it. */
  rowsFailure?: Failure
}

/**
 * All of a project that a file can hold: its kept models and the one that it shows, its runs that ended, and its rows
 * where they are kept.
 * @param most runs that are taken along, the newest
 */
export async function collectProject(
  store: BrowserStore,
  id: string,
  most = MOST,
): Promise<Result<CollectedProject>> {
  const project = await store.projects.load(id)
  if (!project.ok) return project
  const [runs, total, list] = await Promise.all([
    store.runs.list({ project: id, count: most }),
    store.runs.count(id),
    store.models.list({ project: id, count: MOST }),
  ])
  if (!runs.ok) return runs
  if (!total.ok) return total
  if (!list.ok) return list
  const models: PlacedModel[] = []
  for (const { id: own, lineage, version, kept, note } of list.value.rows) {
    const model = await store.models.load(own)
    if (!model.ok) return model
    models.push({ model: model.value, place: { lineage, version, kept, note } })
  }
  const shown = await shownModel(store, project.value)
  if (shown !== undefined && !list.value.rows.some(({ id: own }) => own === shown.model.id))
    models.push(shown)
  const written = runs.value.rows.flatMap(({ failure: _, deletedAt: _deletedAt, ...run }) =>
    run.status === 'running' ? [] : [{ ...run, status: run.status }],
  )
  const content: ProjectContent = {
    kind: 'project',
    project: project.value,
    runs: written,
    models,
  }
  const { rows, damaged } = runs.value
  const omitted = {
    damaged,
    older: Math.max(0, total.value - most),
    unfinished: rows.length - written.length,
  }
  if (!project.value.keepsData) return ok({ content, omitted })
  const data = await store.data.load(id)
  return ok(
    data.ok
      ? { content: { ...content, data: data.value }, omitted }
      : { content, omitted, rowsFailure: data.failure },
  )
}

/** The model that was on screen last, kept or kept by itself; undefined: there is none, or none that can be read. */
async function shownModel(
  store: BrowserStore,
  { id: project, model: id }: Project,
): Promise<PlacedModel | undefined> {
  if (id === undefined) return undefined
  const [summary, model] = await Promise.all([store.models.summary(id), store.models.load(id)])
  if (!summary.ok || summary.value === undefined || !model.ok) return undefined
  const { lineage, version, kept, note, deletedAt } = summary.value
  if (summary.value.project !== project || deletedAt !== undefined) return undefined
  return { model: model.value, place: { lineage, version, kept, note } }
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
