import { drawLabel, drawLine, labelWidth, type ChartInk } from './chart-ink.ts'
import { logTicks, niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'
import { freePlace, isFree, type Box } from './label-place.ts'

/** One result of a class. */
export interface ScatterPoint {
  name: string
  x: number
  y: number
}

export interface ClassScatterPicture {
  /** The chosen one first: an ink ring and a bold name. */
  points: readonly ScatterPoint[]
  locale: string
}

const LABEL_HEIGHT = 14
const GAP = 8
/** Weights of the largest network over those of the smallest: from here on, powers of ten are alike wide. */
const WIDE_RANGE = 10

/** Named points: the chosen one and the last of them first, the others where there is room for a name. */
export function classScatter({ points, locale }: ClassScatterPicture, ink: ChartInk): ChartSpec {
  const ends = (values: readonly number[]) =>
    [Math.min(0, ...values), Math.max(...values) * 1.05] as const
  const sizes = points.map((point) => point.x)
  const smallest = Math.min(...sizes)
  const logarithmic = smallest > 0 && Math.max(...sizes) > WIDE_RANGE * smallest
  const x = logarithmic
    ? logTicks(0.9 * smallest, 1.1 * Math.max(...sizes))
    : niceTicks(...ends(sizes))
  const y = niceTicks(...ends(points.map((point) => point.y)))
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points.map((point) => ({ x: point.x, y: point.y })),
          pointRadius: points.map((_, i) => (i === 0 ? 5 : 4)),
          pointBackgroundColor: ink.validation,
          pointBorderColor: points.map((_, i) => (i === 0 ? ink.text : ink.surface)),
          pointBorderWidth: points.map((_, i) => (i === 0 ? 2 : 1)),
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: x, locale, logarithmic, grid: true }),
        y: axis('y', ink, { ticks: y, locale }),
      },
    },
    over(chart) {
      const { left, right, bottom } = chart.chartArea
      drawLine(chart.ctx, [left, bottom, right, bottom], ink.control)
      const marks = points.map(
        (point) => [pixel(chart, 'x', point.x), pixel(chart, 'y', point.y)] as const,
      )
      const taken: Box[] = []
      const order = points.map((_, i) => i)
      order.splice(1, 0, ...order.splice(-1))
      for (const i of order) {
        const { name } = points[i] as ScatterPoint
        const [cx = 0, cy = 0] = marks[i] ?? []
        const bold = i === 0
        const places = placesAround(cx, cy, labelWidth(chart.ctx, ink, name, bold)).filter(
          (box) => box.left >= left && box.right <= right && box.bottom <= bottom,
        )
        // One half-hidden name makes two unreadable; the table has them all.
        const place = bold
          ? freePlace(places, taken, marks)
          : places.find((box) => isFree(box, taken, marks))
        if (place === undefined) continue
        taken.push(place)
        const middle = (place.top + place.bottom) / 2
        drawLabel(chart.ctx, ink, name, place.left, middle, { color: ink.text, bold })
      }
    },
  }
}

/** Right of a point, left of it, above and below. */
function placesAround(x: number, y: number, width: number): Box[] {
  const at = (left: number, middle: number): Box => ({
    left,
    top: middle - LABEL_HEIGHT / 2,
    right: left + width,
    bottom: middle + LABEL_HEIGHT / 2,
  })
  return [
    at(x + GAP, y),
    at(x - GAP - width, y),
    at(x - width / 2, y - LABEL_HEIGHT),
    at(x - width / 2, y + LABEL_HEIGHT),
  ]
}
