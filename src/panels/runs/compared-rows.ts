import {
  bestLoss,
  compareMetrics,
  compareSettings,
  differ,
} from '../../domain/project/compare-runs.ts'
import type { RunRecord } from '../../domain/project/run-record.ts'
import { changeValue } from '../../messages/change-value.ts'
import { placeName } from '../../messages/describe-change.ts'
import type { Messages } from '../../messages/en.ts'
import { endingOf } from './run-words.ts'

/** A line of a table with a column for each run. */
export interface ComparedRow {
  key: string
  name: string
  /** One per run. */
  values: readonly string[]
  differs: boolean
}

export function comparedSettings(m: Messages, runs: readonly RunRecord[]): ComparedRow[] {
  return compareSettings(runs).map(({ path, values, differs }) => ({
    key: JSON.stringify(path),
    name: placeName(m, path),
    values: values.map((value) => changeValue(m, path, value)),
    differs,
  }))
}

/** What came of the runs; measures of test rows only where somebody looked at them. */
export function comparedResults(m: Messages, runs: readonly RunRecord[]): ComparedRow[] {
  const { format } = m
  const row = (name: string, values: readonly string[]): ComparedRow => ({
    key: name,
    name,
    values,
    differs: differ(values),
  })
  const each = (name: string, say: (run: RunRecord) => string) => row(name, runs.map(say))
  return [
    each(m.runs.bestLoss, (run) => format.number(bestLoss(run) ?? NaN, 4)),
    each(m.runs.bestEpoch, ({ bestEpoch }) => format.count(bestEpoch)),
    each(m.runs.epochs, ({ epochs }) => format.count(epochs)),
    each(m.runs.ended, (run) => endingOf(m, run)),
    each(m.runs.seconds, ({ seconds }) => format.duration(seconds)),
    each(m.runs.engine, ({ engine }) => (engine ? m.train.engines[engine.name] : '–')),
    each(m.runs.parameters, ({ parameters }) => format.count(parameters)),
    each(m.runs.rowsTrained, ({ rows }) => format.count(rows.train)),
    ...compareMetrics(runs).map(({ name, values, differs }) => ({
      key: name,
      name: m.evaluate.metrics[name],
      values: values.map((value) =>
        value === 'locked' ? m.runs.locked : format.number(value ?? NaN, 4),
      ),
      differs,
    })),
  ]
}
