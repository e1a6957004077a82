import { judgeLock, type LockEvidence } from '../domain/lock/network-lock.ts'
import { privacyReceipt } from '../domain/lock/privacy-receipt.ts'
import { download } from '../services/downloads.ts'
import { fileHash } from '../services/file-hash.ts'
import { tryLock } from '../services/network-lock.ts'
import { loggedSince, onRequest, requestLog } from '../services/request-log.ts'

/** Whether anything can leave this browser, what that rests on, and what was asked for so far. */
export class NetworkLock {
  readonly #openFile: () => Blob | undefined
  evidence = $state.raw<LockEvidence | undefined>()
  trying = $state(false)
  /** The commit that the page was built from. */
  readonly build = __BUILD_ID__
  log = $state.raw(requestLog())
  online = $state(navigator.onLine)
  /** What holds here; undefined until it was tried. */
  lock = $derived(this.evidence && judgeLock(this.evidence))
  /** SHA-256 of the open file; null: none, or it cannot be had. */
  fingerprint = $state.raw<string | null>(null)
  #hashed: Blob | undefined

  /** @param openFile the file whose table is open */
  constructor(openFile: () => Blob | undefined) {
    this.#openFile = openFile
  }

  /** From now on follows what is asked for, and the network; returns what ends that. */
  listen(): () => void {
    const onNetwork = () => {
      this.online = navigator.onLine
    }
    addEventListener('online', onNetwork)
    addEventListener('offline', onNetwork)
    const stop = onRequest(() => {
      this.log = requestLog()
    })
    this.log = requestLog()
    return () => {
      removeEventListener('online', onNetwork)
      removeEventListener('offline', onNetwork)
      stop()
    }
  }

  /** Tries the lock, sending nothing. */
  async try(): Promise<void> {
    if (this.trying) return
    this.trying = true
    this.evidence = await tryLock()
    this.trying = false
  }

  /** Works out the fingerprint of the open file, once for each file. */
  async takeFingerprint(): Promise<void> {
    const file = this.#openFile()
    if (file === this.#hashed) return
    this.#hashed = file
    this.fingerprint = null
    const hash = file === undefined ? null : await fileHash(file)
    if (file === this.#hashed) this.fingerprint = hash
  }

  /** Hands over the receipt of this moment as a file. */
  async saveReceipt(): Promise<void> {
    await this.takeFingerprint()
    const { evidence, log, online } = this
    if (evidence === undefined) return
    const receipt = privacyReceipt({
      build: this.build,
      origin: location.origin,
      path: location.pathname,
      browser: navigator.userAgent,
      since: loggedSince,
      at: Date.now(),
      online,
      evidence,
      requests: log.requests,
      refused: log.refused,
      dropped: log.dropped,
      data: this.fingerprint,
    })
    download(
      new Blob([receipt], { type: 'application/json' }),
      `terrarium-privacy-receipt-${new Date().toISOString().slice(0, 10)}.json`,
    )
  }
}
