import type { ChartDataset } from 'chart.js'
import type { ChartInk } from './chart-ink.ts'
import { niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

/** A mean answer along an axis of numbers or days. */
export interface DependencePicture {
  /** Ascending. */
  x: readonly number[]
  mean: readonly number[]
  /** [rows][points] Single rows. */
  curves: readonly (readonly number[])[]
  /** Share of the rows in equal steps from `low` to `high`; absent: not known. */
  spread?: { low: number; high: number; shares: readonly number[] } | undefined
  /** Text of a tick of the horizontal axis; absent: the number. */
  tickText?: ((value: number) => string) | undefined
  locale: string
}

interface Point {
  x: number
  y: number
}

/** Of the height, at the bottom, for where the rows lie. */
const SPREAD_SHARE = 0.14
const FEW_TICKS = 4

/** The mean as a strong line over thin ones of single rows, and under them where the rows lie. */
export function dependenceChart(picture: DependencePicture, ink: ChartInk): ChartSpec {
  const { x, mean, curves, spread, tickText, locale } = picture
  const all = [...mean, ...curves.flat()]
  const low = all.reduce((a, b) => Math.min(a, b), Infinity)
  const high = all.reduce((a, b) => Math.max(a, b), -Infinity)
  const yTicks = niceTicks(low, high, 5)
  const [left = 0] = x
  const right = x.at(-1) ?? left
  const ticks = niceTicks(left, right, tickText ? FEW_TICKS : 6)
  const inside = ticks.values.filter((value) => value >= left && value <= right)
  const line = (values: readonly number[]): Point[] => values.map((y, i) => ({ x: x[i] ?? 0, y }))
  const thin: Partial<ChartDataset<'line', Point[]>> = {
    pointRadius: 0,
    borderWidth: 1,
    borderColor: ink.glazing,
    borderJoinStyle: 'round',
  }
  return {
    type: 'line',
    data: {
      datasets: [
        {
          ...thin,
          data: line(mean),
          borderColor: ink.validation,
          borderWidth: 2.25,
        },
        ...curves.map((curve) => ({
          ...thin,
          data: line(curve),
          borderColor: `${ink.training}66`,
        })),
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, {
          ticks: { min: left, max: right > left ? right : left + 1, values: inside },
          locale,
          ...(tickText && { text: tickText }),
        }),
        y: axis('y', ink, { ticks: yTicks, locale }),
      },
    },
    under(chart) {
      if (spread === undefined) return
      const { ctx, chartArea } = chart
      const most = Math.max(...spread.shares)
      const step = (spread.high - spread.low) / spread.shares.length
      ctx.fillStyle = ink.surface2
      spread.shares.forEach((share, i) => {
        const from = pixel(chart, 'x', spread.low + i * step)
        const to = pixel(chart, 'x', spread.low + (i + 1) * step)
        const height = ((chartArea.bottom - chartArea.top) * SPREAD_SHARE * share) / (most || 1)
        ctx.fillStyle = `${ink.baseline}55`
        ctx.fillRect(from, chartArea.bottom - height, Math.max(1, to - from - 1), height)
      })
    },
  }
}
