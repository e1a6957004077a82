import type { Chart, ChartData, ChartOptions, ChartType } from 'chart.js'
import type { ChartInk } from './chart-ink.ts'
import { tickFormat, type Ticks } from './chart-scale.ts'

/** One picture of a chart: what Chart.js draws, and what is written over and under it. */
export interface ChartSpec {
  type: ChartType
  data: ChartData
  options: ChartOptions
  /** Bands and rules behind the data. */
  under?: (chart: Chart) => void
  /** Direct labels and the chosen point, above the data. */
  over?: (chart: Chart) => void
}

/** Makes a picture in the ink that holds when it is drawn. */
export type DrawChart = (ink: ChartInk) => ChartSpec

/** What every chart has in common: no animation, no legend, no hover; the labels are drawn directly. */
export const CALM_OPTIONS = {
  animation: false,
  parsing: false,
  normalized: true,
  responsive: true,
  maintainAspectRatio: false,
  events: [],
} satisfies ChartOptions

interface AxisSettings {
  ticks: Ticks
  locale: string
  logarithmic?: boolean
  /** Rules across the plot at each tick. */
  grid?: boolean
  /** The text of a tick, where the number alone will not do. */
  text?: (value: number) => string
}

/** An axis that has exactly these ticks. */
export function axis(
  side: 'x' | 'y',
  ink: ChartInk,
  { ticks, locale, logarithmic = false, grid = side === 'y', text }: AxisSettings,
) {
  // Labels at both ends of a horizontal axis stay within it.
  const reachesEnds = ticks.values[0] === ticks.min && ticks.values.at(-1) === ticks.max
  const align = side === 'x' && reachesEnds ? ('inner' as const) : ('center' as const)
  const format = text ?? tickFormat(ticks.values, locale)
  return {
    type: logarithmic ? ('logarithmic' as const) : ('linear' as const),
    min: ticks.min,
    max: ticks.max,
    border: { display: side === 'x', color: ink.control },
    grid: {
      display: grid,
      offset: false,
      color: ink.glazing,
      drawTicks: side === 'x',
      tickLength: 4,
    },
    ticks: {
      color: ink.text3,
      font: { family: ink.fontFamily, size: 12 * ink.textScale },
      padding: side === 'x' ? 6 : 8,
      maxRotation: 0,
      autoSkip: false,
      align,
      callback: (value: string | number) => format(Number(value)),
    },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = ticks.values.map((value) => ({ value }))
    },
  }
}

/** Pixel of a value on one of a chart's axes. */
export function pixel(chart: Chart, side: 'x' | 'y', value: number): number {
  return chart.scales[side]?.getPixelForValue(value) ?? 0
}
