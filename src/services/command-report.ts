import { unreachable } from '../domain/result.ts'
import type { Task } from '../domain/experiment.ts'
import type { Evaluation } from '../domain/evaluation.ts'
import { countParameters } from '../domain/network.ts'
import type { ColumnWarning, Dialect, TableWarning } from '../domain/profile.ts'
import type { ColumnKind, ColumnRole } from '../domain/table.ts'
import type { EngineInfo, EngineReason, EpochRecord, GpuCounts } from '../domain/training.ts'
import type { OpenedTable } from '../protocol/data-api.ts'
import type { FinishedRun } from './experiment-runner.ts'

/** What `--describe` prints. */
export interface TableReport extends Dialect {
  rows: number
  skipped: number
  columns: {
    /** Position, from 0. */
    index: number
    name: string
    kind: ColumnKind
    missing: number
    distinct: number
    role: ColumnRole
    warnings: ColumnWarning[]
  }[]
  warnings: TableWarning[]
  seconds: number
}

/** What a run prints, short of the names of the files that were written; `null` where a key does not apply. */
export interface ExperimentReport {
  engine: Omit<EngineInfo, 'reason'> & { reason: string }
  task: Task
  /** In code-point order. */
  classes: string[] | null
  positive: string | null
  threshold: number | null
  rows: { train: number; validation: number; test: number; skipped: number }
  inputs: number
  parameters: number
  /** Epochs that were run. */
  epochs: number
  bestEpoch: number
  history: EpochRecord[]
  /** By the names of scikit-learn's metrics; `null` where the test rows leave one undefined. */
  metrics: { test: Record<string, number | null> }
  seconds: { load: number; prepare: number; train: number; evaluate: number }
  msPerStep: number
  gpu: GpuCounts | null
  weightsSha256: string
}

const REASONS: Record<EngineReason, string> = {
  askedFor: 'asked for',
  measured: 'the fastest of those measured here',
  remembered: 'the fastest of those measured in an earlier run',
  onlyOne: 'no other engine can carry this experiment',
  fallback: 'the engine before gave up',
  hardwareAdapter: 'there is a hardware adapter',
  softwareAdapter: 'the WebGPU adapter is a software one',
  noAdapter: 'no WebGPU adapter',
}

/** The profile of a table as the command line prints it. */
export function reportTable({ dialect, profile, seconds }: OpenedTable): TableReport {
  return {
    rows: profile.rows,
    skipped: profile.skipped,
    ...dialect,
    columns: profile.columns.map(({ index, name, kind, missing, distinct, role, warnings }) => {
      return { index, name, kind, missing, distinct, role, warnings }
    }),
    warnings: profile.warnings,
    seconds,
  }
}

/** @param load seconds that reading the table took */
export function reportExperiment(run: FinishedRun, load: number): ExperimentReport {
  const { model, plan, outcome } = run
  const { task, classes, positive } = plan.resolved
  const { engine, history } = outcome
  return {
    engine: { ...engine, reason: REASONS[engine.reason] },
    task,
    classes: task === 'regression' ? null : classes,
    positive: positive ?? null,
    threshold: task === 'binary' ? model.threshold : null,
    rows: plan.rows,
    inputs: model.network.inputs,
    parameters: countParameters(model.network),
    epochs: history.length,
    bestEpoch: outcome.bestEpoch,
    history,
    metrics: { test: headlineMetrics(outcome.evaluation) },
    seconds: { load, prepare: run.seconds.prepare, ...outcome.seconds },
    msPerStep: outcome.msPerStep,
    gpu: outcome.gpu,
    weightsSha256: outcome.weightsSha256,
  }
}

function headlineMetrics(evaluation: Evaluation): Record<string, number | null> {
  switch (evaluation.task) {
    case 'binary': {
      const { accuracy, rocAuc, prAuc, logLoss, brier, f1 } = evaluation.metrics
      return { accuracy, rocAuc, prAuc, logLoss, brier, f1 }
    }
    case 'multiclass': {
      const { accuracy, macroF1, logLoss } = evaluation.metrics
      return { accuracy, macroF1, logLoss }
    }
    case 'regression': {
      const { rmse, mae, r2 } = evaluation.metrics
      return { rmse, mae, r2 }
    }
    default:
      return unreachable(evaluation)
  }
}
