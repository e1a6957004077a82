import type { Failure } from '../domain/failure.ts'
import {
  abandonedRun,
  begunRun,
  finishedRun,
  type RunRecord,
  runAfter,
} from '../domain/project/run-record.ts'
import {
  readRunCheckpoint,
  type RunCheckpoint,
  writeRunCheckpoint,
} from '../domain/project/run-checkpoint-schema.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Checkpoint, EpochRecord, TrainingEvent } from '../domain/training.ts'
import type { PreparationPlan } from '../protocol/data-api.ts'
import type { FinishedRun, RunStart } from './experiment-runner.ts'
import { newId } from './new-id.ts'
import type { BrowserStore } from './store/browser-store.ts'

/** What is to be known of a run before it begins. */
export interface KeptRun {
  /** Id of its project, once there is one; undefined: nothing is kept. */
  project: Promise<string | undefined>
  experiment: RunRecord['experiment']
  file: string
  /** Of the model that comes of it. */
  name: string
  /** The record of an interrupted run that goes on; absent: it is a new one. */
  record?: RunRecord
  from?: RunStart
}

/** Told of what becomes of the records of a run. */
export interface RunWatcher {
  /** The record was written. */
  onChanged(): void
  /** Something of the run could not be stored; undefined: what was not is stored now. */
  onFailure(failure: Failure | undefined): void
}

/** Of the time since the run began, at most so much goes into writing checkpoints. */
const WRITING_SHARE = 1 / 100

/** These end a run that could still go on from its checkpoint, here or in another tab. */
const RESUMABLE: readonly Failure['code'][] = [
  'workerDied',
  'deviceLost',
  'engineFailed',
  'outOfMemory',
  'checkpointMismatch',
  'noWebGpu',
  'cancelled',
]

/**
 * Writes down one run as it goes: its record, and from time to time what it could go on from. Nothing waits for it; of
 * checkpoints that come faster than they may be written the latest wins.
 */
export class RunKeeper {
  readonly #store: BrowserStore
  readonly #run: KeptRun
  readonly #watcher: RunWatcher
  #plan: Pick<PreparationPlan, 'network'> | undefined
  #started: Extract<TrainingEvent, { type: 'started' }> | undefined
  #record: RunRecord | undefined
  #history: EpochRecord[] = []
  #waiting: Checkpoint | undefined
  #writing: Promise<void> = Promise.resolve()
  #isBusy = false
  #beganAt = 0
  /** Milliseconds that writing checkpoints took. */
  #spent = 0

  constructor(store: BrowserStore, run: KeptRun, watcher: RunWatcher) {
    this.#store = store
    this.#run = run
    this.#watcher = watcher
  }

  /** Of the record; undefined before the run has begun. */
  get id(): string | undefined {
    return this.#record?.id
  }

  prepared(plan: Pick<PreparationPlan, 'network'>): void {
    this.#plan = plan
  }

  event(event: TrainingEvent): void {
    if (event.type === 'started') {
      this.#history = [...event.history]
      this.#started = event
      this.#beganAt = performance.now()
      this.#enqueue(() => this.#begin())
    } else if (event.type === 'engineChanged' || event.type === 'deviceRenewed') {
      this.#history.length = Math.min(this.#history.length, event.epoch)
      if (event.type === 'engineChanged' && this.#record !== undefined) {
        this.#record = { ...this.#record, engine: event.engine }
      }
    } else if (event.type === 'epoch') {
      this.#history.push(...event.records)
    } else if (event.type === 'checkpoint') {
      this.#waiting = event.checkpoint
      if (!this.#isBusy && this.#isDue) this.#enqueue(() => this.#writeCheckpoint())
    }
  }

  /** The first one is never put off. */
  get #isDue(): boolean {
    return this.#spent <= WRITING_SHARE * (performance.now() - this.#beganAt)
  }

