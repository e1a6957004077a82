import type { TrainedModel } from '../domain/trained-model.ts'
import type { CurrentProject } from './current-project.svelte.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { ProjectList } from './project-list.svelte.ts'
import type { ProjectSeat } from './project-seat.svelte.ts'

/** The app around the model of a run. */
export interface RunDesk {
  readonly library: ModelLibrary
  readonly projects: {
    readonly current: Pick<CurrentProject, 'autosave'>
    readonly seat: Pick<ProjectSeat, 'tell'>
    readonly list: Pick<ProjectList, 'refresh'>
    /** Id of the project on screen; undefined: nothing is kept. */
    keptId(): Promise<string | undefined>
  }
}

/**
 * Keeps the model of a run that just ended by itself, so that nothing is lost if the tab is.
 * @returns whether it is kept, or nothing is to be
 */
export async function keepRun(
  { library, projects }: RunDesk,
  model: TrainedModel,
): Promise<boolean> {
  const { current, seat, list } = projects
  const id = await projects.keptId()
  if (id === undefined) return true
  const isKept = await library.keepByItself(model, id)
  await current.autosave.flush()
  // The banner says so, of all that is on screen.
  if (!isKept && library.failure?.code === current.autosave.failure?.code)
    library.failure = undefined
  seat.tell('models')
  await list.refresh()
  return isKept
}
