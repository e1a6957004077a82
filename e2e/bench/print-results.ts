import type { DecisionTimes } from './measure-decisions.ts'
import type { ReadingTimes } from './measure-reading.ts'
import type { ScoringTimes, TableTimes, TrainingReport } from './measure.ts'
import { SHAPES } from './shapes.ts'
import { median, ratioOf } from './statistics.ts'
import { workOf } from './work.ts'

export function trainingTable({ shapes }: TrainingReport): string {
  const rivals = ['fit-webgpu', 'fit-wasm', 'sklearn'] as const
  const rows = shapes.flatMap(({ shape, auto, times }) =>
    Object.entries(times).map(([name, own]) => [
      shape,
      name === auto ? `${name} (auto)` : name,
      figure(median(own)),
      ...rivals.map((rival) => {
        const theirs = times[rival]
        if (!theirs || rival === name) return ''
        const ratio = ratioOf(theirs, own)
        return `${figure(ratio.median)}x (${figure(ratio.worst)}x)`
      }),
    ]),
  )
  return table([['shape', 'engine', 'ms/step', ...rivals.map((rival) => `vs ${rival}`)], ...rows])
}

/** How `auto`'s engine compares with the fastest of ours, by median. */
export function autoLines({ shapes }: TrainingReport): string {
  return shapes
    .map(({ shape, auto, times }) => {
      const ours = Object.entries(times).filter(([name]) => !/^(fit-|sklearn)/.test(name))
      const fastest = Math.min(...ours.map(([, own]) => median(own)))
      const slower = median(times[auto] ?? []) / fastest
      const verdict = slower > 1 ? `${figure(slower)} times as slow as the fastest` : 'the fastest'
      return `${shape}: auto takes ${auto}, ${verdict}`
    })
    .join('\n')
}

/** How much of what the adapter showed in the same run the `webgpu` engine makes use of. */
export function peakTable({ shapes, peaks }: TrainingReport): string {
  const gigaflops = median(peaks.map((peak) => peak.gigaflops))
  const bandwidth = median(peaks.map((peak) => peak.gigabytesPerSecond))
  const share = (value: number, most: number) => `${figure((100 * value) / most)}%`
  return table([
    ['webgpu', `of ${figure(gigaflops)} GFLOP/s`, `of ${figure(bandwidth)} GB/s`],
    ...SHAPES.map((shape, k) => {
      const { flops, bytes } = workOf(shape)
      const perSecond = 1000 / median(shapes[k]?.times['webgpu'] ?? [])
      return [
        shape.name,
        share((flops * perSecond) / 1e9, gigaflops),
        share((bytes * perSecond) / 1e9, bandwidth),
      ]
    }),
  ])
}

export function scoringTable({ rows, times }: ScoringTimes): string {
  const rivals = Object.keys(times).filter((name) => name.startsWith('onnx'))
  return table([
    ['scorer', 'ms', 'rows/s', ...rivals.map((rival) => `vs ${rival}`)],
    ...Object.entries(times).map(([name, own]) => [
      name,
      figure(median(own)),
      figure((1000 * rows) / median(own)),
      ...rivals.map((rival) => {
        const ratio = ratioOf(times[rival] ?? [], own)
        return rival === name ? '' : `${figure(ratio.median)}x (${figure(ratio.worst)}x)`
      }),
    ]),
  ])
}

export function tablesTable(results: readonly TableTimes[]): string {
  return table([
    ['rows', 'ms/epoch', 'steps/s', 'ns/row'],
    ...results.map(({ rows, steps, epochs }) => {
      const ms = median(epochs)
      return [String(rows), figure(ms), figure((1000 * steps) / ms), figure((1e6 * ms) / rows)]
    }),
  ])
}

/** pandas' columns are how many times as long as ours it took. */
export function readingTable(results: readonly ReadingTimes[]): string {
  const against = (pandas: readonly number[], own: readonly number[]) => {
    if (pandas.length === 0) return ''
    const ratio = ratioOf(pandas, own)
    return `${figure(ratio.median)}x (${figure(ratio.worst)}x)`
  }
  return table([
    [
      ...['rows', 'MB', 'first rows ms', 'open ms', 'profiled ms', 'ns/row'],
      ...['pandas ms', 'open vs pandas', 'profiled vs pandas', 'growth', 'frame ms', 'describe ms'],
    ],
    ...results.map(({ rows, bytes, ours, pandas, growth }) => {
      const open = ours.map(({ openMs }) => openMs)
      const profiled = ours.map(({ profiledMs }) => profiledMs)
      return [
        ...[String(rows), figure(bytes / 1e6)],
        figure(median(ours.map(({ firstRowsMs }) => firstRowsMs))),
        ...[figure(median(open)), figure(median(profiled)), figure((1e6 * median(open)) / rows)],
        pandas.length === 0 ? '' : figure(median(pandas)),
        ...[against(pandas, open), against(pandas, profiled)],
        growth === undefined ? '' : `${figure(growth / bytes)} times the file`,
        figure(median(ours.map(({ frameMs }) => frameMs))),
        figure(median(ours.map(({ describeMs }) => describeMs))),
      ]
    }),
  ])
}

/** Seconds at most that each may take, on a machine of these days. */
const GOALS = { judged: 3, importance: 5, change: 0.05, listed: 15 }

export function decisionsTable({ rows, judged, explained, listed }: DecisionTimes): string {
  const line = (what: string, ms: readonly number[], goal?: number) => [
    what,
    figure(median(ms)),
    figure(Math.max(...ms)),
    goal === undefined ? '' : figure(1000 * goal),
  ]
  return table([
    ['what', 'ms', 'at most ms', 'goal ms'],
    line(
      `answers of ${rows.judged} test rows`,
      judged.map(({ openMs }) => openMs),
    ),
    line(
      'curves, lists and campaign, 1,000 resamples',
      judged.map(({ judgementMs, planMs }) => judgementMs + planMs),
      GOALS.judged,
    ),
    line(
      'another threshold',
      judged.map(({ cutMs }) => cutMs),
    ),
    line(
      `importance of 30 columns, 5 shuffles each, on ${explained[0]?.importanceRows ?? 0} of the test rows`,
      explained.map(({ importanceMs }) => importanceMs),
      GOALS.importance,
    ),
    line(
      'one field changed: answer, reasons and place',
      explained.flatMap(({ changeMs }) => changeMs),
      GOALS.change,
    ),
    line(
      `score and list ${rows.scored} rows`,
      listed.map(({ scoreMs, listMs }) => scoreMs + listMs),
      GOALS.listed,
    ),
  ])
}

/** Three digits that count. */
function figure(value: number): string {
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
