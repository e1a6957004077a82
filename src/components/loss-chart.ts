import type { ChartDataset } from 'chart.js'
import type { EpochRecord } from '../domain/training.ts'
import { drawLabel, drawLine, drawPoint, labelWidth, type ChartInk } from './chart-ink.ts'
import { growingTicks, logTicks, niceTicks, type Ticks } from './chart-scale.ts'
import { drawCaptions, freeHeight, type Caption } from './loss-captions.ts'
import { axis, CALM_OPTIONS, pixel, type ChartSpec } from './chart-spec.ts'
import { numberFormat } from '../messages/number-format.ts'

/** Texts of the loss chart; all but the titles are optional and then not drawn. */
export interface LossLabels {
  /** Ends of the two curves. */
  training: string
  validation: string
  /** At the dotted line: "always answering 22 of 100". */
  baseline?: string | undefined
  /** At the chosen point, bold: "best so far: epoch 22". */
  best?: string | undefined
  /** In the shaded band: "waits for 10 epochs, to 32". */
  wait?: string | undefined
}

export interface LossPicture {
  history: readonly EpochRecord[]
  /** Loss of the trivial answer; null where it is not known yet. */
  baseline: number | null
  bestEpoch: number | null
  /** Last epoch of the shaded band that begins at the best one; null: no band. */
  waitsUntil: number | null
  scale: 'linear' | 'log'
  labels: LossLabels
  locale: string
}

interface Point {
  x: number
  y: number
}

/** A curve that leaves three times the baseline leaves the picture: else one bad first epoch flattens the rest. */
const CEILING = 3

function lossTicks(values: readonly number[], baseline: number | null, log: boolean): Ticks {
  const shown = baseline === null ? [...values] : [...values, baseline]
  let low = Infinity
  let high = -Infinity
  for (const value of shown) {
    if (log && value <= 0) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low === Infinity) return log ? logTicks(0.1, 1) : niceTicks(0, 1)
  if (log) return logTicks(low, Math.max(high, low * 1.2))
  const top = baseline === null || baseline <= 0 ? high : Math.min(high, CEILING * baseline)
  return niceTicks(Math.max(0, low - (top - low) * 0.06), top > low ? top : high)
}

function points(
  history: readonly EpochRecord[],
  key: 'trainLoss' | 'validationLoss',
  log: boolean,
) {
  const list: Point[] = []
  for (const record of history) {
    const y = record[key]
    if (Number.isFinite(y) && !(log && y <= 0)) list.push({ x: record.epoch, y })
  }
  return list
}

/** Loss by epoch: training dashed, validation solid, the trivial answer dotted, the best epoch ringed. */
export function lossChart(picture: LossPicture, ink: ChartInk): ChartSpec {
  const { history, baseline, bestEpoch, waitsUntil, scale, labels, locale } = picture
  const log = scale === 'log'
  const training = points(history, 'trainLoss', log)
  const validation = points(history, 'validationLoss', log)
  const yTicks = lossTicks(
    [...training, ...validation].map(({ y }) => y),
    baseline !== null && (Number.isFinite(baseline) ? !(log && baseline <= 0) : false)
      ? baseline
      : null,
    log,
  )
  const lastEpoch = history.at(-1)?.epoch ?? 0
  const xTicks = growingTicks(Math.max(lastEpoch, waitsUntil ?? 0))
  const best = validation.find(({ x }) => x === bestEpoch)

  const line: Partial<ChartDataset<'line', Point[]>> = { pointRadius: 0, borderJoinStyle: 'round' }
  return {
    type: 'line',
    data: {
      datasets: [
        {
          ...line,
          data: training,
          borderColor: ink.training,
          borderWidth: 1.75 * ink.lineScale,
          borderDash: [5, 4],
        },
        {
          ...line,
          data: validation,
          borderColor: ink.validation,
          borderWidth: 2.25 * ink.lineScale,
        },
      ],
    },
    options: {
      ...CALM_OPTIONS,
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: axis('x', ink, { ticks: xTicks, locale }),
        y: axis('y', ink, { ticks: yTicks, locale, logarithmic: log }),
      },
      plugins: {
        decimation: { enabled: true, algorithm: 'lttb', samples: 200, threshold: 400 },
      },
    },
    under(chart) {
      const { ctx, chartArea } = chart
      if (waitsUntil !== null && bestEpoch !== null) {
        const left = pixel(chart, 'x', bestEpoch)
        ctx.fillStyle = ink.surface2
        ctx.fillRect(
          left,
          chartArea.top,
          Math.min(pixel(chart, 'x', waitsUntil), chartArea.right) - left,
          chartArea.bottom - chartArea.top,
        )
      }
      if (baseline !== null) {
        const y = pixel(chart, 'y', baseline)
        drawLine(ctx, [chartArea.left, y, chartArea.right, y], ink.baseline, 1.5, [1.5, 3.5])
      }
    },
    over(chart) {
      const { ctx, chartArea } = chart
      const { left, right, top, bottom } = chartArea
      if (baseline !== null && labels.baseline) {
        const y = pixel(chart, 'y', baseline)
        const above = y - 11 > top
        drawLabel(ctx, ink, labels.baseline, right - 4, above ? y - 11 : y + 11, {
          color: ink.baseline,
          align: 'right',
        })
      }

      const format = numberFormat(locale, {
        minimumSignificantDigits: 3,
        maximumSignificantDigits: 3,
      })
      const caption = (
        point: Point | undefined,
        look: Omit<Caption, 'value' | 'x' | 'y'>,
      ): Caption[] =>
        point
          ? [
              {
                ...look,
                value: format.format(point.y),
                x: pixel(chart, 'x', point.x),
                y: Math.min(Math.max(pixel(chart, 'y', point.y), top), bottom),
              },
            ]
          : []
      const ends = [
        ...caption(validation.at(-1), {
          name: labels.validation,
          color: ink.validation,
          bold: true,
          place: 'end',
        }),
        ...caption(training.at(-1), {
          name: labels.training,
          color: ink.training,
          bold: false,
          place: 'end',
        }),
      ]
      const [end] = ends
      const chosen = caption(best, {
        name: labels.best ?? '',
        color: ink.text,
        bold: true,
        place: 'above',
      })

      if (end && validation.length > 0) drawPoint(ctx, end.x, end.y, ink.validation, ink.surface)
      for (const { x, y } of chosen) {
        drawLine(ctx, [x, top, x, bottom], ink.text)
        drawPoint(ctx, x, y, ink.surface, ink.text)
      }
      const taken = drawCaptions(ctx, ink, chartArea, labels.best ? [...ends, ...chosen] : ends)
      const [ring] = chosen
      if (ring === undefined || waitsUntil === null || labels.wait === undefined) return
      const from = ring.x + 6
      const to = from + labelWidth(ctx, ink, labels.wait)
      // Words that are wider than the band would name something else.
      if (to > pixel(chart, 'x', waitsUntil) - 4) return
      if (baseline !== null) {
        const y = pixel(chart, 'y', baseline)
        taken.push({ from: left, to: right, top: y - 20, bottom: y + 4 })
      }
      const heights = [1 / 3, 1 / 2, 2 / 3, 1 / 6, 5 / 6].map((part) => top + part * (bottom - top))
      const y = freeHeight(heights, from, to, taken)
      if (y !== undefined) drawLabel(ctx, ink, labels.wait, from, y, { color: ink.text2 })
    },
  }
}
