import { LEAST_ROWS } from '../enough-rows.ts'
import type { PredictionInterval } from '../evaluation.ts'
import { wilsonInterval } from './wilson.ts'

const LEVELS = [0.8, 0.95]

/**
 * Split conformal prediction (Papadopoulos and others 2002; Lei and others 2018): a prediction plus and minus the
 * ⌈(n + 1) · level⌉-th smallest absolute residual of n validation rows holds a new row's target with at least that
 * chance, whatever the model. A level that so few rows cannot promise is left out; coverage is measured on test rows.
 */
export function predictionIntervals(
  validation: { actual: ArrayLike<number>; predicted: ArrayLike<number> },
  test: { actual: ArrayLike<number>; predicted: ArrayLike<number> },
): PredictionInterval[] {
  const sorted = errorsOf(validation).sort()
  const rows = sorted.length
  if (rows < LEAST_ROWS) return []
  const errors = errorsOf(test)
  return LEVELS.flatMap((level) => {
    const halfWidth = sorted[Math.ceil((rows + 1) * level - 1e-9) - 1]
    if (halfWidth === undefined) return []
    const covered = errors.reduce((sum, error) => sum + (error <= halfWidth ? 1 : 0), 0)
    const interval = errors.length < LEAST_ROWS ? null : wilsonInterval(covered, errors.length)
    return [{ level, halfWidth, coverage: { value: covered / errors.length, interval } }]
  })
}

function errorsOf({
  actual,
  predicted,
}: {
  actual: ArrayLike<number>
  predicted: ArrayLike<number>
}): Float64Array {
  return Float64Array.from({ length: actual.length }, (_, row) =>
    Math.abs((actual[row] as number) - (predicted[row] as number)),
  )
}
