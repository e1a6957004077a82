import { numberFormat } from '../messages/number-format.ts'
import { drawLabel, drawLine, drawPoint, type ChartInk } from './chart-ink.ts'
import { niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'

/** A share with its interval. */
export interface PartRate {
  value: number
  low: number
  high: number
}

/** Rates of two groups in parts that stand side by side. */
export interface PartRatesPicture {
  parts: readonly {
    first: PartRate
    /** Null: nobody of the second group is in this part. */
    second: PartRate | null
    /** What was foretold for the first; null: no rate. */
    expected: number | null
  }[]
  /** The legend. */
  labels: { first: string; second: string; expected: string }
  locale: string
}

/** How far the groups stand from the middle of their part, and how far an expectation reaches; parts are 1 apart. */
const ASIDE = 0.14
const REACH = 0.32
const LEGEND = 26
const TICKS = 5

/** Points with intervals, a filled one and a ring in each part, and a dotted line at what was expected. */
export function partRates(picture: PartRatesPicture, ink: ChartInk): ChartSpec {
  const { parts, labels, locale } = picture
  const highest = Math.max(
    ...parts.flatMap(({ first, second, expected }) => [
      first.high,
      second?.high ?? 0,
      expected ?? 0,
    ]),
  )
  const yTicks = niceTicks(0, highest, TICKS)
  const [, step = 1] = yTicks.values
  const percent = numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: step < 0.01 ? 1 : 0,
  })
  const whole = numberFormat(locale)
  const numbers = parts.map((_, i) => i + 1)
  const seconds = parts.some(({ second }) => second !== null)
  const expectations = parts.some(({ expected }) => expected !== null)
  return {
    type: 'scatter',
    data: { datasets: [{ data: [] }] },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: LEGEND, right: 12 } },
      scales: {
        x: axis('x', ink, {
          ticks: { min: 0.5, max: parts.length + 0.5, values: numbers },
          locale,
          text: (value) => whole.format(value),
        }),
        y: axis('y', ink, { ticks: yTicks, locale, text: (value) => percent.format(value) }),
      },
    },
    over(chart) {
      const { ctx, chartArea } = chart
      drawLine(
        ctx,
        [chartArea.left, chartArea.bottom, chartArea.right, chartArea.bottom],
        ink.control,
      )
      const point = (x: number, { value, low, high }: PartRate, fill: string, color: string) => {
        const across = pixel(chart, 'x', x)
        const [from, to] = [pixel(chart, 'y', low), pixel(chart, 'y', high)]
        drawLine(ctx, [across, from, across, to], color, 1.5)
        drawPoint(ctx, across, pixel(chart, 'y', value), fill, color)
      }
      const dotted = (from: number, to: number, y: number) => {
        drawLine(ctx, [from, y, to, y], ink.text2, 1.5, [2, 2])
      }
      parts.forEach(({ first, second, expected }, i) => {
        const x = i + 1
        if (expected !== null) {
          dotted(
            pixel(chart, 'x', x - REACH),
            pixel(chart, 'x', x + REACH),
            pixel(chart, 'y', expected),
          )
        }
        const aside = seconds ? ASIDE : 0
        point(x - aside, first, ink.validation, ink.validation)
        if (second !== null) point(x + aside, second, ink.surface, ink.training)
      })

      let x = chartArea.left + 6
      const y = chartArea.top - 15
      const named = (text: string, color: string) => {
        x += drawLabel(ctx, ink, text, x + 12, y, { color }) + 32
      }
      drawPoint(ctx, x, y, ink.validation, ink.validation)
      named(labels.first, ink.validation)
      if (seconds) {
        drawPoint(ctx, x, y, ink.surface, ink.training)
        named(labels.second, ink.training)
      }
      if (expectations) {
        dotted(x - 6, x + 8, y)
        named(labels.expected, ink.text2)
      }
    },
  }
}
