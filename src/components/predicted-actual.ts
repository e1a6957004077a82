import { drawLabel, drawLine, type ChartInk } from './chart-ink.ts'
import { niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

export interface PredictedActualPicture {
  /** Same length; the target's own unit. */
  actual: readonly number[]
  predicted: readonly number[]
  /** Along the diagonal: "exactly right". */
  diagonal: string
  locale: string
}

/** One point per row, actual to the right, predicted upwards, both on the same scale. */
export function predictedActual(picture: PredictedActualPicture, ink: ChartInk): ChartSpec {
  const points = picture.actual
    .map((x, i) => ({ x, y: picture.predicted[i] ?? Number.NaN }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  const values = points.flatMap(({ x, y }) => [x, y])
  const ticks = niceTicks(Math.min(...values), Math.max(...values))
  const { locale } = picture
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points,
          pointRadius: 2.5,
          pointBackgroundColor: `color-mix(in srgb, ${ink.validation} 55%, transparent)`,
          pointBorderWidth: 0,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks, locale, grid: true }),
        y: axis('y', ink, { ticks, locale }),
      },
    },
    under(chart) {
      const { left, right, top, bottom } = chart.chartArea
      drawLine(chart.ctx, [left, bottom, right, top], ink.baseline, 1.5, [1.5, 3.5])
    },
    over(chart) {
      const { left, right, bottom } = chart.chartArea
      const high = ticks.min + (ticks.max - ticks.min) * 0.97
      drawLabel(chart.ctx, ink, picture.diagonal, right, pixel(chart, 'y', high) + 16, {
        color: ink.baseline,
        align: 'right',
      })
      drawLine(chart.ctx, [left, bottom, right, bottom], ink.control)
    },
  }
}
