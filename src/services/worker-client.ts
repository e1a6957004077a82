import { type Remote, wrap } from 'comlink'
import { fail, type Result } from '../domain/result.ts'

/** What every worker offers, so that a dead or hung one is noticed. */
interface Pingable {
  /** Its build. */
  ping(): Promise<string>
}

const HEARTBEAT_MS = 5_000
/**
 * Beats without an answer until a worker counts as dead: longer than any stretch of work between two yields,
 * shorter than a person's patience. Beats, not time: a tab in the background beats once a minute or not at all.
 */
const MISSED_BEATS = 6

/**
 * Owns one worker's life: lazy start, death noticed, restart on the next call.
 * comlink leaves a call pending for ever when its worker dies, so every call races against that.
 */
export class WorkerClient<Api extends Pingable> {
  readonly #name: string
  readonly #start: () => Worker
  #running: Running<Api> | undefined

  /** @param start makes the worker; called on first use and again after a death */
  constructor(name: string, start: () => Worker) {
    this.#name = name
    this.#start = start
  }

  /**
   * Runs one call; a worker that dies meanwhile gives the failure `workerDied`. One of another build than the page
   * gives `otherBuild` and is told nothing: what the two say to each other may have changed.
   * @param missedBeats of 5 seconds without an answer until it counts as dead
   */
  async call<Value>(
    use: (api: Remote<Api>) => Promise<Result<Value>>,
    missedBeats = MISSED_BEATS,
  ): Promise<Result<Value>> {
    const running = (this.#running ??= new Running<Api>(this.#start()))
    const stopHeartbeat = running.watch(missedBeats)
    try {
      if (!running.isOfThisBuild) {
        const build = await Promise.race([running.build, running.death])
        if (build !== __BUILD_ID__) {
          this.terminate()
          return fail('otherBuild', { page: __BUILD_ID__, worker: build })
        }
        running.isOfThisBuild = true
      }
      return await Promise.race([use(running.api), running.death])
    } catch (error) {
      this.terminate()
      const reason = error instanceof Error ? error.message : String(error)
      return fail('workerDied', { worker: this.#name, reason })
    } finally {
      stopHeartbeat()
    }
  }

  /** Ends the worker at once; calls in flight fail with `workerDied`. The next call starts a fresh one. */
  terminate(): void {
    this.#running?.end()
    this.#running = undefined
  }
}

class Running<Api extends Pingable> {
  readonly api: Remote<Api>
  readonly build: Promise<string>
  isOfThisBuild = false
  /** Never resolves; rejects when the worker is dead. */
  readonly death: Promise<never>
  readonly #worker: Worker
  #die: (reason: Error) => void = () => undefined
  #watchers = 0
  #timer: ReturnType<typeof setInterval> | undefined
  #missed = 0
  #mostMissed = MISSED_BEATS

  constructor(worker: Worker) {
    this.#worker = worker
    this.api = wrap<Api>(worker)
    this.build = this.#ping()
    this.death = new Promise<never>((_resolve, reject) => {
      this.#die = reject
    })
    // Without a call in flight nobody listens: a death is then found by the next call.
    this.death.catch(() => undefined)
    worker.addEventListener('error', (event) => {
      this.#die(new Error(event.message || 'the worker could not be loaded'))
    })
  }

  /** Pings while a call is in flight, as patiently as the first of several asks; returns what ends the watch. */
  watch(missedBeats: number): () => void {
    if (this.#watchers++ === 0) {
      this.#missed = 0
      this.#mostMissed = missedBeats
      this.#timer = setInterval(() => {
        this.#beat()
      }, HEARTBEAT_MS)
    }
    return () => {
      if (--this.#watchers === 0) clearInterval(this.#timer)
    }
  }

  #beat(): void {
    if (this.#missed === this.#mostMissed) {
      this.#die(new Error('it stopped answering'))
      return
    }
    this.#missed += 1
    void this.#ping().then(() => {
      this.#missed = 0
    })
  }

  #ping(): Promise<string> {
    return (this.api as unknown as Pingable).ping()
  }

  end(): void {
    clearInterval(this.#timer)
    this.#worker.terminate()
    this.#die(new Error('it was ended'))
  }
}
