import type { Evaluation } from '../evaluation.ts'
import type { Experiment } from '../experiment.ts'
import { failure, type Failure } from '../failure.ts'
import type {
  EngineInfo,
  EpochRecord,
  StopReason,
  TrainingEvent,
  TrainingOutcome,
} from '../training.ts'

/** One training run of a project: what was asked for, and what came of it. Holds no weights and no row. */
export interface RunRecord {
  /** Format version. */
  terrarium: 1
  id: string
  /** Id of its project. */
  project: string
  /** Within the project, from 1. */
  number: number
  /** Milliseconds since 1970. */
  startedAt: number
  /**
   * `running` in a record that nobody writes any more means: interrupted. It can be resumed if its checkpoint is kept.
   */
  status: 'running' | 'finished' | 'failed'
  experiment: Experiment
  /** Name of the file the table came from. */
  file: string
  /** Of the person's own. */
  note: string
  engine?: EngineInfo
  inputs: number
  parameters: number
  rows: { train: number; validation: number; test: number }
  /** At most `MOST_KEPT_EPOCHS` of the epochs, first, best and last among them. */
  history: EpochRecord[]
  /** Epochs done; `history` may be thinned. */
  epochs: number
  bestEpoch: number
  /** Why it ended; absent while it runs. */
  stopped?: StopReason
  failure?: Failure
  /** Training alone. */
  seconds: number
  evaluation?: Evaluation
  /** The test rows were not looked at for this run's model: its test figures are not shown. */
  locked: boolean
  weightsSha256?: string
  /** Id of its model, which may be gone by now. */
  model?: string
  deletedAt?: number
}

export const MOST_KEPT_EPOCHS = 500

type Started = Extract<TrainingEvent, { type: 'started' }>
type Identity = Pick<RunRecord, 'id' | 'project' | 'number' | 'experiment' | 'file' | 'startedAt'>

/** The record of a run that has just begun. */
export function begunRun(identity: Identity, started: Started): RunRecord {
  const { engine, inputs, parameters, rows, history } = started
  return {
    terrarium: 1,
    ...identity,
    status: 'running',
    note: '',
    engine,
    inputs,
    parameters,
    rows,
    ...measured(history),
    locked: true,
  }
}

/** The record while the run goes on, with the epochs done so far. */
export function runAfter(record: RunRecord, history: readonly EpochRecord[]): RunRecord {
  return { ...record, ...measured(history) }
}

/** @param model id of what came of it */
export function finishedRun(record: RunRecord, outcome: TrainingOutcome, model: string): RunRecord {
  const { reason, engine, history, evaluation, weightsSha256 } = outcome
  return {
    ...runAfter(record, history),
    status: 'finished',
    stopped: reason,
    engine,
    evaluation,
    weightsSha256,
    model,
  }
}

/** A run that was interrupted and that nobody wants to go on. */
export function abandonedRun(record: RunRecord): RunRecord {
  const { epochs } = record
  return { ...record, status: 'failed', failure: failure('interrupted', { epochs }) }
}

function measured(history: readonly EpochRecord[]) {
  let best: EpochRecord | undefined
  for (const record of history) {
    if (best === undefined || record.validationLoss < best.validationLoss) best = record
  }
  const bestEpoch = best?.epoch ?? 0
  return {
    history: thinned(history, bestEpoch),
    epochs: history.length,
    bestEpoch,
    seconds: history.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** Evenly, with the first, the best and the last. */
function thinned(history: readonly EpochRecord[], bestEpoch: number): EpochRecord[] {
  const stride = Math.ceil(history.length / (MOST_KEPT_EPOCHS - 2))
  return history.filter(
    ({ epoch }, i) => i % stride === 0 || epoch === bestEpoch || i === history.length - 1,
  )
}
