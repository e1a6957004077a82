import { failure, type Failure } from '../../src/domain/failure.ts'
import { validationLoss } from '../../src/domain/metrics/validation-loss.ts'
import { countParameters } from '../../src/domain/network.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import type {
  Checkpoint,
  EpochRecord,
  StopReason,
  TrainingEvent,
  TrainingJob,
  TrainingOutcome,
  ValidationView,
} from '../../src/domain/training.ts'
import { EngineError, type Engine } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { sha256 } from '../../src/domain/sha256.ts'
import { baselineLoss } from './baseline-loss.ts'
import { bestRecord, patienceStart } from './early-stopping.ts'
import { EpochRunner } from './epoch-runner.ts'
import { evaluateModel } from './evaluate-model.ts'
import { EventSender } from './event-sender.ts'
import { checkJob } from './job-check.ts'
import { lossTargets, planOf, validationWeights } from './job-plan.ts'
import type { RunControls } from './run-controls.ts'
import { Stopwatch } from './stopwatch.ts'
import { validationView } from './validation-view.ts'

type Diverged = Extract<Failure, { code: 'diverged' }>

/** How the epochs ended. */
interface Ending {
  reason: StopReason
  /** At the best epoch of this run. */
  view: ValidationView | undefined
  diverged?: Diverged
}

/**
 * One run, from data to an evaluated model.
 *
 * The best weights are those of the epoch with the lowest validation loss; equal is no improvement. A loss or a
 * weight that is not finite ends the run with reason `diverged` and the best weights before it, the initial ones
 * if there was no good epoch. A run that is stopped before its first epoch has ended keeps the weights as they
 * are then. `resume` goes on from the checkpoint's epoch; see `patienceStart` for its patience.
 *
 * @param emit called at most about 20 times a second; never awaited
 * @returns fails as `checkJob` and `openEngine` do, with `deviceLost` or `engineFailed` if the device gives up
 */
export async function train(
  job: TrainingJob,
  controls: RunControls,
  emit: (event: TrainingEvent) => void,
): Promise<Result<TrainingOutcome>> {
  const result = await attempt(job, controls, emit)
  if (!result.ok) emit({ type: 'failed', failure: result.failure })
  return result
}

async function attempt(
  job: TrainingJob,
  controls: RunControls,
  emit: (event: TrainingEvent) => void,
): Promise<Result<TrainingOutcome>> {
  const checked = checkJob(job)
  if (!checked.ok) return checked
  const history = [...(job.resume?.history ?? [])]
  let engine: Engine | undefined
  try {
    const opened = await openEngine(job.training.engine, planOf(job, history))
    if (!opened.ok) return opened
    engine = opened.value
    return ok(await runOn(engine, job, history, controls, new EventSender(emit)))
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, failure: error.failure }
    throw error
  } finally {
    engine?.dispose()
  }
}

async function runOn(
  engine: Engine,
  job: TrainingJob,
  history: EpochRecord[],
  controls: RunControls,
  sender: EventSender,
): Promise<TrainingOutcome> {
  const { data, network } = job
  sender.send({
    type: 'started',
    engine: engine.info,
    parameters: countParameters(network),
    inputs: network.inputs,
    stepsPerEpoch: engine.stepsPerEpoch,
    rows: {
      train: data.train.features.rows,
      validation: data.validation.features.rows,
      test: data.test.features.rows,
    },
    baselineLoss: baselineLoss(job),
    history: [...history],
  })
  const clock = new Stopwatch()
  const runner = new EpochRunner(engine, controls, sender, clock)
  clock.start()
  const { reason, view, diverged } = await runEpochs(engine, job, history, runner, sender)
  clock.stop()

  const checkpoint: Checkpoint = {
    ...(await engine.checkpoint()),
    history,
    fingerprint: data.fingerprint,
  }
  if (!checkpoint.bestWeights.every(Number.isFinite)) {
    // Stopped in its first epoch, and already beyond repair.
    throw new EngineError(divergedIn(1, job))
  }
  const bestEpoch = bestRecord(history)?.epoch ?? 0
  sender.send({ type: 'finished', reason, bestEpoch })

  const evaluationClock = new Stopwatch()
  evaluationClock.start()
  // A copy, because both are transferred.
  const weights = checkpoint.bestWeights.slice()
  return {
    reason,
    ...(diverged && { diverged }),
    ...(view && { view }),
    engine: engine.info,
    history,
    bestEpoch,
    weights,
    checkpoint,
    // All platforms with WebGPU or WebAssembly store numbers little-endian.
    weightsSha256: await sha256(new Uint8Array(weights.buffer)),
    ...(await evaluateModel(job, weights)),
    seconds: { train: clock.seconds, evaluate: evaluationClock.seconds },
    msPerStep: runner.msPerStep,
    gpu: engine.counts(),
  }
}

async function runEpochs(
  engine: Engine,
  job: TrainingJob,
  history: EpochRecord[],
  runner: EpochRunner,
  sender: EventSender,
): Promise<Ending> {
  const { training, target, data, network } = job
  const { validation } = data
  const targets = lossTargets(target, validation.targets)
  const weights = validationWeights(validation)
  const patience = training.earlyStopping?.patience ?? Infinity
  const patientFrom = patienceStart(history, patience)
  let best = bestRecord(history)
  let view: ValidationView | undefined

  while (history.length < training.epochs) {
    const epoch = history.length + 1
    const run = await runner.run(epoch)
    if (run.stopped) {
      if (history.length === 0) engine.keepBest()
      return { reason: 'stopped', view }
    }
    const { trainLoss, meanWeight, validationLogits } = await engine.readEpoch()
    const loss = validationLoss(network.loss, validationLogits, targets, weights)
    if (![trainLoss, meanWeight, loss].every(Number.isFinite)) {
      return { reason: 'diverged', view, diverged: divergedIn(epoch, job) }
    }
    const record = { epoch, trainLoss, validationLoss: loss, seconds: runner.endEpoch() }
    history.push(record)
    engine.keepEpoch()
    if (!best || loss < best.validationLoss) {
      best = record
      engine.keepBest()
      view = validationView(target, validationLogits, validation.targets)
    }
    sender.epoch({
      record,
      bestEpoch: best.epoch,
      stepsPerSecond: run.stepsPerSecond,
      view: () => validationView(target, validationLogits, validation.targets),
    })
    if (epoch - Math.max(best.epoch, patientFrom) >= patience) {
      return { reason: 'earlyStopping', view }
    }
  }
  return { reason: 'epochs', view }
}

function divergedIn(epoch: number, { training }: TrainingJob): Diverged {
  const { learningRate } = training.optimizer
  return failure('diverged', { epoch, learningRate, suggested: learningRate / 10 })
}
