import type { ModelSummary } from '../domain/project/model-summary.ts'
import type { ModelLibrary } from './model-library.svelte.ts'
import { TextDeed } from './text-deed.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

interface Desk {
  readonly history: UndoHistory
  readonly library: ModelLibrary
}

/** Writes the note of one version of a model, as an act that can be taken back. */
export async function noteModel(
  { history, library }: Desk,
  { id, name, note: before }: ModelSummary,
  note: string,
): Promise<void> {
  if (note === before) return
  if (!(await library.setNote(id, note))) return
  history.record(
    new TextDeed({
      page: 'models',
      before,
      after: note,
      words: (m) => m.changes.changed(m.changes.noteOf(name)),
      write: (text) => library.setNote(id, text),
    }),
  )
}
