import type { Failure } from '../../domain/failure.ts'
import type { Messages } from '../../messages/en.ts'
import type { BrowserStorage } from '../../state/browser-storage.svelte.ts'
import type { Projects } from '../../state/projects.svelte.ts'
import type { RunKeeping } from '../../state/run-keeping.svelte.ts'

/** A way out of a state in which things are not saved. */
type Way =
  | 'takeOver'
  | 'takeAnyway'
  | 'makeRoom'
  | 'download'
  | 'again'
  | 'saveAgain'
  | 'startFresh'
  | 'reload'
  | 'dismiss'

interface Banner {
  kind: 'ok' | 'warning' | 'danger'
  title: string
  text?: string
  ways: readonly Way[]
}

/** What stands above every view while something is wrong with saving; undefined: all is well. */
export function bannerOf(
  m: Messages,
  { current, seat }: Projects,
  storage: BrowserStorage,
  { unsaved }: Pick<RunKeeping, 'unsaved'>,
): Banner | undefined {
  const words = m.storage
  switch (storage.event) {
    case 'waiting':
      return { kind: 'warning', title: words.waiting, text: words.waitingText, ways: ['download'] }
    case 'superseded':
      return {
        kind: 'danger',
        title: words.superseded,
        text: words.supersededText,
        ways: ['reload', 'download'],
      }
    case 'cleared':
      return {
        kind: 'danger',
        title: words.cleared,
        text: words.clearedText,
        ways: ['saveAgain', 'download'],
      }
    case 'erased':
      return { kind: 'ok', title: words.erased, ways: ['dismiss'] }
    case 'erasedElsewhere':
      return { kind: 'warning', title: words.erasedElsewhere, ways: ['saveAgain', 'download'] }
    case undefined:
      break
  }
  const { failure } = current.autosave
  if (failure !== undefined) return bannerOfFailure(m, failure)
  if (unsaved !== undefined) {
    const { kind, title, text } = bannerOfFailure(m, unsaved)
    // It is tried again by itself, with the next checkpoint.
    return { kind, title, text: `${text} ${words.runGoesOn}`, ways: ['makeRoom', 'download'] }
  }
  if (storage.former !== undefined) {
    const title = words.former(m.format.date(storage.former))
    return { kind: 'warning', title, text: words.formerText, ways: ['dismiss'] }
  }
  if (seat.role === 'follower' && current.id !== undefined) {
    const { progress, obstacle } = seat
    if (obstacle !== undefined) {
      const [title, text] =
        obstacle === 'silent'
          ? [m.projects.silent, m.projects.silentText]
          : [m.projects.unsavedThere, m.projects.unsavedThereText]
      return { kind: 'warning', title, text, ways: ['takeOver', 'takeAnyway'] }
    }
    const training = progress && m.projects.followingTraining(m.format.count(progress.epoch))
    return {
      kind: 'warning',
      title: seat.wasTakenOver ? m.projects.takenOver : m.projects.following,
      text: training ?? m.projects.followingText,
      ways: ['takeOver'],
    }
  }
  return undefined
}

function bannerOfFailure(
  { storage: words }: Messages,
  { code }: Failure,
): Banner & { text: string } {
  if (code === 'storageFull') {
    return {
      kind: 'danger',
      title: words.full,
      text: words.fullText,
      ways: ['makeRoom', 'download', 'again'],
    }
  }
  if (code === 'projectNotFound') {
    return {
      kind: 'danger',
      title: words.gone,
      text: words.goneText,
      ways: ['saveAgain', 'download'],
    }
  }
  if (code === 'storageNewer') {
    return {
      kind: 'danger',
      title: words.newer,
      text: words.newerText,
      ways: ['reload', 'download'],
    }
  }
  if (['storedDamaged', 'projectDamaged', 'storageDamaged'].includes(code)) {
    return {
      kind: 'danger',
      title: words.damaged,
      text: words.damagedText,
      ways: ['download', 'again', 'startFresh'],
    }
  }
  return {
    kind: 'danger',
    title: words.blocked,
    text: words.blockedText,
    ways: ['download', 'again'],
  }
}
