/** Multiplications or so between two pauses: some 10 to 20 ms. */
const WORK_PER_PAUSE = 5_000_000

/** Tells how much was done; waits wherever that adds up to a pause. */
export type Pacing = (work: number) => Promise<void>

/** @param pause awaited every few ten milliseconds; may throw, which ends the work */
export function paced(pause: () => Promise<void>): Pacing {
  let done = 0
  return async (work) => {
    done += work
    if (done < WORK_PER_PAUSE) return
    done = 0
    await pause()
  }
}
