/** Missing on plain HTTP. */
function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks
}

/**
 * Who may write a project: one tab at a time. The browser frees the lock when the tab is closed, crashes or lets go, and
 * the next in line gets it.
 */
export class ProjectLock {
  /** Ends what this tab holds or waits for; aborted by `release`. */
  #stay: AbortController | undefined

  /**
   * Tries to become the writer of a project; the one before is let go, and so is this one as soon as `release` or
   * another `hold` is called, even before the browser has answered.
   * @param onFree called once another tab, which writes it now, has let go: from then on this tab writes
   * @returns whether this tab writes it now
   */
  async hold(project: string, onFree: () => void): Promise<boolean> {
    this.release()
    const locks = lockManager()
    // Without locks a browser cannot tell its tabs apart; the last one that saves is right, as it always was.
    if (locks === undefined) return true
    const stay = new AbortController()
    this.#stay = stay
    const name = `terrarium-project-${project}`
    if (await granted(locks, name, { ifAvailable: true }, stay.signal)) return !stay.signal.aborted
    void granted(locks, name, { signal: stay.signal }, stay.signal).then((isOurs) => {
      if (isOurs) onFree()
    })
    return false
  }

  /** Lets go, or out of the line. */
  release(): void {
    this.#stay?.abort()
    this.#stay = undefined
  }
}

/** Resolves once it is known whether the lock is held; it stays held until `stay` is aborted. */
function granted(
  locks: LockManager,
  name: string,
  options: LockOptions,
  stay: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (lock: Lock | null): Promise<void> => {
      resolve(lock !== null && !stay.aborted)
      if (lock === null || stay.aborted) return Promise.resolve()
      return new Promise((letGo) => {
        stay.addEventListener('abort', () => {
          letGo()
        })
      })
    }
    locks.request(name, options, answer).catch(() => {
      // Called out of the line, or refused to a page that is no longer shown: it does not write.
      resolve(false)
    })
  })
}
