import type { ResolvedColumn, ResolvedSplit } from './experiment.ts'
import { fail, ok, type Result } from './result.ts'
import { emptyParts, type Parts } from './split-parts.ts'
import { cellText, type Column } from './table.ts'
import { timeOrderReader } from './time-order.ts'

/** As many different times as there are parts. */
const LEAST_TIMES = 3

/**
 * Trains on the past: the newest rows test, those before them validate, the rest train. A boundary lies between two
 * different times, as near to the asked shares as that allows; rows without a time train.
 * Fails with `tooFewTimes`.
 * @param rows row numbers that have a target
 */
export function splitByTime(
  column: Column,
  { missing, dateFormat }: ResolvedColumn,
  split: Extract<ResolvedSplit, { kind: 'time' }>,
  rows: readonly number[],
): Result<Parts> {
  const times = Float64Array.from(rows, timeOrderReader(column, missing, dateFormat))
  const sorted = times.filter((time) => !Number.isNaN(time)).sort()
  const starts: number[] = []
  sorted.forEach((time, i) => {
    if (i === 0 || time !== sorted[i - 1]) starts.push(i)
  })
  if (starts.length < LEAST_TIMES) {
    return fail('tooFewTimes', { column: column.name, times: starts.length, least: LEAST_TIMES })
  }
  const testPlace = nearest(starts, sorted.length - split.test * rows.length, 2, starts.length - 1)
  const held = split.test + split.validation
  const validationPlace = nearest(starts, sorted.length - held * rows.length, 1, testPlace - 1)
  const validationFrom = sorted[starts[validationPlace] as number] as number
  const testFrom = sorted[starts[testPlace] as number] as number
  const textOf = (time: number) => cellText(column, rows[times.indexOf(time)] ?? -1).trim()
  const parts = emptyParts({
    kind: 'time',
    validationFrom: textOf(validationFrom),
    testFrom: textOf(testFrom),
    untimed: rows.length - sorted.length,
  })
  rows.forEach((row, i) => {
    const time = times[i] as number
    const part = time >= testFrom ? 'test' : time >= validationFrom ? 'validation' : 'train'
    parts[part].push(row)
  })
  return ok(parts)
}

/** Which of `starts` (ascending), from place `least` to `most`, is nearest to `wanted`; of two, the earlier. */
function nearest(starts: readonly number[], wanted: number, least: number, most: number): number {
  let best = least
  for (let place = least; place <= most; place++) {
    const distance = (at: number) => Math.abs((starts[at] as number) - wanted)
    if (distance(place) < distance(best)) best = place
  }
  return best
}
