import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'

const PAUSE_MS = 20
const PROGRESS_INTERVAL_MS = 100

export interface WritingHooks {
  signal: AbortSignal
  /** Share of the rows done; at most ten times a second, and at the end. */
  onShare: (share: number) => void
}

/** Goes through rows, and lets messages in every `PAUSE_MS` or so. Fails with `cancelled`. */
export async function inChunks(
  rows: number,
  chunkRows: number,
  { signal, onShare }: WritingHooks,
  use: (from: number, to: number) => void,
): Promise<Result<undefined>> {
  let reportedAt = -Infinity
  let pausedAt = performance.now()
  for (let from = 0; from < rows; from += chunkRows) {
    const to = Math.min(from + chunkRows, rows)
    use(from, to)
    const now = performance.now()
    if (to < rows && now - pausedAt < PAUSE_MS) continue
    if (to === rows || now - reportedAt >= PROGRESS_INTERVAL_MS) {
      reportedAt = now
      onShare(to / rows)
    }
    await yieldToMessages()
    pausedAt = performance.now()
    if (signal.aborted) return fail('cancelled', {})
  }
  return ok(undefined)
}
