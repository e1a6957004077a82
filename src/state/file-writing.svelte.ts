import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'

/** A file that a worker is writing, how far it is, and why there is none. */
export class FileWriting {
  now = $state.raw<{ share: number; startedAt: number } | undefined>()
  failure = $state.raw<Failure | undefined>()

  /** @returns undefined where writing failed or was ended */
  async write<Value>(
    write: (onShare: (share: number) => void) => Promise<Result<Value>>,
  ): Promise<Value | undefined> {
    this.failure = undefined
    this.now = { share: 0, startedAt: performance.now() }
    const written = await write((share) => {
      if (this.now !== undefined) this.now = { ...this.now, share }
    })
    this.now = undefined
    if (written.ok) return written.value
    if (written.failure.code !== 'cancelled') this.failure = written.failure
    return undefined
  }

  /** Seconds until the file is there, once there is a pace. */
  secondsLeft(now: number): number | undefined {
    if (this.now === undefined || this.now.share === 0) return undefined
    const { share, startedAt } = this.now
    return (((now - startedAt) / 1000) * (1 - share)) / share
  }
}
