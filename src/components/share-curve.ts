import { numberFormat } from '../messages/number-format.ts'
import { drawLabel, drawLine, drawPoint, labelWidth, type ChartInk } from './chart-ink.ts'
import type { Ticks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

/** Both axes are shares, 0 to 1. */
export interface SharePoint {
  x: number
  y: number
  /** Where the truth may lie; absent: not shown. */
  low?: number
  high?: number
}

export interface ShareLine {
  points: readonly SharePoint[]
  /** `model` is what is judged, `other` what it is compared with. */
  look: 'model' | 'other'
  /** Each point is a measurement of its own. */
  dots?: boolean
  /** In the upper left corner, or the lower right one; absent: the line speaks for itself. */
  label?: string
}

export interface SharePicture {
  lines: readonly ShareLine[]
  band?: readonly { x: number; low: number; high: number }[]
  /** What the simplest answer would give: the diagonal, or a level. */
  reference: { level: number | 'diagonal'; label: string }
  /** The chosen point. */
  mark?: { x: number; y: number; label: string } | undefined
  locale: string
}

const QUARTERS: Ticks = { min: 0, max: 1, values: [0, 0.25, 0.5, 0.75, 1] }

/** Curves in the square of two shares, drawn in percent. */
export function shareCurve(picture: SharePicture, ink: ChartInk): ChartSpec {
  const { lines, band = [], reference, mark, locale } = picture
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const text = (value: number) => percent.format(value)
  const colors = { model: ink.validation, other: ink.training }
  return {
    type: 'line',
    data: {
      datasets: lines.map(({ points, look, dots = false }) => ({
        data: points.map(({ x, y }) => ({ x, y })),
        pointRadius: dots ? 3 : 0,
        pointBackgroundColor: colors[look],
        pointBorderWidth: 0,
        borderColor: colors[look],
        borderWidth: look === 'model' ? 2.25 : 1.75,
        borderDash: look === 'model' ? [] : [5, 4],
        borderJoinStyle: 'round' as const,
      })),
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: QUARTERS, locale, text, grid: true }),
        y: axis('y', ink, { ticks: QUARTERS, locale, text }),
      },
    },
    under(chart) {
      const { ctx, chartArea } = chart
      const at = (x: number, y: number) => [pixel(chart, 'x', x), pixel(chart, 'y', y)] as const
      if (band.length > 1) {
        ctx.save()
        ctx.fillStyle = `color-mix(in srgb, ${ink.validation} 18%, transparent)`
        ctx.beginPath()
        for (const { x, high } of band) ctx.lineTo(...at(x, high))
        for (const { x, low } of [...band].reverse()) ctx.lineTo(...at(x, low))
        ctx.fill()
        ctx.restore()
      }
      const level = reference.level
      const [y1, y2] = level === 'diagonal' ? [chartArea.bottom, chartArea.top] : levelEnds(level)
      drawLine(ctx, [chartArea.left, y1, chartArea.right, y2], ink.baseline, 1.5, [1.5, 3.5])

      function levelEnds(share: number): [number, number] {
        const y = pixel(chart, 'y', share)
        return [y, y]
      }
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, top, bottom } = chartArea
      for (const { points, look } of lines) {
        for (const { x, low, high } of points) {
          if (low === undefined || high === undefined) continue
          const across = pixel(chart, 'x', x)
          const ends = [pixel(chart, 'y', low), pixel(chart, 'y', high)] as const
          drawLine(ctx, [across, ends[0], across, ends[1]], colors[look], 1.25)
        }
      }
      drawLine(ctx, [left, bottom, right, bottom], ink.control)
      const level = reference.level
      if (level === 'diagonal') {
        drawLabel(ctx, ink, reference.label, right - 4, bottom - 12, {
          color: ink.baseline,
          align: 'right',
        })
      } else {
        const above = Math.min(pixel(chart, 'y', level) - 11, bottom - 12)
        drawLabel(ctx, ink, reference.label, left + 8, above, { color: ink.baseline })
      }
      let y = top + 12
      for (const { label, look } of lines) {
        if (label === undefined) continue
        drawLine(ctx, [left + 10, y, left + 30, y], colors[look], 2, look === 'model' ? [] : [5, 4])
        drawLabel(ctx, ink, label, left + 36, y, { color: colors[look], bold: look === 'model' })
        y += 18
      }
      if (mark === undefined) return
      const [x, markY] = [pixel(chart, 'x', mark.x), pixel(chart, 'y', mark.y)]
      drawPoint(ctx, x, markY, ink.surface, ink.text)
      const fits = x + 10 + labelWidth(ctx, ink, mark.label, true) < right
      // Below the curve at its right there is room; close to the floor only above.
      const below = markY + 18 < bottom - 20
      drawLabel(ctx, ink, mark.label, fits ? x + 10 : x - 10, below ? markY + 16 : markY - 16, {
        color: ink.text,
        bold: true,
        align: fits ? 'left' : 'right',
      })
    },
  }
}
