import type { ResolvedColumn, ResolvedSplit } from './experiment.ts'
import { fail, ok, type Result } from './result.ts'
import type { Parts } from './split-parts.ts'
import { cellText, type Column } from './table.ts'
import { timeReader } from './time-values.ts'

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
  { missing }: ResolvedColumn,
  split: Extract<ResolvedSplit, { kind: 'time' }>,
  rows: readonly number[],
): Result<Parts> {
  const times = Float64Array.from(rows, timeReader(column, missing))
  const untimed = rows.filter((_, i) => Number.isNaN(times[i]))
  // Places in `rows` and `times`, the oldest first.
  const timed = Uint32Array.from(rows.keys()).filter((i) => !Number.isNaN(times[i]))
  timed.sort((a, b) => (times[a] as number) - (times[b] as number) || a - b)
  const timeAt = (place: number) => times[timed[place] ?? -1]
  const starts: number[] = []
  for (let i = 0; i < timed.length; i++) if (i === 0 || timeAt(i) !== timeAt(i - 1)) starts.push(i)
  if (starts.length < LEAST_TIMES) {
    return fail('tooFewTimes', { column: column.name, times: starts.length, least: LEAST_TIMES })
  }
  const testPlace = nearest(starts, timed.length - split.test * rows.length, 2, starts.length - 1)
  const held = split.test + split.validation
  const validationPlace = nearest(starts, timed.length - held * rows.length, 1, testPlace - 1)
  const validationStart = starts[validationPlace] as number
  const testStart = starts[testPlace] as number
  const rowsOf = (from: number, to: number) =>
    Array.from(timed.subarray(from, to), (i) => rows[i] as number)
  const textAt = (place: number) => cellText(column, rows[timed[place] ?? -1] ?? -1).trim()
  return ok({
    train: [...rowsOf(0, validationStart), ...untimed],
    validation: rowsOf(validationStart, testStart),
    test: rowsOf(testStart, timed.length),
    facts: {
      kind: 'time',
      validationFrom: textAt(validationStart),
      testFrom: textAt(testStart),
      untimed: untimed.length,
    },
  })
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
