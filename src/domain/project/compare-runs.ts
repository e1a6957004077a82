import { experimentDiff, experimentPlaces, valueAt, writtenOut } from '../experiment-diff.ts'
import { listMetrics, type MetricName } from '../metric-list.ts'
import type { RunRecord } from './run-record.ts'

/** One setting of several runs, side by side. */
export interface ComparedSetting {
  /** Where it stands in the experiment. */
  path: readonly string[]
  /** One per run; undefined: it does not say. */
  values: readonly unknown[]
  differs: boolean
}

/** One measure of the test rows of several runs, side by side. */
export interface ComparedMetric {
  name: MetricName
  /** One per run; `locked`: nobody looked at its test rows; null: undefined or not measured. */
  values: readonly (number | 'locked' | null)[]
  differs: boolean
}

/** Fewest and most runs that are looked at together. */
export const FEWEST_COMPARED = 2
export const MOST_COMPARED = 6

/** Every setting that one of the runs has, defaults written out, in the order of the document. */
export function compareSettings(runs: readonly RunRecord[]): ComparedSetting[] {
  const [first, ...others] = runs.map(({ experiment }) => writtenOut(experiment))
  if (first === undefined) return []
  const differing = new Set(
    others.flatMap((other) => experimentDiff(first, other).map(({ path }) => keyOf(path))),
  )
  const paths = new Map(
    [first, ...others]
      .flatMap((experiment) => experimentPlaces(experiment))
      .filter(({ path }) => path[0] !== 'terrarium')
      .map(({ path }) => [keyOf(path), path]),
  )
  return [...paths].map(([key, path]) => ({
    path,
    values: [first, ...others].map((experiment) => valueAt(experiment, path)),
    differs: differing.has(key),
  }))
}

/** The measures of the test rows, those of runs whose test part is locked left out; none of them: no measures. */
export function compareMetrics(runs: readonly RunRecord[]): ComparedMetric[] {
  const measured = runs.map(({ evaluation, locked }) =>
    evaluation === undefined || locked ? undefined : listMetrics(evaluation),
  )
  const names = new Set(measured.flatMap((metrics) => metrics?.map(({ name }) => name) ?? []))
  return [...names].map((name) => {
    const values = runs.map(({ locked }, i) => {
      if (locked) return 'locked' as const
      return measured[i]?.find((metric) => metric.name === name)?.value ?? null
    })
    return { name, values, differs: differ(values.filter((value) => value !== 'locked')) }
  })
}

/** Lowest validation loss; undefined before the first epoch. */
export function bestLoss({ history, bestEpoch }: RunRecord): number | undefined {
  return history.find(({ epoch }) => epoch === bestEpoch)?.validationLoss
}

/** Losses of other kinds, or of other targets, cannot be told from one another by their size. */
export function lossesCompare(runs: readonly RunRecord[]): boolean {
  const asked = runs.map(({ experiment }) => {
    const { target, task, training } = writtenOut(experiment)
    return JSON.stringify([target, task, training?.loss, experiment.preparation?.target])
  })
  return !differ(asked)
}

export function differ(values: readonly unknown[]): boolean {
  return new Set(values).size > 1
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path)
}
