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
 * checkpoints that come faster than they are written the latest wins.
 */
export class RunKeeper {
  readonly #store: BrowserStore
  readonly #run: KeptRun
  readonly #onChanged: () => void
  #plan: PreparationPlan | undefined
  #record: RunRecord | undefined
  #history: EpochRecord[] = []
  #waiting: Checkpoint | undefined
  #writing: Promise<void> = Promise.resolve()
  #isBusy = false

  /** @param onChanged the record was written */
  constructor(store: BrowserStore, run: KeptRun, onChanged: () => void) {
    this.#store = store
    this.#run = run
    this.#onChanged = onChanged
  }

  /** Of the record; undefined before the run has begun. */
  get id(): string | undefined {
    return this.#record?.id
  }

  prepared(plan: PreparationPlan): void {
    this.#plan = plan
  }

  event(event: TrainingEvent): void {
    if (event.type === 'started') {
      this.#history = [...event.history]
      this.#enqueue(() => this.#begin(event))
    } else if (event.type === 'engineChanged' || event.type === 'deviceRenewed') {
      this.#history.length = Math.min(this.#history.length, event.epoch)
      if (event.type === 'engineChanged' && this.#record !== undefined) {
        this.#record = { ...this.#record, engine: event.engine }
      }
    } else if (event.type === 'epoch') {
      this.#history.push(...event.records)
    } else if (event.type === 'checkpoint') {
      this.#waiting = event.checkpoint
      if (!this.#isBusy) this.#enqueue(() => this.#writeCheckpoint())
    }
  }

  /** The run has ended. A failure that a checkpoint can mend leaves it to be resumed. */
  async ended(result: Result<FinishedRun>): Promise<void> {
    this.#waiting = undefined
    await this.#writing
    const record = this.#record
    if (record === undefined) return
    if (!result.ok && RESUMABLE.includes(result.failure.code)) {
      await this.#save(runAfter(record, this.#history))
      return
    }
    const ended = result.ok
      ? finishedRun(record, result.value.outcome, result.value.model.id)
      : { ...runAfter(record, this.#history), status: 'failed' as const, failure: result.failure }
    await this.#save(ended)
    await this.#store.checkpoints.drop(record.project, record.id)
  }

  async #begin(started: Extract<TrainingEvent, { type: 'started' }>): Promise<void> {
    const { experiment, file, record } = this.#run
    const project = await this.#run.project
    if (project === undefined) return
    const number = record ? ok(record.number) : await this.#store.runs.nextNumber(project)
    if (!number.ok) return
    const { id = newId(), startedAt = Date.now() } = record ?? {}
    const identity = { id, project, number: number.value, experiment, file, startedAt }
    await this.#save(begunRun(identity, started))
  }

  async #writeCheckpoint(): Promise<void> {
    const checkpoint = this.#waiting
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
    const { document } = written
    await this.#store.checkpoints.save(record.project, record.id, { document, arrays })
    await this.#save(runAfter(record, checkpoint.history))
  }

  async #save(record: RunRecord): Promise<void> {
    this.#record = record
    const saved = await this.#store.runs.save(record)
    if (saved.ok) this.#onChanged()
  }

  #enqueue(work: () => Promise<void>): void {
    this.#isBusy = true
    this.#writing = this.#writing.then(work).finally(() => {
      this.#isBusy = false
      if (this.#waiting !== undefined) this.#enqueue(() => this.#writeCheckpoint())
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
export async function discardInterrupted(
  store: BrowserStore,
  record: RunRecord,
): Promise<Result<undefined>> {
  const saved = await store.runs.save(abandonedRun(record))
  return saved.ok ? store.checkpoints.drop(record.project, record.id) : saved
}
