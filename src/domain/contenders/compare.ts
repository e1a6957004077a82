import { resampleCount } from '../bootstrap/bootstrap-intervals.ts'
import { percentileInterval } from '../bootstrap/percentile-interval.ts'
import { isEnough } from '../enough-rows.ts'
import type { Task } from '../experiment.ts'
import { rankRows } from '../lift/ranked-rows.ts'
import { canBeRanked, gainsOf } from '../lift/ranking.ts'
import { eachOnce } from '../metrics/row-counts.ts'
import { resampleRows } from '../random.ts'
import type { Comparison, Contender, Duel } from './comparison.ts'
import {
  CONTENDER_METRICS,
  countedContenderMetrics,
  headlineOf,
  isLowerBetter,
} from './contender-metrics.ts'

/** A contender before it is judged. */
export interface Entrant extends Omit<Contender, 'scores' | 'gains'> {
  /** [test rows × outputs] */
  outputs: Float64Array
}

const SEED = 0
/** Rows counted between two pauses: some 20 ms. */
const ROWS_PER_PAUSE = 500_000

/**
 * Judges all on the same resamples of the test rows, so that their differences are paired. Rows count once each,
 * whatever a weight column says, as in every measure of the test rows.
 * @param pause awaited every few ten milliseconds
 * @param onShare share done, from 0 to 1
 */
export async function compare(
  task: Task,
  targets: Float64Array,
  entrants: readonly Entrant[],
  pause: () => Promise<void>,
  onShare: (share: number) => void,
): Promise<Comparison> {
  const rows = targets.length
  const positives = task === 'binary' ? targets.reduce((sum, target) => sum + target, 0) : null
  const resamples = isEnough(rows, positives) ? resampleCount(rows) : 0
  const measures = entrants.map(({ outputs }) => countedContenderMetrics(task, targets, outputs))
  const counts = eachOnce(rows)
  const values = measures.map((measure) => measure(counts))
  /** [contenders][metrics][resamples] */
  const drawn = values.map((metrics) => metrics.map((): (number | null)[] => []))
  const perPause = Math.max(1, Math.floor(ROWS_PER_PAUSE / (rows * entrants.length)))
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % perPause === 0) {
      onShare(resample / resamples)
      await pause()
    }
    resampleRows(SEED, resample, counts)
    for (const [c, measure] of measures.entries()) {
      for (const [k, value] of measure(counts).entries()) drawn[c]?.[k]?.push(value)
    }
  }
  const headlines = new Map(entrants.map(({ name }, c) => [name, drawn[c]?.[0] ?? []]))
  return {
    task,
    rows,
    positives,
    resamples,
    contenders: entrants.map(({ outputs, ...contender }, c) => ({
      ...contender,
      gains: task === 'binary' ? gainsBy(targets, outputs) : null,
      scores: CONTENDER_METRICS[task].map((metric, k) => ({
        metric,
        value: resamples === 0 ? null : (values[c]?.[k] ?? null),
        interval: percentileInterval(drawn[c]?.[k] ?? []),
      })),
    })),
    duels: (['trees', 'linear'] as const).map((against) =>
      duel(task, against, headlines.get('network') ?? [], headlines.get(against) ?? []),
    ),
  }
}

/** null where the rows are too few for a curve. */
function gainsBy(targets: Float64Array, scores: Float64Array): number[] | null {
  const ranked = rankRows(targets, scores)
  return canBeRanked(ranked) ? gainsOf(ranked) : null
}

/** @param network, other [resamples] the headline metric */
function duel(
  task: Task,
  against: Duel['against'],
  network: readonly (number | null)[],
  other: readonly (number | null)[],
): Duel {
  const metric = headlineOf(task)
  const sign = isLowerBetter(metric) ? -1 : 1
  const leads = network.map((own, i) => {
    const theirs = other[i]
    return own === null || theirs === null || theirs === undefined ? null : sign * (own - theirs)
  })
  const defined = leads.filter((lead) => lead !== null)
  return {
    against,
    metric,
    resamples: defined.length,
    wins: defined.filter((lead) => lead > 0).length,
    lead: percentileInterval(leads),
  }
}
