import type { TrainedModel } from '../domain/trained-model.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import { TextDeed } from './text-deed.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

interface Desk {
  readonly history: UndoHistory
  readonly library: ModelLibrary
  /** The model on screen. */
  model: TrainedModel | undefined
}

/** Gives a kept model, with all its versions, another name, as an act that can be taken back. */
export async function renameModel(desk: Desk, id: string, name: string): Promise<void> {
  const { history, library } = desk
  const before = library.list.kept.shown.find((model) => model.id === id)?.name
  const isRenamed = await write(desk, id, name)
  if (!isRenamed || before === undefined || before === name) return
  history.record(
    new TextDeed({
      page: 'models',
      before,
      after: name,
      words: (m, was, is) => m.changes.modelRenamed(was, is),
      write: (text) => write(desk, id, text),
    }),
  )
}

async function write(desk: Desk, id: string, name: string): Promise<boolean> {
  if (!(await desk.library.rename(id, name))) return false
  if (desk.model?.id === id) desk.model = { ...desk.model, name }
  return true
}