  /** The run has ended. A failure that a checkpoint can mend leaves it to be resumed. */
  async ended(result: Result<FinishedRun>): Promise<void> {
    const isResumable = !result.ok && RESUMABLE.includes(result.failure.code)
    // What was put off is what it goes on from.
    if (isResumable && this.#waiting !== undefined) this.#enqueue(() => this.#writeCheckpoint())
    else this.#waiting = undefined
    await this.#writing
    const record = this.#record
    if (record === undefined || isResumable) return
    const ended = result.ok
      ? finishedRun(record, result.value.outcome, result.value.model.id)
      : { ...runAfter(record, this.#history), status: 'failed' as const, failure: result.failure }
    // As long as its end is not stored, the run can be gone on with.
    await this.#save(ended, this.#store.checkpoints.close(ended))
  }

  async #begin(): Promise<void> {
    const { experiment, file } = this.#run
    const started = this.#started
    const project = await this.#run.project
    if (started === undefined || project === undefined) return
    if (this.#record !== undefined) {
      // In a trainer that took the place of one that died it is the same run, which the storage has as far as it has.
      const again = { ...this.#record, engine: started.engine }
      await this.#save(again, this.#store.runs.save(again))
      return
    }
    const { record } = this.#run
    const number = record ? ok(record.number) : await this.#store.runs.nextNumber(project)
    if (!number.ok) {
      this.#fail(number.failure)
      return
    }
    const { id = newId(), startedAt = Date.now() } = record ?? {}
    const begun = begunRun(
      { id, project, number: number.value, experiment, file, startedAt },
      started,
    )
    await this.#save(begun, this.#store.runs.save(begun))
  }

  async #writeCheckpoint(): Promise<void> {
    const began = performance.now()
    await this.#write()
    this.#spent += performance.now() - began
  }

  async #write(): Promise<void> {
    const checkpoint = this.#waiting
    // Where it could not be begun, it is tried again.
    if (this.#record === undefined) await this.#begin()
    const record = this.#record
    const plan = this.#plan
    this.#waiting = undefined
    const engine = record?.engine?.name
    if (!checkpoint || !record || !plan || !engine) return
    const { experiment, name, from } = this.#run
    const written = writeRunCheckpoint({
      experiment,
      name,
      engine,
      network: (from?.checkpoint && from.network) ?? plan.network,
      ...(from?.recipe && { recipe: from.recipe }),
      ...(from?.leftOut && { leftOut: from.leftOut }),
      checkpoint,
    })
    const arrays = new Map(
      [...written.arrays].map(([key, array]) => [
        key,
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      ]),
    )
    const content = { document: written.document, arrays }
    const reached = runAfter(record, checkpoint.history)
    const saved = await this.#store.checkpoints.save(reached, content)
    // The engine may have changed in the meantime.
    if (saved.ok) this.#record = runAfter(this.#record ?? reached, checkpoint.history)
    this.#tell(saved)
  }

  async #save(record: RunRecord, saving: Promise<Result<undefined>>): Promise<void> {
    this.#record = record
    this.#tell(await saving)
  }

  #tell(saved: Result<undefined>): void {
    if (!saved.ok) {
      this.#fail(saved.failure)
      return
    }
    this.#watcher.onFailure(undefined)
    this.#watcher.onChanged()
  }

  #fail(failure: Failure): void {
    // That nothing is to be kept is what the person chose.
    if (failure.code !== 'storageShut') this.#watcher.onFailure(failure)
  }

  #enqueue(work: () => Promise<void>): void {
    this.#isBusy = true
    this.#writing = this.#writing.then(work).finally(() => {
      this.#isBusy = false
      if (this.#waiting !== undefined && this.#isDue) this.#enqueue(() => this.#writeCheckpoint())
    })
  }
}

/** What an interrupted run goes on from; undefined: it has no checkpoint yet, so it begins anew. */
export async function readInterrupted(
  store: BrowserStore,
  { id }: RunRecord,
): Promise<Result<RunCheckpoint | undefined>> {
  const kept = await store.checkpoints.load(id)
  if (!kept.ok) return kept
  if (kept.value === undefined) return ok(undefined)
  const arrays = new Map<string, Float32Array<ArrayBuffer>>()
  for (const [name, bytes] of kept.value.arrays) {
    if (bytes.byteLength % 4 !== 0) return fail('modelDamaged', { reason: name })
    arrays.set(name, new Float32Array(bytes.buffer))
  }
  return readRunCheckpoint(kept.value.document, arrays)
}

/** Closes a run that nobody wants to go on, and erases its checkpoint. */
export function discardInterrupted(
  store: BrowserStore,
  record: RunRecord,
): Promise<Result<undefined>> {
  return store.checkpoints.close(abandonedRun(record))
}
