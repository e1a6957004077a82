import { failure, type Failure } from '../../src/domain/failure.ts'
import { validationLoss } from '../../src/domain/metrics/validation-loss.ts'
import type {
  Checkpoint,
  EpochRecord,
  StopReason,
  TrainingJob,
  ValidationView,
} from '../../src/domain/training.ts'
import type { Engine, EngineState, EpochReading } from '../engines/engine.ts'
import { Cadence } from './cadence.ts'
import { bestRecord, patienceStart } from './early-stopping.ts'
import type { EpochRunner } from './epoch-runner.ts'
import type { EventSender } from './event-sender.ts'
import { lossTargets } from '../../src/domain/loss-targets.ts'
import { validationWeights } from '../engines/job-plan.ts'
import { validationView } from './validation-view.ts'

type Diverged = Extract<Failure, { code: 'diverged' }>

/** How the epochs ended. */
export interface Ending {
  reason: StopReason
  diverged?: Diverged
}

/**
 * The epochs of one run, on one engine after another: every so often it keeps the state, and after an engine gave up
 * the next one goes on from there as if there had been no other.
 */
export class Epochs {
  /** At the best epoch of this run. */
  view: ValidationView | undefined
  readonly #history: EpochRecord[]
  #best: EpochRecord | undefined
  readonly #job: TrainingJob
  readonly #sender: EventSender
  readonly #targets: Float64Array
  readonly #weights: Float32Array | undefined
  readonly #patience: number
  readonly #patientFrom: number
  // For an engine that takes over, and for the page to store: together at most 1% of the time.
  readonly #keeping = new Cadence(250)
  readonly #sending = new Cadence(3000)
  #kept: { state: EngineState; epochs: number; view: ValidationView | undefined }
  #keptIsSent = true
  /** Milliseconds that reading an epoch took last without its state. */
  #plainReading = 0

  /**
   * @param history every epoch that counts, those before the run included; changed in place
   * @param start the state that the first engine begins with
   */
  constructor(job: TrainingJob, history: EpochRecord[], start: EngineState, sender: EventSender) {
    const { target, training, data } = job
    this.#history = history
    this.#best = bestRecord(history)
    this.#job = job
    this.#sender = sender
    this.#targets = lossTargets(target, data.validation.targets)
    this.#weights = validationWeights(data.validation)
    this.#patience = training.earlyStopping?.patience ?? Infinity
    this.#patientFrom = patienceStart(this.#history, this.#patience)
    this.#kept = { state: start, epochs: this.#history.length, view: undefined }
  }

  /** Forgets the epochs since the state was last kept; where the next engine is to begin. */
  rewind(): { start: EngineState; epoch: number } {
    const { state, epochs, view } = this.#kept
    this.#history.length = epochs
    this.view = view
    this.#best = bestRecord(this.#history)
    return { start: state, epoch: epochs }
  }

  async run(engine: Engine, runner: EpochRunner): Promise<Ending> {
    const { training } = this.#job
    while (this.#history.length < training.epochs) {
      const epoch = this.#history.length + 1
      const run = await runner.run(epoch)
      if (run.stopped) {
        if (this.#history.length === 0) engine.keepBest()
        return { reason: 'stopped' }
      }
      const keeping = this.#keeping.due
      const began = performance.now()
      const reading = await engine.readEpoch(keeping)
      const took = performance.now() - began
      if (!keeping) this.#plainReading = took
      const loss = this.#validationLoss(reading)
      if (![reading.trainLoss, reading.meanWeight, loss].every(Number.isFinite)) {
        return { reason: 'diverged', diverged: divergedIn(epoch, this.#job) }
      }
      const best = this.#take(engine, reading, loss, runner, run.stepsPerSecond)
      if (reading.state) {
        this.#keep(reading.state, best.epoch === epoch)
        // What is read of every epoch is no part of it.
        this.#keeping.done(Math.max(0, took - this.#plainReading))
      }
      // Where reading the state is dear, the next one is far: the page gets the one there is.
      if (!this.#keptIsSent && this.#sending.due) this.#send()
      if (epoch - Math.max(best.epoch, this.#patientFrom) >= this.#patience) {
        return { reason: 'earlyStopping' }
      }
    }
    return { reason: 'epochs' }
  }

  #validationLoss({ validationLogits }: EpochReading): number {
    return validationLoss(this.#job.network.loss, validationLogits, this.#targets, this.#weights)
  }

  /** Takes an epoch into the history; returns the best one of it. */
  #take(
    engine: Engine,
    { trainLoss, validationLogits }: EpochReading,
    loss: number,
    runner: EpochRunner,
    stepsPerSecond: number,
  ): EpochRecord {
    const { target, data } = this.#job
    const record = {
      epoch: this.#history.length + 1,
      trainLoss,
      validationLoss: loss,
      seconds: runner.endEpoch(),
    }
    this.#history.push(record)
    engine.keepEpoch()
    const view = () => validationView(target, validationLogits, data.validation.targets)
    if (!this.#best || loss < this.#best.validationLoss) {
      this.#best = record
      engine.keepBest()
      this.view = view()
    }
    this.#sender.epoch({ record, bestEpoch: this.#best.epoch, stepsPerSecond, view })
    return this.#best
  }

  /** @param isBest whether the state is that of the best epoch so far, which the engine did not know as it read it */
  #keep(read: EngineState, isBest: boolean): void {
    const state = isBest ? { ...read, bestWeights: read.weights } : read
    this.#kept = { state, epochs: this.#history.length, view: this.view }
    this.#keptIsSent = false
  }

  #send(): void {
    const began = performance.now()
    const { state, epochs } = this.#kept
    const { fingerprint } = this.#job.data
    const history = this.#history.slice(0, epochs)
    const checkpoint: Checkpoint = { ...state, history, fingerprint }
    this.#sender.send({ type: 'checkpoint', checkpoint })
    this.#sending.done(performance.now() - began)
    this.#keptIsSent = true
  }
}

export function divergedIn(epoch: number, { training }: TrainingJob): Diverged {
  const { learningRate } = training.optimizer
  return failure('diverged', { epoch, learningRate, suggested: learningRate / 10 })
}
