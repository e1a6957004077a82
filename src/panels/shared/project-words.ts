import type { Messages } from '../../messages/en.ts'
import type { BrowserStorage } from '../../state/browser-storage.svelte.ts'
import { MOVED_PROJECT_NAME, type Projects } from '../../state/projects.svelte.ts'

/** A project's name; the one that the app made itself is called in the page's language. */
export function nameOf(m: Messages, { name }: { name: string }): string {
  return name === MOVED_PROJECT_NAME ? m.projects.before : name
}

/** Beside the title at the head of the page: whether the project on screen is saved. */
export function projectStatus(
  m: Messages,
  { current, seat }: Projects,
  { nothing }: BrowserStorage,
): string | undefined {
  if (nothing) return m.projects.head.nothing
  if (current.id === undefined) return undefined
  if (seat.role === 'follower') return m.projects.head.following
  switch (current.autosave.status) {
    case 'closed':
      return undefined
    case 'saved':
    case 'saving':
    case 'failed':
      return m.projects.head[current.autosave.status]
  }
}

/** In a line: how much is kept in this browser, and for how long. */
export function storageLine(
  m: Messages,
  { current }: Projects,
  { nothing, usage }: BrowserStorage,
): string | undefined {
  if (nothing) return m.storage.lineNothing
  const { failure } = current.autosave
  if (failure !== undefined)
    return failure.code === 'storageFull' ? m.storage.lineFull : m.storage.lineFailed
  if (usage === undefined) return undefined
  const how = usage.persistent === true ? m.storage.persistent : m.storage.notPersistent
  return m.storage.line(m.format.bytes(usage.projects), how)
}
