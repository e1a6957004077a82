import type { ClassroomPace } from '../../src/protocol/classroom-api.ts'
import { yieldToMessages } from '../yield-to-messages.ts'
import { FRAME_MS } from './frame-sender.ts'

/** What a step is, and milliseconds from one to the next. */
export const PACES: Record<ClassroomPace, { by: 'batch' | 'epoch'; every: number }> = {
  batch: { by: 'batch', every: 250 },
  slow: { by: 'epoch', every: 500 },
  normal: { by: 'epoch', every: 60 },
  fast: { by: 'epoch', every: 16 },
}

/** Work goes on so long before messages are looked at, in milliseconds. */
const SLICE_MS = 10

/** The epoch under way, and who watches it. */
export interface WatchedEpoch {
  /** Minibatches left in it. */
  left: number
  /** @returns whether the epoch ended with them */
  take(batches: number): Promise<boolean>
  /** Whether it is to go on; once not, nobody waits for the next frame. */
  isOn: () => boolean
  /** Whether there is nothing left to take. */
  isClosed: () => boolean
  /** Shows how far it is, if the last frame was taken. */
  showSome: () => Promise<void>
  /** Resolves when another frame may be shown. */
  untilReady: () => Promise<void>
}

/**
 * Takes an epoch to its end. A long one is taken in slices, with frames in between; the minibatches of a short one are
 * spread over the time it has, so that the weights move in every frame. Paused, it ends at once if it was short, and
 * stays where it is if not.
 * @param every milliseconds that it takes at least
 */
export async function spreadEpoch(every: number, epoch: WatchedEpoch): Promise<void> {
  const began = performance.now()
  const { left: all } = epoch
  let taken = 0
  let slice = 1
  let isShort = false
  let hasEnded = false
  while (!hasEnded && !epoch.isClosed()) {
    const isDue = epoch.isOn()
    if (!isDue && !isShort) return
    const now = performance.now()
    const due = isDue ? Math.min(all, Math.ceil((all * (now - began + FRAME_MS)) / every)) : all
    if (taken >= due) {
      isShort = true
      await epoch.showSome()
      await epoch.untilReady()
      continue
    }
    const batches = Math.min(slice, due - taken)
    hasEnded = await epoch.take(batches)
    taken += batches
    if (performance.now() - now < SLICE_MS / 2) slice *= 2
    else {
      await epoch.showSome()
      await yieldToMessages()
    }
  }
}
