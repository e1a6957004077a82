import type { Project, ProjectSummary } from '../domain/project/project.ts'
import type { Projects } from './projects.svelte.ts'
import { TextDeed } from './text-deed.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

interface Desk {
  readonly history: UndoHistory
  readonly projects: Projects
}

/** Gives a project another name, as an act that can be taken back. */
export async function renameProject(
  { history, projects }: Desk,
  { id, name: before }: ProjectSummary,
  name: string,
): Promise<void> {
  if (!(await projects.rename(id, name)) || name === before) return
  history.record(
    new TextDeed({
      page: 'projects',
      before,
      after: name,
      words: (m, was, is) => m.changes.projectRenamed(was, is),
      write: (text) => projects.rename(id, text),
    }),
  )
}

/** Writes the note of the project on screen, as an act that can be taken back. */
export function noteProject(
  { history, projects: { current } }: Desk,
  { id, name, note: before }: Project,
  note: string,
): void {
  current.setNote(note)
  history.record(
    new TextDeed({
      page: 'projects',
      before,
      after: note,
      words: (m) => m.changes.changed(m.changes.noteOf(name)),
      write: (text) => {
        if (current.id !== id) return false
        current.setNote(text)
        return true
      },
    }),
    `note:${id}`,
  )
}
