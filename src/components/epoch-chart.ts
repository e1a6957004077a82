import type { ChartDataset } from 'chart.js'
import { numberFormat } from '../messages/number-format.ts'
import { drawLabel, drawLine, drawPoint, labelWidth, type ChartInk } from './chart-ink.ts'
import { growingTicks, logTicks, niceTicks, spread, type Ticks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

/** One line over the epochs, named at its end. */
export interface EpochCurve {
  name: string
  tone: 'validation' | 'training' | 'text2' | 'text' | 'positive' | 'negative' | 'baseline'
  /** Pixels drawn and left out. */
  dash?: number[]
  /** Thicker, and its name bold. */
  strong?: boolean
  /** A hair line without its name, which the curve of the same tone has. */
  thin?: boolean
  points: { x: number; y: number }[]
}

export interface EpochPicture {
  curves: readonly EpochCurve[]
  scale: 'linear' | 'log'
  /** The last epoch of the axis at least. */
  reached: number
  /** The epoch that is shown, and what is written there. */
  here: { epoch: number; label: string } | undefined
  /** In a corner: little room around the plot, and few ticks. */
  small?: boolean | undefined
  /** Ringed. */
  best?: { epoch: number; y: number; label: string } | undefined
  locale: string
}

/** Pixels around the plot, the same whatever is in it: a slider lies at its scale. */
export const EPOCH_PLOT = { left: 56, right: 96, bottom: 26 } as const
const SMALL_PLOT = { left: 40, right: 80, bottom: 22 } as const
const FEW_TICKS = 3

/** Pixels of the plot below which words are left out. */
const NARROW = 320

/** A curve that leaves so many times its first value leaves the picture. */
const CEILING = 2

function yTicks({ curves, scale }: EpochPicture): Ticks {
  let low = Infinity
  let high = -Infinity
  let first = 0
  for (const { points } of curves) {
    first = Math.max(first, points.find(({ y }) => Number.isFinite(y))?.y ?? 0)
    for (const { y } of points) {
      if (!Number.isFinite(y) || (scale === 'log' && y <= 0)) continue
      low = Math.min(low, y)
      high = Math.max(high, y)
    }
  }
  if (low === Infinity) return scale === 'log' ? logTicks(0.1, 1) : niceTicks(0, 1)
  if (scale === 'log') return logTicks(low, Math.max(high, low * 1.2), 4)
  const top = first > low ? Math.min(high, CEILING * first) : high
  return niceTicks(Math.max(0, low - (top - low) * 0.06), top, 4)
}

/** Ticks of the axis of epochs. */
export function epochTicks(reached: number, small = false): Ticks {
  return growingTicks(reached, small ? FEW_TICKS : undefined)
}

/** Curves over the epochs of a training, with the epoch that is shown. */
export function epochChart(picture: EpochPicture, ink: ChartInk): ChartSpec {
  const { curves, scale, reached, here, best, locale, small } = picture
  const around = small ? SMALL_PLOT : EPOCH_PLOT
  const shown = (y: number) => Number.isFinite(y) && !(scale === 'log' && y <= 0)
  const drawn = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(({ y }) => shown(y)),
  }))
  const number = numberFormat(locale, { maximumSignificantDigits: 2 })
  const logarithm =
    scale === 'log'
      ? {
          logarithmic: true,
          text: (y: number) => (y < 1e-3 ? y.toExponential(0) : number.format(y)),
        }
      : {}
  return {
    type: 'line',
    data: {
      datasets: drawn.map(
        ({
          tone,
          dash,
          strong,
          thin,
          points,
        }): ChartDataset<'line', { x: number; y: number }[]> => ({
          data: points,
          borderColor: ink[tone],
          borderWidth: thin ? 1 : strong ? 2.25 : 1.75,
          ...(dash && { borderDash: dash }),
          pointRadius: 0,
          borderJoinStyle: 'round',
        }),
      ),
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: small ? 8 : 22, right: around.right } },
      scales: {
        x: {
          ...axis('x', ink, { ticks: epochTicks(reached, small), locale }),
          afterFit: (side: { height: number }) => {
            side.height = around.bottom
          },
        },
        y: {
          ...axis('y', ink, { ticks: yTicks(picture), locale, ...logarithm }),
          afterFit: (side: { width: number }) => {
            side.width = around.left
          },
        },
      },
      plugins: { decimation: { enabled: true, algorithm: 'lttb', samples: 300, threshold: 600 } },
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, top, bottom } = chartArea
      const inside = (y: number) => Math.min(Math.max(pixel(chart, 'y', y), top), bottom)
      const ends = drawn.flatMap(({ points, ...look }) => {
        const end = points.at(-1)
        return end && look.thin !== true
          ? [{ ...look, x: pixel(chart, 'x', end.x), y: inside(end.y) }]
          : []
      })
      // Only names of curves that end side by side would be written over each other.
      for (const end of new Set(ends.map(({ x }) => Math.round(x)))) {
        const together = ends.filter(({ x }) => Math.round(x) === end)
        const heights = spread(
          together.map(({ y }) => y),
          16,
          top,
          bottom,
        )
        together.forEach(({ name, tone, strong, x }, i) => {
          const color = ink[tone]
          drawLabel(ctx, ink, name, x + 8, heights[i] ?? top, { color, bold: strong ?? false })
        })
      }
      if (best) {
        const x = pixel(chart, 'x', best.epoch)
        const y = inside(best.y)
        drawPoint(ctx, x, y, ink.surface, ink.text)
        // Over the curves, or under them where the words of the epoch that is shown stand.
        const low = y - 14 < top + 4
        const align = x > (left + right) / 2 ? 'right' : 'left'
        const at = low ? y + 16 : y - 14
        // Where there is no room for it, the ring speaks for itself.
        if (right - left >= NARROW) {
          drawLabel(ctx, ink, best.label, x, at, { color: ink.text2, align })
        }
      }
      if (!here) return
      const x = pixel(chart, 'x', here.epoch)
      drawLine(ctx, [x, top - 12, x, bottom], ink.text)
      // At the side that has more room, and never beyond the picture's edges.
      const width = labelWidth(ctx, ink, here.label, true)
      const start = x > (left + right) / 2 ? x - 6 - width : x + 6
      const within = Math.max(0, Math.min(start, chart.width - width))
      drawLabel(ctx, ink, here.label, within, top - 12, { color: ink.text, bold: true })
    },
  }
}
