const PREFIX = 'terrarium-project-'

/** Missing on plain HTTP. */
function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks
}

/** What a tab that has its place at a project hears later. */
interface Turns {
  /** The tab that wrote it has let go: from then on this one writes. */
  onFree(): void
  /** Another tab took it without being given it: from then on this one does not write. */
  onLost(): void
}

/**
 * Who may write a project: one tab at a time. The browser frees the lock when the tab is closed, crashes or lets go, and
 * the next in line gets it; from a tab that hangs it can be taken.
 */
export class ProjectLock {
  /** Ends what this tab holds or waits for; aborted by `release`. */
  #stay: AbortController | undefined

  /**
   * Tries to become the writer of a project; the one before is let go, and so is this one as soon as `release` or
   * another `hold` is called, even before the browser has answered.
   * @returns whether this tab writes it now
   */
  async hold(project: string, turns: Turns): Promise<boolean> {
    this.release()
    const locks = lockManager()
    // Without locks a browser cannot tell its tabs apart; the last one that saves is right, as it always was.
    if (locks === undefined) return true
    const stay = new AbortController()
    this.#stay = stay
    const ask = (options: LockOptions) =>
      granted(locks, project, options, stay.signal, () => {
        turns.onLost()
      })
    if (await ask({ ifAvailable: true })) return !stay.signal.aborted
    void ask({ signal: stay.signal }).then((isOurs) => {
      if (isOurs) turns.onFree()
    })
    return false
  }

  /**
   * Takes a project from the tab that writes it, even if that does not answer.
   * @param onLost as for `hold`
   * @returns whether this tab writes it now
   */
  async take(project: string, { onLost }: Pick<Turns, 'onLost'>): Promise<boolean> {
    this.release()
    const locks = lockManager()
    if (locks === undefined) return true
    const stay = new AbortController()
    this.#stay = stay
    return granted(locks, project, { steal: true }, stay.signal, onLost)
  }

  /** Lets go, or out of the line. */
  release(): void {
    this.#stay?.abort()
    this.#stay = undefined
  }
}

/** Ids of the projects that some tab writes now, this one included. */
export async function heldProjects(): Promise<Set<string>> {
  const held = (await lockManager()?.query())?.held ?? []
  return new Set(
    held
      .map(({ name = '' }) => name)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length)),
  )
}

/** Resolves once it is known whether the lock is held; it stays held until `stay` is aborted, or another tab takes it. */
function granted(
  locks: LockManager,
  project: string,
  options: LockOptions,
  stay: AbortSignal,
  onLost: () => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let isHeld = false
    const answer = (lock: Lock | null): Promise<void> => {
      isHeld = lock !== null && !stay.aborted
      resolve(isHeld)
      if (!isHeld) return Promise.resolve()
      return new Promise((letGo) => {
        stay.addEventListener('abort', () => {
          letGo()
        })
      })
    }
    locks.request(`${PREFIX}${project}`, options, answer).catch(() => {
      if (isHeld && !stay.aborted) onLost()
      // Called out of the line, or refused to a page that is no longer shown: it does not write.
      resolve(false)
    })
  })
}
