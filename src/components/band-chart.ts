import type { Chart, ChartDataset } from 'chart.js'
import { drawLabel, drawLine, drawPoint, labelWidth, type ChartInk } from './chart-ink.ts'
import type { Ticks } from './chart-scale.ts'
import { alongLine, freePlace, type Box } from './label-place.ts'
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
  /** Dotted lines, each with its name beside the point at place `label`, or another where that is taken. */
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
      const { left, right, top, bottom } = chartArea
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
      const taken: Box[] = []
      if (picture.name !== undefined) taken.push(drawName(chart, picture, picture.name, ink))
      if (chosen === null) {
        drawOthers(chart, picture, taken, ink)
        return
      }
      // On whole pixels the rule is as sharp wherever it stands.
      const across = Math.round(pixel(chart, 'x', chosen.x)) + 0.5
      const wide = Math.max(
        ...chosen.lines.map((text, i) => labelWidth(ctx, ink, text, i === 0)),
        0,
      )
      const beside =
        across + 10 + wide < right ? 'left' : across - 10 - wide > left + 4 ? 'right' : 'center'
      const from = picture.wordsAt === 'top' ? top + 10 : bottom - 18 * chosen.lines.length
      // Where there is no room at its side, the rule leaves its words out.
      const isBroken = beside === 'center'
      const begin =
        isBroken && picture.wordsAt === 'top' ? from + 17 * chosen.lines.length - 4 : top
      const end = isBroken && picture.wordsAt === 'bottom' ? from - 12 : bottom
      drawLine(ctx, [across, begin, across, end], ink.text)
      drawPoint(ctx, across, pixel(chart, 'y', chosen.y), ink.surface, ink.text)
      const middle = Math.min(Math.max(across, left + wide / 2 + 6), chart.width - wide / 2 - 2)
      const at = { left: across + 10, right: across - 10, center: middle }[beside]
      chosen.lines.forEach((text, i) => {
        drawLabel(ctx, ink, text, at, from + 17 * i, {
          color: i === 0 ? ink.text : ink.text2,
          bold: i === 0,
          align: beside,
        })
      })
      const before = { left: 0, right: wide, center: wide / 2 }[beside]
      taken.push(
        { left: across - 4, top: begin, right: across + 4, bottom: end },
        {
          left: at - before,
          top: from - 10,
          right: at - before + wide,
          bottom: from + 17 * chosen.lines.length,
        },
      )
      drawOthers(chart, picture, taken, ink)
    },
  }
}

/** Writes the name of each dotted line on its far side from the curve, out of the way of what is written already. */
function drawOthers(
  chart: Chart,
  { curve, others }: Pick<BandPicture, 'curve' | 'others'>,
  taken: readonly Box[],
  ink: ChartInk,
): void {
  const { ctx, chartArea } = chart
  const at = ({ x, y }: Point) => [pixel(chart, 'x', x), pixel(chart, 'y', y)] as const
  const marks = [curve, ...others.map(({ points }) => points)].flatMap((line) =>
    alongLine(line.map(at)),
  )
  const boxes = [...taken]
  for (const { points, name, label } of others) {
    const width = labelWidth(ctx, ink, name)
    const nearest = points
      .map((_, place) => place)
      .sort((a, b) => Math.abs(a - label) - Math.abs(b - label))
    const places = nearest.flatMap((place) => {
      const point = points[place] ?? { x: 0, y: 0 }
      const [x, y] = at(point)
      const isAbove = point.y > (curve.find((other) => other.x >= point.x)?.y ?? point.y)
      const left = isAbove ? x - 8 - width : Math.min(x + 8, chart.width - width - 2)
      const top = isAbove ? y - 19 : y + 5
      const box = { left, top, right: left + width, bottom: top + 14 }
      const fits =
        left > chartArea.left && top > chartArea.top - 16 && box.bottom < chartArea.bottom
      return fits ? [box] : []
    })
    const box = freePlace(places, boxes, marks)
    if (box === undefined) continue
    boxes.push(box)
    drawLabel(ctx, ink, name, box.left, box.top + 7, { color: ink.text3 })
  }
}

/** Where along the curve its name may stand, best first: before it and above, else behind it and below. */
const NAME_ABOVE = [1 / 3, 0.27, 0.4, 0.2]
/** Pixels: farther off where another line runs close beside. */
const NAME_OFF = [14, 22]
const NAME_BELOW = [0.5, 0.6, 0.4, 0.7]

/**
 * Writes the curve's name beside it, off the other lines and the rule of the chosen point. It stays above, if it can, so
 * that it does not change sides whenever that point moves.
 * @returns where it stands
 */
function drawName(
  chart: Chart,
  { curve, others, chosen }: Pick<BandPicture, 'curve' | 'others' | 'chosen'>,
  name: string,
  ink: ChartInk,
): Box {
  const { ctx, chartArea } = chart
  const width = labelWidth(ctx, ink, name, true)
  const at = ({ x, y }: Point) => [pixel(chart, 'x', x), pixel(chart, 'y', y)] as const
  const place = (share: number) => at(curve[Math.floor(curve.length * share)] ?? { x: 0, y: 0 })
  const boxAt = (left: number, middle: number): Box => ({
    left,
    top: middle - 8,
    right: left + width,
    bottom: middle + 8,
  })
  const above = NAME_ABOVE.flatMap((share) => {
    const [x, y] = place(share)
    return NAME_OFF.map((off) => boxAt(x - off - width, Math.max(chartArea.top + 10, y - off - 2)))
  }).filter(({ left }) => left > chartArea.left)
  const below = NAME_BELOW.map((share) => {
    const [x, y] = place(share)
    return boxAt(x + 6, y + 22)
  })
  const rule = chosen === null ? undefined : pixel(chart, 'x', chosen.x)
  const { top, bottom } = chartArea
  const taken = rule === undefined ? [] : [{ left: rule - 4, top, right: rule + 4, bottom }]
  const marks = [curve, ...others.map(({ points }) => points)].flatMap((line) =>
    alongLine(line.map(at)),
  )
  const box = freePlace([...above, ...below], taken, marks) ?? boxAt(chartArea.left, top + 10)
  drawLabel(ctx, ink, name, box.left, box.top + 8, { color: ink.validation, bold: true })
  return box
}
