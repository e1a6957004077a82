import { tenthEnds } from '../lift/tenths.ts'
import type { ScoreGroups } from '../metrics/ranking.ts'

/**
 * How many times as many positive rows the tenth with the highest scores holds as so many rows picked by chance would:
 * the first of `tenthsOf`, whole rows, one larger where ten does not divide them.
 * Rows of one score are in no order: where the tenth ends among them, it takes its share of their positives.
 * @returns null without a positive row
 */
export function topTenthLift(groups: ScoreGroups): number | null {
  let rows = 0
  let positives = 0
  for (let at = 0; at < groups.length; at += 2) {
    rows += (groups[at] as number) + (groups[at + 1] as number)
    positives += groups[at + 1] as number
  }
  if (positives === 0) return null
  const size = tenthEnds(rows)[0] as number
  let room = size
  let reached = 0
  for (let at = 0; at < groups.length && room > 0; at += 2) {
    const positive = groups[at + 1] as number
    const all = positive + (groups[at] as number)
    if (all === 0) continue
    reached += positive * Math.min(1, room / all)
    room -= all
  }
  return (reached / size) * (rows / positives)
}
