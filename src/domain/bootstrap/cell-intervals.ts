import type { Interval } from '../evaluation.ts'
import { mix, stepKey } from '../random.ts'
import { LEAST_ROWS } from './bootstrap-intervals.ts'
import { drawBinomial } from './draw-binomial.ts'
import { percentileIntervals } from './percentile-interval.ts'

const SEED = 0
const RESAMPLES = 1000

/**
 * 95% percentile bootstrap intervals of metrics that depend on nothing but how many rows lie in each of some cells,
 * like those of a confusion matrix. Rows drawn with replacement fall into the cells by a multinomial distribution, so
 * the cells are drawn, not the rows: 1,000 resamples whatever their number, in milliseconds. Always the same for
 * the same cells; null with fewer than `LEAST_ROWS` rows.
 * @param cells rows in each
 * @param metricsOf for such cells; null where undefined
 */
export function cellIntervals<Metrics extends object>(
  cells: readonly number[],
  metricsOf: (cells: readonly number[]) => Metrics,
): { [Name in keyof Metrics]: Interval | null } {
  const rows = cells.reduce((sum, count) => sum + count, 0)
  const names = Object.keys(metricsOf(cells)) as (keyof Metrics)[]
  const resamples = rows < LEAST_ROWS ? 0 : RESAMPLES
  const drawn = Array.from({ length: resamples }, (_, resample) =>
    metricsOf(resampleCells(cells, rows, resample)),
  )
  return percentileIntervals(names, drawn)
}

/** Cell by cell: binomial among the rows that are left, with the chance that is left. */
function resampleCells(cells: readonly number[], rows: number, resample: number): number[] {
  const key = stepKey(SEED, 'cells', resample)
  let rowsLeft = rows
  let countLeft = rows
  return cells.map((count, cell) => {
    const chance = countLeft === 0 ? 0 : count / countLeft
    const drawn = drawBinomial(rowsLeft, chance, mix((key + cell) >>> 0) / 2 ** 32)
    rowsLeft -= drawn
    countLeft -= count
    return drawn
  })
}
