import type { EngineName } from '../../src/domain/experiment.ts'
import type { Failure } from '../../src/domain/failure.ts'
import { countParameters } from '../../src/domain/network.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import { sha256 } from '../../src/domain/sha256.ts'
import type {
  Checkpoint,
  EngineInfo,
  EpochRecord,
  RememberedTimings,
  TrainingEvent,
  TrainingJob,
  TrainingOutcome,
} from '../../src/domain/training.ts'
import type { FoundAdapter } from '../engines/adapter.ts'
import { engineAfter } from '../engines/choose-engine.ts'
import { EngineError, type Engine, type EnginePlan } from '../engines/engine.ts'
import { engineTrouble } from '../engines/engine-trouble.ts'
import { ENGINES, type EngineSource } from '../engines/open-engine.ts'
import { baselineLoss } from '../engines/baseline-loss.ts'
import { bestRecord } from './early-stopping.ts'
import { EpochRunner } from './epoch-runner.ts'
import { divergedIn, Epochs } from './epochs.ts'
import { evaluateModel } from './evaluate-model.ts'
import { EventSender } from './event-sender.ts'
import { checkJob } from './job-check.ts'
import { planOf } from '../engines/job-plan.ts'
import { pickEngine, type PickedEngine } from './pick-engine.ts'
import type { RunControls } from './run-controls.ts'
import { Stopwatch } from './stopwatch.ts'

/** A GPU that is lost twice within this time, in milliseconds, is not to be relied on. */
const CALM_MS = 5 * 60_000

/** What every engine of a run shares. */
interface Run {
  job: TrainingJob
  plan: EnginePlan
  history: EpochRecord[]
  epochs: Epochs
  controls: RunControls
  sender: EventSender
  source: EngineSource
  machine: FoundAdapter
  clock: Stopwatch
}

/**
 * One run, from data to an evaluated model.
 *
 * The best weights are those of the epoch with the lowest validation loss; equal is no improvement. A loss or a
 * weight that is not finite ends the run with reason `diverged` and the best weights before it, the initial ones
 * if there was no good epoch. A run that is stopped before its first epoch has ended keeps the weights as they
 * are then. `resume` goes on from the checkpoint's epoch; see `patienceStart` for its patience.
 *
 * A GPU whose device is lost is asked for a fresh one, and the run goes on with the same bits. Lost again within
 * `CALM_MS`, or where an engine gives up for another reason, it is followed by the next (`engineAfter`). Either begins
 * with the state that was kept last: what comes out is what that engine would have made of this state alone.
 *
 * @param emit called at most about 20 times a second; never awaited
 * @returns fails as `checkJob` and `pickEngine` do, and as the last engine did if no other is left
 */
export async function train(
  job: TrainingJob,
  controls: RunControls,
  emit: (event: TrainingEvent) => void,
  source: EngineSource = ENGINES,
): Promise<Result<TrainingOutcome>> {
  const sender = new EventSender(emit)
  const result = await attempt(job, controls, sender, source)
  if (!result.ok) sender.send({ type: 'failed', failure: result.failure })
  return result
}

async function attempt(
  job: TrainingJob,
  controls: RunControls,
  sender: EventSender,
  source: EngineSource,
): Promise<Result<TrainingOutcome>> {
  const checked = checkJob(job)
  if (!checked.ok) return checked
  const machine = await source.find()
  const history = [...(job.resume?.history ?? [])]
  const plan = planOf(job, history)
  const picked = await pickEngine(job, plan, machine, source, {
    measuring: (engine) => {
      sender.send({ type: 'measuring', engine })
    },
    stopping: () => controls.stopping,
  })
  if (!picked.ok) return picked
  const epochs = new Epochs(job, history, plan.start, sender)
  const clock = new Stopwatch()
  return onEngines(
    { job, plan, history, epochs, controls, sender, source, machine, clock },
    picked.value,
  )
}

/** The run on the engine that was picked, and on others where that one gives up. */
async function onEngines(run: Run, picked: PickedEngine): Promise<Result<TrainingOutcome>> {
  const tried: EngineName[] = []
  const { timings } = picked.why
  let next: EngineName | undefined = picked.name
  let why: Pick<EngineInfo, 'reason' | 'timings'> = picked.why
  let failure: Failure | undefined
  let gaveUp: EngineName | undefined
  let started = false
  let lostAt = -Infinity
  while (next) {
    if (!tried.includes(next)) tried.push(next)
    const { start, epoch } = run.epochs.rewind()
    let engine: Engine | undefined
    try {
      engine = await run.source.open(next, { ...run.plan, start, epoch }, run.machine, why)
      const { info } = engine
      if (!started) tellStart(run, engine, picked.remember)
      started = true
      if (failure && gaveUp) {
        run.sender.send({ type: 'engineChanged', gaveUp, engine: info, failure, epoch })
      } else if (lostAt > -Infinity) run.sender.send({ type: 'deviceRenewed', epoch })
      return ok(await runOn(engine, run))
    } catch (error) {
      failure = engineTrouble(error, next)
      if (!failure) throw error
      run.clock.stop()
      const machine = isFirstLoss(failure, engine, lostAt) ? await freshGpu(run) : undefined
      if (machine) {
        lostAt = performance.now()
        run.machine = machine
        failure = undefined
        continue
      }
      gaveUp = next
      next = isRecoverable(failure) ? engineAfter(tried, failure.code) : undefined
      why = { reason: 'fallback', ...(timings && { timings }) }
    } finally {
      engine?.dispose()
    }
  }
  if (!failure) throw new Error('no engine was tried')
  return { ok: false, failure }
}

/** Whether a device that was there is lost, for the first time in a while. */
function isFirstLoss(failure: Failure, engine: Engine | undefined, lostAt: number): boolean {
  const isLost = failure.code === 'deviceLost' && engine !== undefined
  return isLost && performance.now() - lostAt > CALM_MS
}

/** The same adapter, asked for anew; undefined if there is none, or another one, which would give other bits. */
async function freshGpu({ source, machine }: Run): Promise<FoundAdapter | undefined> {
  const found = await source.find()
  const isSame =
    found.report.available && machine.report.available && found.report.name === machine.report.name
  return isSame ? found : undefined
}

function isRecoverable(
  failure: Failure,
): failure is Extract<Failure, { code: 'deviceLost' | 'engineFailed' | 'outOfMemory' }> {
  return ['deviceLost', 'engineFailed', 'outOfMemory'].includes(failure.code)
}

function tellStart(
  { job, history, sender }: Run,
  engine: Engine,
  remember: RememberedTimings | undefined,
): void {
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
    ...(remember && { remember }),
  })
}

async function runOn(engine: Engine, run: Run): Promise<TrainingOutcome> {
  const { job, history, epochs, controls, sender, clock } = run
  const runner = new EpochRunner(engine, controls, sender, clock)
  clock.start()
  const { reason, diverged } = await epochs.run(engine, runner)
  clock.stop()
  const checkpoint: Checkpoint = {
    ...(await engine.checkpoint()),
    history,
    fingerprint: job.data.fingerprint,
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
    ...(epochs.view && { view: epochs.view }),
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
