import type { EngineName, Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { RunRecord } from '../domain/project/run-record.ts'
import { type Result, unreachable } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { EpochRecord, TrainingEvent, ValidationView } from '../domain/training.ts'
import type { PreparationPlan } from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'
import { type FinishedRun, runExperiment, type RunStart } from '../services/experiment-runner.ts'
import type { RunKeeper } from '../services/run-keeper.ts'
import { TrainerClient } from '../services/trainer-client.ts'
import { EngineNotes } from './engine-notes.svelte.ts'

export type RunStatus =
  'idle' | 'preparing' | 'compiling' | 'running' | 'paused' | 'finishing' | 'finished' | 'failed'

type Started = Extract<TrainingEvent, { type: 'started' }>

export type EngineChange = Extract<TrainingEvent, { type: 'engineChanged' }>

/** What a run is besides its experiment. */
export interface RunOptions {
  /** Of the model that comes of it; absent: after its target and file. */
  name?: string
  /** What it goes on from. */
  from?: RunStart
  engine?: EngineName
  /** The record of an interrupted run that goes on. */
  record?: RunRecord
  /** Writes it down as it goes. */
  keeper?: RunKeeper
  /** Stores the model that came of it; whether it is stored, or need not be. */
  keepModel?: (model: TrainedModel) => Promise<boolean>
}

/** The run on screen, fed one event at a time. */
export class TrainingRun {
  readonly #data: DataClient
  readonly #engines: EngineNotes
  readonly #trainer = new TrainerClient()
  status = $state<RunStatus>('idle')
  plan = $state.raw<PreparationPlan | undefined>()
  started = $state.raw<Started | undefined>()
  /** The last one of this run. */
  engineChange = $state.raw<EngineChange | undefined>()
  /** The engine that is being tried out before the run starts. */
  measuring = $state.raw<EngineName | undefined>()
  /** Replaced, never mutated: raw, so that thousands of points cost no proxies. */
  history = $state.raw<readonly EpochRecord[]>([])
  bestEpoch = $state(0)
  view = $state.raw<ValidationView | undefined>()
  stepsPerSecond = $state(0)
  /** Within the epoch under way. */
  step = $state(0)
  failure = $state.raw<Failure | undefined>()
  /** What ended the first trainer, if training went on by itself in another one. */
  recovered = $state.raw<Failure | undefined>()
  finished = $state.raw<FinishedRun | undefined>()
  /** Resolves once all of the last run is written down. */
  kept: Promise<void> | undefined
  busy = $derived(!['idle', 'finished', 'failed'].includes(this.status))

  #turn = 0

  constructor(data: DataClient, engines = new EngineNotes()) {
    this.#data = data
    this.#engines = engines
  }

  /** Trains; resolves with the model, or undefined if there is none (then `failure` says why). */
  async start(
    experiment: Experiment,
    file: string,
    options: RunOptions = {},
  ): Promise<FinishedRun | undefined> {
    this.forget()
    const turn = this.#turn
    this.status = 'preparing'
    this.history = options.from?.checkpoint?.history ?? []
    const run = await this.#attempt(experiment, file, options, turn)
    this.kept = this.#writeEnd(options, run, turn)
    // Forgotten meanwhile: another table was opened.
    if (turn !== this.#turn) return undefined
    if (!run.ok) {
      this.status = 'failed'
      this.failure = run.failure
      return undefined
    }
    this.history = run.value.outcome.history
    this.bestEpoch = run.value.outcome.bestEpoch
    this.failure = run.value.outcome.diverged
    // From here on the picture shows the weights that are kept.
    this.view = run.value.outcome.view ?? this.view
    this.finished = run.value
    this.status = 'finished'
    return run.value
  }

  /** The model first: a run that is stored as ended must have its model, and one without can be gone on with. */
  async #writeEnd(
    { keeper, keepModel }: RunOptions,
    run: Result<FinishedRun>,
    turn: number,
  ): Promise<void> {
    if (run.ok && turn === this.#turn && keepModel && !(await keepModel(run.value.model))) return
    await keeper?.ended(run)
  }

  /** Clears the screen of an earlier run; one that goes on is ended. */
  forget(): void {
    if (this.busy) this.#trainer.terminate()
    this.#turn += 1
    this.#clear()
    this.recovered = undefined
  }

  #clear(): void {
    this.status = 'idle'
    this.plan = undefined
    this.failure = undefined
    this.finished = undefined
    this.started = undefined
    this.engineChange = undefined
    this.measuring = undefined
    this.history = []
    this.bestEpoch = 0
    this.view = undefined
    this.step = 0
    this.stepsPerSecond = 0
  }

  #attempt(
    experiment: Experiment,
    file: string,
    { keeper, name, from, engine }: RunOptions,
    turn: number,
  ): Promise<Result<FinishedRun>> {
    return runExperiment({
      data: this.#data,
      trainer: this.#trainer,
      experiment,
      file,
      engines: this.#engines,
      name: name ?? `${experiment.target} · ${file}`,
      onPrepared: (plan) => {
        this.plan = plan
        keeper?.prepared(plan)
      },
      onEvent: (event) => {
        if (turn !== this.#turn) return
        keeper?.event(event)
        this.apply(event)
      },
      onTrainerDeath: (failure) => {
        if (turn !== this.#turn) return false
        this.#clear()
        this.recovered = failure
        this.status = 'preparing'
        return true
      },
      ...(from && { from }),
      ...(engine && { engine }),
    })
  }

  /** Takes in one event. They come by a channel of their own, so some arrive after the run's answer: those are late. */
  apply(event: TrainingEvent): void {
    if (!this.busy) return
    switch (event.type) {
      case 'started':
        this.measuring = undefined
        this.started = event
        this.history = event.history
        this.status = 'running'
        return
      case 'compiling':
        this.status = 'compiling'
        return
      case 'progress':
        if (this.status === 'compiling') this.status = 'running'
        this.step = event.step
        this.stepsPerSecond = event.stepsPerSecond
        return
      case 'epoch':
        if (this.status === 'compiling') this.status = 'running'
        this.history = [...this.history, ...event.records]
        this.bestEpoch = event.bestEpoch
        this.stepsPerSecond = event.stepsPerSecond
        this.view = event.view
        this.step = 0
        return
      case 'measuring':
        this.measuring = event.engine
        return
      case 'checkpoint':
        return
      case 'engineChanged':
        this.status = 'running'
        this.engineChange = event
        if (this.started) this.started = { ...this.started, engine: event.engine }
        this.#rewind(event.epoch)
        return
      case 'deviceRenewed':
        this.status = 'running'
        this.#rewind(event.epoch)
        return
      case 'paused':
        this.status = 'paused'
        return
      case 'resumed':
        this.status = 'running'
        return
      case 'finished':
        this.status = 'finishing'
        this.bestEpoch = event.bestEpoch
        return
      case 'failed':
        this.failure = event.failure
        return
      default:
        unreachable(event)
    }
  }

  /** Forgets the epochs that are lost. */
  #rewind(epoch: number): void {
    this.history = this.history.filter((record) => record.epoch <= epoch)
    if (this.bestEpoch > epoch) this.bestEpoch = bestEpochOf(this.history)
    this.step = 0
  }

  pause(): void {
    this.#trainer.pause()
  }

  resume(): void {
    this.#trainer.resume()
  }

  /** Ends the run and keeps the best weights; while data is still prepared, ends that. */
  stop(): void {
    if (this.status === 'preparing' && !this.measuring) this.#data.cancel()
    else this.#trainer.stop()
  }
}

/** The first of those with the lowest validation loss; 0 before the first. */
function bestEpochOf(history: readonly EpochRecord[]): number {
  const lowest = Math.min(...history.map(({ validationLoss }) => validationLoss))
  return history.find(({ validationLoss }) => validationLoss === lowest)?.epoch ?? 0
}
