import type { TrainedModel } from '../domain/trained-model.ts'
import type { TableSource } from '../protocol/table-source.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import type { Navigation } from './navigation.svelte.ts'
import type { Projects } from './projects.svelte.ts'
import type { TakeAlong } from './take-along.svelte.ts'

interface Desk {
  readonly library: ModelLibrary
  readonly navigation: Pick<Navigation, 'go'>
  readonly projects: Projects
  readonly take: TakeAlong
  show(model: TrainedModel): void
}

/**
 * Takes up the model or the project of a file. One that is refused, or that needs its passphrase, is told of on the
 * page of models.
 */
export async function openArchive(
  desk: Desk,
  source: TableSource,
  passphrase?: string,
): Promise<boolean> {
  const { library, navigation, projects, take } = desk
  const read = await take.read(source, passphrase)
  if (!read.ok) {
    navigation.go('models')
    return false
  }
  const content = read.value
  if (content.kind === 'model') {
    desk.show(await library.take(content.model))
    return true
  }
  const stored = await take.store(content, await projects.list.freeName(content.project.name))
  if (!stored.ok) {
    navigation.go('models')
    return false
  }
  await Promise.all([library.refresh(), projects.list.refresh()])
  navigation.go('projects')
  await projects.open(stored.value)
  return true
}
