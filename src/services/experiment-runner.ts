import type { Failure } from '../domain/failure.ts'
import { withCalibration } from '../domain/calibration/with-calibration.ts'
import type { EngineName, Experiment } from '../domain/experiment.ts'
import { ok, type Result } from '../domain/result.ts'
import { withoutSingleRows } from '../domain/privacy/model-contents.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type {
  Checkpoint,
  EngineMemory,
  RememberedTimings,
  TrainingEvent,
  TrainingJob,
  TrainingOutcome,
} from '../domain/training.ts'
import type { Network } from '../domain/network.ts'
import type { FittedRecipe, LeftOutColumn } from '../domain/recipe.ts'
import type { PreparedData } from '../domain/prepared-data.ts'
import type { Preparation, PreparationPlan } from '../protocol/data-api.ts'
import { newId } from './new-id.ts'
import type { DataClient } from './data-client.ts'
import type { TrainerClient } from './trainer-client.ts'

export interface FinishedRun {
  model: TrainedModel
  plan: PreparationPlan
  outcome: TrainingOutcome
  /** What was used of the table: the split's row numbers and targets. */
  used: UsedRows
  seconds: { prepare: number }
}

export type UsedRows = Record<
  'train' | 'validation' | 'test',
  { rows: Uint32Array<ArrayBuffer>; targets: Float64Array<ArrayBuffer> }
>

/** What is remembered about the engines on this machine, and where a run leaves what it learnt about them. */
export interface EngineKeeper {
  readonly memory: EngineMemory
  remember(latest: RememberedTimings): void
}

/** One experiment on the open table, from preparation to a model: the page and the command line share it. */
export interface RunRequest {
  data: DataClient
  trainer: TrainerClient
  experiment: Experiment
  /** Name of the file the table came from. */
  file: string
  name: string
  /** Absent: nothing is known about the engines, and nothing is kept. */
  engines?: EngineKeeper
  onPrepared(plan: PreparationPlan): void
  onEvent(event: TrainingEvent): void
  /** Called at the first death of the trainer; whether the run is to go on in another one. */
  onTrainerDeath(failure: Failure): boolean
  /** What training goes on from. */
  from?: RunStart
  /** Instead of the experiment's own: only the engine that made a checkpoint goes on bit by bit. */
  engine?: EngineName
}

/** A model, or an interrupted run, that goes on. */
export interface RunStart {
  /** Kept as it is; absent: fitted anew, which from the same rows comes to the same. */
  recipe?: FittedRecipe
  /** Absent: as the experiment says. */
  network?: Network
  /** Weights and optimiser state. */
  checkpoint?: Checkpoint
  /** Columns that the recipe leaves out. */
  leftOut?: LeftOutColumn[]
}

/** How the training of a model goes on. */
export function startFrom({ recipe, network, checkpoint, report }: TrainedModel): RunStart {
  const leftOut = report.data?.leftOut
  return { recipe, network, ...(checkpoint && { checkpoint }), ...(leftOut && { leftOut }) }
}

/**
 * Fails as preparing and training do. A trainer that died without a word is replaced once: the run goes on from the
 * last checkpoint that it sent.
 */
export async function runExperiment(request: RunRequest): Promise<Result<FinishedRun>> {
  let checkpoint = request.from?.checkpoint
  const watched: RunRequest = {
    ...request,
    onEvent: (event) => {
      if (event.type === 'checkpoint') checkpoint = event.checkpoint
      if (event.type === 'started' && event.remember) request.engines?.remember(event.remember)
      request.onEvent(event)
    },
  }
  const run = await attempt(watched, checkpoint)
  const isDead =
    !run.ok && run.failure.code === 'workerDied' && run.failure.details.worker === 'trainer'
  return isDead && request.onTrainerDeath(run.failure) ? attempt(watched, checkpoint) : run
}

async function attempt(
  request: RunRequest,
  checkpoint: Checkpoint | undefined,
): Promise<Result<FinishedRun>> {
  const { data, trainer, experiment, from } = request
  const began = performance.now()
  const prepared = await (from?.recipe === undefined
    ? data.prepare(experiment)
    : data.prepareWith(experiment, from.recipe))
  if (!prepared.ok) return prepared
  const { plan } = prepared.value
  request.onPrepared(plan)
  const seconds = { prepare: (performance.now() - began) / 1000 }
  const used = usedRows(prepared.value.data)
  const { fingerprint } = prepared.value.data
  const job = jobOf(prepared.value, request, checkpoint)
  const trained = await trainer.train(job, (event) => {
    request.onEvent(event)
  })
  if (!trained.ok) return trained
  const model = modelOf(request, plan, fingerprint, trained.value)
  return ok({ model, plan, outcome: trained.value, used, seconds })
}

function jobOf(
  { plan, data }: Preparation,
  { from, engine, engines }: RunRequest,
  checkpoint: Checkpoint | undefined,
): TrainingJob {
  const { training } = plan.resolved
  return {
    network: (from?.checkpoint && from.network) ?? plan.network,
    training: engine === undefined ? training : { ...training, engine },
    target: plan.recipe.target,
    threshold: plan.resolved.threshold,
    ...(plan.resolved.calibration && { calibration: plan.resolved.calibration }),
    data,
    ...(engines && { memory: engines.memory }),
    // A copy, because its arrays move to the trainer.
    ...(checkpoint && { resume: structuredClone(checkpoint) }),
  }
}

/** Copies, because the arrays themselves move to the trainer. */
function usedRows(data: PreparedData): UsedRows {
  const copy = ({ rows, targets }: PreparedData['train']) => ({
    rows: rows.slice(),
    targets: targets.slice(),
  })
  return { train: copy(data.train), validation: copy(data.validation), test: copy(data.test) }
}

function modelOf(
  { experiment, file, name, from }: RunRequest,
  plan: PreparationPlan,
  fingerprint: string,
  outcome: TrainingOutcome,
): TrainedModel {
  return {
    terrarium: 1,
    id: newId(),
    name,
    createdAt: Date.now(),
    experiment,
    recipe: withCalibration(withoutSingleRows(plan.recipe), outcome.calibration),
    network: from?.network ?? plan.network,
    threshold: plan.resolved.threshold,
    weights: outcome.weights,
    checkpoint: outcome.checkpoint,
    report: {
      file,
      data: { columns: plan.resolved.columns.length, leftOut: leftOutOf(plan, from), fingerprint },
      build: __BUILD_ID__,
      rows: plan.rows,
      engine: outcome.engine,
      history: outcome.history,
      bestEpoch: outcome.bestEpoch,
      stopped: outcome.reason,
      evaluation: outcome.evaluation,
      testLooks: 0,
      weightsSha256: outcome.weightsSha256,
      msPerStep: outcome.msPerStep,
      seconds: outcome.seconds.train,
    },
  }
}

/** A model that goes on learning has its own recipe, and a plan by that leaves nothing out anew. */
function leftOutOf({ leftOut }: PreparationPlan, from: RunStart | undefined): LeftOutColumn[] {
  return from?.leftOut ?? leftOut
}
