import { drawLabel, drawLine, type ChartInk } from './chart-ink.ts'
import { niceTicks, tickFormat, type Ticks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'
import { numberFormat } from '../messages/number-format.ts'

export interface ScorePicture {
  /** Rows of each class per equal bin of the predicted chance, from 0 to 1. */
  positive: readonly number[]
  negative: readonly number[]
  /** "344 who left", "1,256 who stayed". */
  positiveLabel: string
  negativeLabel: string
  /** Where a chance begins to count as yes, 0 to 1; null: not shown. */
  cut: number | null
  cutLabel: string
  locale: string
  /** Percent each side of the axis reaches at least, so that a live chart never shrinks. */
  reach: { up: number; down: number }
}

const QUARTERS: Ticks = { min: 0, max: 100, values: [0, 25, 50, 75, 100] }

/** Shares of a class per bin, in percent; all 0 where the class has no rows. */
function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (total === 0 ? 0 : (100 * count) / total))
}

/** How far up and down the shares reach, rounded up to steps of 5 percent. */
export function reachOf(
  positive: readonly number[],
  negative: readonly number[],
  before: { up: number; down: number },
): { up: number; down: number } {
  const step = (value: number) => Math.ceil(value / 5) * 5
  return {
    up: Math.max(before.up, step(Math.max(...shares(positive), 5))),
    down: Math.max(before.down, step(Math.max(...shares(negative), 5))),
  }
}

/** Shares of both classes by predicted chance: the class looked for above the line, the other one below. */
export function scoreHistogram(picture: ScorePicture, ink: ChartInk): ChartSpec {
  const { positive, negative, locale, reach, cut } = picture
  const bins = Math.max(positive.length, negative.length, 1)
  const middle = (i: number) => (100 * (i + 0.5)) / bins
  const yTicks = niceTicks(-reach.down, reach.up)
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const bars = { grouped: false, barPercentage: 0.92, categoryPercentage: 1, borderWidth: 0 }
  const y = axis('y', ink, {
    ticks: yTicks,
    locale,
    text: (value) => percent.format(Math.abs(value) / 100),
  })
  return {
    type: 'bar',
    data: {
      datasets: [
        {
          ...bars,
          data: shares(positive).map((share, i) => ({ x: middle(i), y: share })),
          backgroundColor: ink.positive,
        },
        {
          ...bars,
          data: shares(negative).map((share, i) => ({ x: middle(i), y: -share })),
          backgroundColor: ink.negative,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 20, right: 12 } },
      scales: {
        x: {
          ...axis('x', ink, { ticks: QUARTERS, locale, grid: true }),
          offset: false,
          border: { display: false },
        },
        y,
      },
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, top, bottom } = chartArea
      const zero = pixel(chart, 'y', 0)
      drawLine(ctx, [left, zero, right, zero], ink.control)
      const cutFormat = tickFormat([0, 1], locale)
      if (cut !== null) {
        const x = pixel(chart, 'x', cut * 100)
        drawLine(ctx, [x, top, x, bottom], ink.text)
        const onLeft = x > (left + right) / 2
        drawLabel(
          ctx,
          ink,
          `${picture.cutLabel} ${cutFormat(cut * 100)}`,
          onLeft ? x - 6 : x + 6,
          bottom - 10,
          { color: ink.text, bold: true, align: onLeft ? 'right' : 'left' },
        )
      }
      drawLabel(ctx, ink, picture.positiveLabel, right, top - 11, {
        color: ink.positive,
        bold: true,
        align: 'right',
      })
      drawLabel(ctx, ink, picture.negativeLabel, right, lowLabel(chart, negative, zero), {
        color: ink.negative,
        bold: true,
        align: 'right',
      })
    },
  }
}

/** Below the tallest of the right half's bars, so that the words never stand on a bar. */
function lowLabel(
  chart: Parameters<typeof pixel>[0],
  negative: readonly number[],
  zero: number,
): number {
  const right = shares(negative).slice(Math.floor(negative.length / 2))
  const lowest = pixel(chart, 'y', -Math.max(0, ...right))
  return Math.min(Math.max(lowest, zero) + 16, chart.chartArea.bottom - 10)
}
