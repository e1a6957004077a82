import { LEAST_ROWS } from '../enough-rows.ts'
import type { Interval } from '../evaluation.ts'
import { mix, stepKey } from '../random.ts'
import { drawBinomial } from './draw-binomial.ts'
import { percentileIntervals } from './percentile-interval.ts'

const SEED = 0
const MOST_RESAMPLES = 1000
const LEAST_RESAMPLES = 100
/** Cells drawn in all, some 200 ms' worth: with more than 2,000 of them fewer resamples. */
const MOST_DRAWS = 2_000_000

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
  const affordable = Math.floor(MOST_DRAWS / cells.length)
  const resamples =
    rows < LEAST_ROWS ? 0 : Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, affordable))
  const drawn = Array.from({ length: resamples }, (_, resample) =>
    metricsOf(drawCells(cells, rows, resample)),
  )
  return percentileIntervals(names, drawn)
}

/**
 * Rows in each cell after drawing as many as there are, with replacement: cell by cell binomial among the rows that are
 * left, with the chance that is left.
 * @param rows the sum of the cells
 * @param resample which one; others are drawn for another
 */
export function drawCells(cells: readonly number[], rows: number, resample: number): number[] {
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
