/** Missing on plain HTTP. */
function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks
}

/**
 * Who may write a project: one tab at a time. The browser frees the lock when the tab is closed, crashes or lets go, and
 * the next in line gets it.
 */
export class ProjectLock {
  #let: (() => void) | undefined
  #waiting: AbortController | undefined

  /**
   * Tries to become the writer of a project; the one before is let go.
   * @param onFree called once another tab, which writes it now, has let go: from then on this tab writes
   * @returns whether this tab writes it now
   */
  async hold(project: string, onFree: () => void): Promise<boolean> {
    this.release()
    const locks = lockManager()
    // Without locks a browser cannot tell its tabs apart; the last one that saves is right, as it always was.
    if (locks === undefined) return true
    const name = `terrarium-project-${project}`
    const got = await this.#request(locks, name, { ifAvailable: true })
    if (got) return true
    const waiting = new AbortController()
    this.#waiting = waiting
    void this.#request(locks, name, { signal: waiting.signal }).then(
      (isOurs) => {
        if (isOurs && !waiting.signal.aborted) onFree()
      },
      () => undefined,
    )
    return false
  }

  /** Lets go, or out of the line. */
  release(): void {
    this.#waiting?.abort()
    this.#waiting = undefined
    this.#let?.()
    this.#let = undefined
  }

  /** Resolves once it is known whether the lock is held; it stays held until `release`. */
  #request(locks: LockManager, name: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      locks
        .request(name, options, (lock) => {
          if (lock === null) {
            resolve(false)
            return undefined
          }
          return new Promise<void>((letGo) => {
            this.#let = letGo
            resolve(true)
          })
        })
        .catch(reject)
    })
  }
}
