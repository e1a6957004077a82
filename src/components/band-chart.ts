import type { Chart, ChartDataset } from 'chart.js'
import { drawLabel, drawLine, drawPoint, labelWidth, type ChartInk } from './chart-ink.ts'
import type { Ticks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

interface Point {
  x: number
  y: number
}

/** A curve, what it is compared with, and one point on it. */
export interface BandPicture {
  /** x ascending. */
  curve: readonly Point[]
  /** Where 95 of 100 resamples lie, at the same x. */
  band: { low: readonly number[]; high: readonly number[] }
  /** Dashed lines, each with its name beside the point at place `label`. */
  others: readonly { points: readonly Point[]; name: string; label: number }[]
  /** A rule down to the axis and a ring; first line bold. */
  chosen: (Point & { lines: readonly string[] }) | null
  /** Where its words stand: above the picture's middle, or below it under the curve. */
  wordsAt: 'top' | 'bottom'
  /** At the last point of the curve. */
  end?: string | undefined
  /** At the curve itself. */
  name?: string | undefined
  x: { ticks: Ticks; text: (value: number) => string }
  y: { ticks: Ticks; text: (value: number) => string }
  locale: string
}

/** A curve in its band, over dashed lines, with the chosen point ringed. */
export function bandChart(picture: BandPicture, ink: ChartInk): ChartSpec {
  const { curve, band, others, chosen, x, y, locale } = picture
  const line: Partial<ChartDataset<'line', Point[]>> = { pointRadius: 0, borderJoinStyle: 'round' }
  return {
    type: 'line',
    data: {
      datasets: [
        ...others.map(({ points }) => ({
          ...line,
          data: [...points],
          borderColor: ink.baseline,
          borderWidth: 1.25,
          borderDash: [2, 3],
        })),
        { ...line, data: [...curve], borderColor: ink.validation, borderWidth: 2.25 },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: x.ticks, locale, text: x.text }),
        y: axis('y', ink, { ticks: y.ticks, locale, text: y.text }),
      },
    },
    under(chart) {
      const { ctx, chartArea } = chart
      const edge = (values: readonly number[]) =>
        curve.map((point, i) => [
          pixel(chart, 'x', point.x),
          pixel(chart, 'y', values[i] ?? point.y),
        ])
      ctx.save()
      ctx.beginPath()
      ctx.rect(
        chartArea.left,
        chartArea.top,
        chartArea.right - chartArea.left,
        chartArea.bottom - chartArea.top,
      )
      ctx.clip()
      ctx.beginPath()
      for (const [left = 0, top = 0] of [...edge(band.high), ...edge(band.low).reverse()]) {
        ctx.lineTo(left, top)
      }
      ctx.fillStyle = `color-mix(in srgb, ${ink.validation} 15%, transparent)`
      ctx.fill()
      ctx.restore()
      if (y.ticks.min < 0) {
        const zero = pixel(chart, 'y', 0)
        drawLine(ctx, [chartArea.left, zero, chartArea.right, zero], ink.control)
      }
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { right, top, bottom } = chartArea
      for (const { points, name, label } of others) {
        const at = points[label]
        if (at === undefined) continue
        const most = chart.width - labelWidth(ctx, ink, name) - 2
        const x = Math.min(pixel(chart, 'x', at.x) + 8, most)
        drawLabel(ctx, ink, name, x, pixel(chart, 'y', at.y) + 12, { color: ink.text3 })
      }
      const last = curve.at(-1)
      if (picture.end !== undefined && last !== undefined) {
        const height = pixel(chart, 'y', last.y)
        drawPoint(ctx, pixel(chart, 'x', last.x), height, ink.validation, ink.surface)
        // Where the curve comes down to its end, the room is under it.
        const falls = (curve.at(-10)?.y ?? last.y) > last.y
        const under = falls && height + 28 < bottom
        drawLabel(ctx, ink, picture.end, right - 10, under ? height + 18 : height - 18, {
          color: ink.text2,
          align: 'right',
        })
      }
      if (picture.name !== undefined) drawName(chart, picture, picture.name, ink)
      if (chosen === null) return
      // On whole pixels the rule is as sharp wherever it stands.
      const across = Math.round(pixel(chart, 'x', chosen.x)) + 0.5
      const wide = Math.max(
        ...chosen.lines.map((text, i) => labelWidth(ctx, ink, text, i === 0)),
        0,
      )
      const beside =
        across + 10 + wide < right ? 'left' : across - 10 - wide > 0 ? 'right' : 'center'
      const from = picture.wordsAt === 'top' ? top + 10 : bottom - 18 * chosen.lines.length
      // Where there is no room at its side, the rule leaves its words out.
      const isBroken = beside === 'center'
      const begin =
        isBroken && picture.wordsAt === 'top' ? from + 17 * chosen.lines.length - 4 : top
      const end = isBroken && picture.wordsAt === 'bottom' ? from - 12 : bottom
      drawLine(ctx, [across, begin, across, end], ink.text)
      drawPoint(ctx, across, pixel(chart, 'y', chosen.y), ink.surface, ink.text)
      const middle = Math.min(Math.max(across, wide / 2 + 2), chart.width - wide / 2 - 2)
      const at = { left: across + 10, right: across - 10, center: middle }[beside]
      chosen.lines.forEach((text, i) => {
        drawLabel(ctx, ink, text, at, from + 17 * i, {
          color: i === 0 ? ink.text : ink.text2,
          bold: i === 0,
          align: beside,
        })
      })
    },
  }
}

/** Writes the curve's name above it, or below it where the rule of the chosen point would cross the words. */
function drawName(
  chart: Chart,
  { curve, chosen }: Pick<BandPicture, 'curve' | 'chosen'>,
  name: string,
  ink: ChartInk,
): void {
  const { ctx, chartArea } = chart
  const look = { color: ink.validation, bold: true }
  const place = (share: number) => {
    const point = curve[Math.floor(curve.length * share)] ?? { x: 0, y: 0 }
    return [pixel(chart, 'x', point.x), pixel(chart, 'y', point.y)] as const
  }
  const [x, y] = place(1 / 3)
  const end = x - 14
  const begin = end - labelWidth(ctx, ink, name, true)
  const rule = chosen === null ? Infinity : pixel(chart, 'x', chosen.x)
  if (begin > chartArea.left && (rule < begin - 4 || rule > end + 4)) {
    drawLabel(ctx, ink, name, end, Math.max(chartArea.top + 10, y - 16), {
      ...look,
      align: 'right',
    })
    return
  }
  const [right, under] = place(0.5)
  drawLabel(ctx, ink, name, right + 6, under + 22, look)
}
