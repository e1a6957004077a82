/** Losses beyond these sound like them. */
const LEAST = 1e-3
const MOST = 10
/** Three octaves: A2 to A5. */
const LOWEST_HZ = 110
const HIGHEST_HZ = 880

/**
 * The pitch of a loss: ten times the loss is always the same interval higher, as ears hear it.
 * @returns in hertz; undefined for what is no number
 */
export function lossPitch(loss: number): number | undefined {
  if (Number.isNaN(loss)) return undefined
  const place = Math.log(Math.min(MOST, Math.max(LEAST, loss)) / LEAST) / Math.log(MOST / LEAST)
  return LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** place
}
