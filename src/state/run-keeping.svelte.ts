import { usesGpu, type EngineName, type Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { RunRecord } from '../domain/project/run-record.ts'
import type { Result } from '../domain/result.ts'
import type { AdapterReport } from '../protocol/trainer-api.ts'
import { discardInterrupted, readInterrupted, RunKeeper } from '../services/run-keeper.ts'
import type { BrowserStore } from '../services/store/browser-store.ts'
import { heldProjects } from '../services/store/project-lock.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { Projects } from './projects.svelte.ts'
import type { Training } from './training.ts'
import type { RunOptions } from './training-run.svelte.ts'

/** The app around the runs. */
interface Desk {
  readonly projects: Projects
  readonly dataset: Dataset
  readonly adapter: AdapterReport | undefined
  readonly training: Pick<Training, 'resume'>
}

/** Writes down each run, and finds those that ended with their tab. */
export class RunKeeping {
  readonly #desk: Desk
  readonly #store: BrowserStore
  #keeper: RunKeeper | undefined
  /** Runs that nobody goes on with, the latest first. */
  interrupted = $state.raw<readonly RunRecord[]>([])
  failure = $state.raw<Failure | undefined>()
  /** Why the run under way, or the one that ended last, is not stored as far as it has come. */
  unsaved = $state.raw<Failure | undefined>()
  /** Grows whenever a record was written. */
  changes = $state(0)

  constructor(desk: Desk, store: BrowserStore) {
    this.#desk = desk
    this.#store = store
  }

  /** For a run that is about to begin or to go on. */
  keeper(experiment: Experiment, file: string, options: RunOptions = {}): RunKeeper {
    const { name = `${experiment.target} · ${file}`, from, record } = options
    const { projects } = this.#desk
    this.unsaved = undefined
    this.#keeper = new RunKeeper(
      this.#store,
      {
        project: projects.keptId(),
        experiment,
        file,
        name,
        ...(record && { record }),
        ...(from && { from }),
      },
      {
        onChanged: () => {
          this.changes += 1
          projects.seat.tell('runs')
        },
        onFailure: (failure) => {
          this.unsaved = failure
        },
      },
    )
    return this.#keeper
  }

  /** Looks for interrupted runs: those that are under way in another tab are none. */
  async refresh(): Promise<void> {
    const found = await this.#store.runs.unfinished()
    if (!found.ok) return
    const held = await heldProjects()
    const { current, seat } = this.#desk.projects
    this.interrupted = found.value.filter(({ id, project }) => {
      const isElsewhere = held.has(project) && !(project === current.id && seat.role === 'writer')
      return id !== this.#keeper?.id && !isElsewhere
    })
  }

  /** Whether the engine that a run was on is here; the run goes on on another one, with other last digits. */
  isEngineHere({ engine }: RunRecord): boolean {
    return !engine || !usesGpu(engine.name) || this.#desk.adapter?.available !== false
  }

  /** Opens the run's project and goes on; where its table is not kept it waits for the table to be opened. */
  async resume(record: RunRecord): Promise<void> {
    const { projects, dataset } = this.#desk
    if (projects.current.id !== record.project) await projects.open(record.project)
    if (projects.current.id !== record.project || dataset.table === undefined) return
    // Another tab has it, and perhaps goes on with this very run.
    if (projects.seat.role === 'follower') return
    const kept = await readInterrupted(this.#store, record)
    if (!this.#accept(kept)) return
    const engine: EngineName | undefined = kept.value?.engine ?? record.engine?.name
    await this.#desk.training.resume(record, {
      record,
      ...(kept.value && { name: kept.value.name, from: kept.value }),
      ...(engine !== undefined && this.isEngineHere(record) && { engine }),
    })
  }

  async discard(record: RunRecord): Promise<void> {
    // Another tab may have gone on with it since the list was read.
    await this.refresh()
    if (!this.interrupted.some(({ id }) => id === record.id)) return
    if (!this.#accept(await discardInterrupted(this.#store, record))) return
    this.changes += 1
    await this.refresh()
  }

  #accept<Value>(result: Result<Value>): result is { ok: true; value: Value } {
    this.failure = result.ok ? undefined : result.failure
    return result.ok
  }
}
