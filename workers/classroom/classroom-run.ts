import type { EpochSnapshot } from '../../src/domain/classroom/snapshots.ts'
import { validationLoss } from '../../src/domain/metrics/validation-loss.ts'
import { countParameters, type Network } from '../../src/domain/network.ts'
import { initialWeights } from '../../src/domain/initial-weights.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { failure } from '../../src/domain/failure.ts'
import type { EpochRecord, TrainingJob } from '../../src/domain/training.ts'
import type { ClassroomPosition } from '../../src/protocol/classroom-api.ts'
import type { Preparation } from '../../src/protocol/data-api.ts'
import { askedEngine } from '../engines/choose-engine.ts'
import { EngineError, type Engine, type EnginePlan } from '../engines/engine.ts'
import { freshState, planOf, stepsPerEpoch, validationWeights } from '../engines/job-plan.ts'
import type { EngineSource } from '../engines/open-engine.ts'
import { optimizerStart } from './optimizer-start.ts'

/** The state between two minibatches. */
export interface RunState extends Omit<EpochSnapshot, 'epoch'> {
  position: ClassroomPosition
}

/** Goes on from a snapshot, with the epochs up to there behind it. */
export type RunOpener = (
  prepared: Preparation,
  start: EpochSnapshot,
  history: readonly EpochRecord[],
) => Promise<ClassroomRun>

/**
 * Training that is led step by step, on the engine that runs of the Train page use, too. Nothing is computed beside
 * it: every number that is shown comes from the engine's own weights.
 */
export class ClassroomRun {
  readonly job: TrainingJob
  readonly history: EpochRecord[] = []
  readonly plan: EnginePlan
  readonly #source: EngineSource
  readonly #targets: Float64Array
  /** Of what touches the engine, one thing ends before the next begins. */
  #underWay: Promise<unknown> = Promise.resolve()
  #engine: Engine | undefined
  #epoch = 0
  #batch = 0
  /** The epoch after which the optimiser began. */
  #since = 0
  #began = performance.now()

  private constructor(job: TrainingJob, source: EngineSource) {
    this.job = job
    this.plan = planOf(job, this.history)
    this.#source = source
    this.#targets = lossTargets(job.target, job.data.validation.targets)
  }

  /**
   * @param weights to begin with; absent, or of another length: as the seed has it
   * @param epoch that those weights have behind them; the optimiser begins anew
   * @throws EngineError as opening an engine does
   */
  static async open(
    job: TrainingJob,
    weights: ArrayLike<number> | undefined,
    source: EngineSource,
    epoch = 0,
  ): Promise<ClassroomRun> {
    const run = new ClassroomRun(job, source)
    const fits = weights?.length === countParameters(job.network)
    const { slots, ...start } = freshState(
      job,
      fits ? Float32Array.from(weights) : initialWeights(job.network, job.training.seed),
    )
    const at = fits ? epoch : 0
    await run.#begin({ epoch: at, since: at, slots, weights: start.weights })
    return run
  }

  /**
   * Goes on from a state between two epochs of another training.
   * @param history of the epochs up to there
   * @throws EngineError as opening an engine does
   */
  static async goOn(
    job: TrainingJob,
    start: EpochSnapshot,
    history: readonly EpochRecord[],
    source: EngineSource,
  ): Promise<ClassroomRun> {
    const run = new ClassroomRun(job, source)
    run.history.push(...history)
    await run.#begin({ ...start, ...optimizerStart(job, start) })
    return run
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('the engine is not open')
    return this.#engine
  }

  get network(): Network {
    return this.job.network
  }

  get position(): ClassroomPosition {
    return {
      epoch: this.#epoch,
      batch: this.#batch,
      step: this.#epoch * this.engine.stepsPerEpoch + this.#batch,
    }
  }

  /** Minibatches left in the epoch under way. */
  get left(): number {
    return this.engine.stepsPerEpoch - this.#batch
  }

  /**
   * Takes minibatches, at most `left`; the last one of an epoch also ends it.
   * @returns the epoch's record if it ended
   * @throws EngineError `diverged` once a loss or weight is no longer finite
   */
  take(batches: number): Promise<EpochRecord | undefined> {
    return this.#inTurn(async () => {
      if (this.#batch === 0) this.#began = performance.now()
      await this.engine.step(batches)
      this.#batch += batches
      return this.left === 0 ? this.#endEpoch() : undefined
    })
  }

  /** The engine's own state as it is now. */
  state(): Promise<RunState> {
    return this.#inTurn(async () => {
      const { engine } = this
      engine.keepEpoch()
      const { weights, slots } = await engine.checkpoint()
      const { optimizer } = this.job.training
      return { position: this.position, optimizer, since: this.#since, weights, slots }
    })
  }

  /** Where training was after an epoch. */
  positionAfter(epoch: number): ClassroomPosition {
    return { epoch, batch: 0, step: epoch * this.engine.stepsPerEpoch }
  }

  /** Goes on from another state, at the beginning of the epoch after its own. */
  async goOnFrom({ position, ...state }: RunState): Promise<void> {
    await this.#inTurn(async () => {
      const start = { ...state, epoch: position.epoch }
      await this.#begin({ ...start, ...optimizerStart(this.job, start) })
      // It may begin after the first epoch: with weights that others have behind them.
      while ((this.history.at(-1)?.epoch ?? 0) > position.epoch) this.history.pop()
    })
  }

  /** Another engine of the same kind, for something of its own; the caller disposes of it. */
  async openBeside(plan: EnginePlan): Promise<Engine> {
    const { name, reason } = this.engine.info
    return this.#source.open(name, plan, await this.#source.find(), { reason })
  }

  dispose(): void {
    this.#engine?.dispose()
    this.#engine = undefined
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#underWay.then(work)
    // Whoever waits for this is told; what comes next does not fail with it.
    this.#underWay = done.catch(() => undefined)
    return done
  }

  async #begin({ epoch, since, weights, slots }: Omit<EpochSnapshot, 'optimizer'>): Promise<void> {
    this.dispose()
    const step = (epoch - since) * stepsPerEpoch(this.job)
    const start = { step, weights, slots, bestWeights: weights }
    const machine = await this.#source.find()
    const asked = this.job.training.engine
    // A picture needs the weights some sixty times a second: what trains beside them answers soonest.
    const name = asked === 'auto' ? 'wasm' : asked
    const possible = askedEngine(name, machine.report)
    if (!possible.ok) throw new EngineError(possible.failure)
    this.#engine = await this.#source.open(name, { ...this.plan, start, epoch }, machine, {
      reason: asked === 'auto' ? 'onlyOne' : 'askedFor',
    })
    this.#epoch = epoch
    this.#since = since
    this.#batch = 0
  }

  async #endEpoch(): Promise<EpochRecord> {
    const reading = await this.engine.readEpoch()
    const { data, network, training } = this.job
    const record = {
      epoch: this.#epoch + 1,
      trainLoss: reading.trainLoss,
      validationLoss: validationLoss(
        network.loss,
        reading.validationLogits,
        this.#targets,
        validationWeights(data.validation),
      ),
      seconds: (performance.now() - this.#began) / 1000,
    }
    this.#epoch += 1
    this.#batch = 0
    const numbers = [record.trainLoss, record.validationLoss, reading.meanWeight]
    if (!numbers.every(Number.isFinite)) {
      const { learningRate } = training.optimizer
      throw new EngineError(
        failure('diverged', { epoch: record.epoch, learningRate, suggested: learningRate / 10 }),
      )
    }
    this.history.push(record)
    return record
  }
}
