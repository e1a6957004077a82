/** Where training is and how it stands, at one moment. */
export interface Moment {
  epoch: number
  batch: number
  /** On validation rows. */
  loss: number
  isPlaying: boolean
  /** Milliseconds, of any clock. */
  time: number
}

/** What is said of a moment. */
export interface Narration {
  epoch: number
  batch: number
  loss: number
  /** Since what was said before, as a share of it: −0.03 is "down 3%"; absent where there is nothing to compare. */
  change?: number
}

/** While it plays nothing is said more often: who listens wants to hear something else, too. */
const GAP_MS = 5000

/**
 * What is to be said now, if anything.
 * @param said the moment that was spoken of last
 */
export function narrationOf(said: Moment | undefined, now: Moment): Narration | undefined {
  const { epoch, batch, loss } = now
  if (said && now.isPlaying && now.time - said.time < GAP_MS) return undefined
  if (said && said.epoch === epoch && said.batch === batch && said.loss === loss) return undefined
  const isFurther = said && (epoch > said.epoch || (epoch === said.epoch && batch >= said.batch))
  const change = isFurther ? loss / said.loss - 1 : Number.NaN
  return { epoch, batch, loss, ...(Number.isFinite(change) && { change }) }
}
