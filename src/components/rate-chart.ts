import type { ChartInk } from './chart-ink.ts'
import { niceTicks } from './chart-scale.ts'
import { axis, CALM_OPTIONS, type ChartSpec } from './chart-spec.ts'
import type { RatePoint } from './rate-curve.ts'

const TICKS = 3

/** The learning rate over the epochs of a run, from zero up. */
export function rateChart(points: readonly RatePoint[], locale: string, ink: ChartInk): ChartSpec {
  const end = Math.max(1, points.at(-1)?.epochs ?? 1)
  const xTicks = niceTicks(0, end)
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: points.map(({ epochs, rate }) => ({ x: epochs, y: rate })),
          borderColor: ink.validation,
          borderWidth: 2.25,
          borderJoinStyle: 'round',
          pointRadius: points.length === 1 ? 3 : 0,
          pointBackgroundColor: ink.validation,
          clip: 2,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: xTicks, locale }),
        y: axis('y', ink, {
          ticks: niceTicks(0, Math.max(...points.map(({ rate }) => rate)), TICKS),
          locale,
        }),
      },
    },
  }
}
