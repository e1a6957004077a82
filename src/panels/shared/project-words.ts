import type { ProjectSummary } from '../../domain/project/project.ts'
import type { Messages } from '../../messages/en.ts'
import { MOVED_PROJECT_NAME } from '../../state/projects.svelte.ts'

/** A project's name; the one that the app made itself is called in the page's language. */
export function nameOf(m: Messages, { name }: Pick<ProjectSummary, 'name'>): string {
  return name === MOVED_PROJECT_NAME ? m.projects.before : name
}
