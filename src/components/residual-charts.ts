import { numberFormat } from '../messages/number-format.ts'
import { drawLabel, drawLine, type ChartInk } from './chart-ink.ts'
import { niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

export interface ResidualBins {
  /** [bins + 1] */
  starts: readonly number[]
  /** [bins] rows */
  counts: readonly number[]
}

interface Words {
  /** At the line where nothing is wrong. */
  exact: string
  locale: string
}

/** Rows by how far the prediction was off, in bars as wide as their bins. */
export function residualHistogram(
  { starts, counts }: ResidualBins,
  { exact, locale }: Words,
  ink: ChartInk,
): ChartSpec {
  const low = starts[0] ?? 0
  const high = starts.at(-1) ?? 1
  const xTicks = { ...niceTicks(low, high), min: low, max: high }
  const yTicks = niceTicks(0, Math.max(1, ...counts))
  const whole = numberFormat(locale, { maximumFractionDigits: 0 })
  return {
    type: 'bar',
    data: {
      datasets: [
        {
          data: counts.map((count, i) => ({
            x: ((starts[i] ?? 0) + (starts[i + 1] ?? 0)) / 2,
            y: count,
          })),
          backgroundColor: ink.validation,
          borderWidth: 0,
          grouped: false,
          barPercentage: 0.94,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 20, right: 12 } },
      scales: {
        x: {
          ...axis('x', ink, {
            ticks: { ...xTicks, values: xTicks.values.filter((x) => x >= low && x <= high) },
            locale,
          }),
          offset: false,
        },
        y: axis('y', ink, { ticks: yTicks, locale, text: (value) => whole.format(value) }),
      },
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, top, bottom } = chartArea
      drawLine(ctx, [left, bottom, right, bottom], ink.control)
      if (low > 0 || high < 0) return
      const x = pixel(chart, 'x', 0)
      drawLine(ctx, [x, top, x, bottom], ink.baseline, 1.5, [1.5, 3.5])
      drawLabel(ctx, ink, exact, x, top - 10, { color: ink.baseline, align: 'center' })
    },
  }
}

/** One point per row: what was predicted to the right, how far it was off upwards. */
export function residualScatter(
  points: readonly { x: number; y: number }[],
  { exact, locale }: Words,
  ink: ChartInk,
): ChartSpec {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: [...points],
          pointRadius: 2.5,
          pointBackgroundColor: `color-mix(in srgb, ${ink.validation} 55%, transparent)`,
          pointBorderWidth: 0,
          // Points on the edge are whole.
          clip: 4,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 20, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: niceTicks(Math.min(...xs), Math.max(...xs)), locale }),
        y: axis('y', ink, { ticks: niceTicks(Math.min(0, ...ys), Math.max(0, ...ys)), locale }),
      },
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, bottom } = chartArea
      const y = pixel(chart, 'y', 0)
      drawLine(ctx, [left, bottom, right, bottom], ink.control)
      drawLine(ctx, [left, y, right, y], ink.baseline, 1.5, [1.5, 3.5])
      drawLabel(ctx, ink, exact, right - 2, y - 10, { color: ink.baseline, align: 'right' })
    },
  }
}
