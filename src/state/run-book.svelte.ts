import type { Failure } from '../domain/failure.ts'
import { MOST_COMPARED } from '../domain/project/compare-runs.ts'
import type { RunRecord } from '../domain/project/run-record.ts'
import type { Result } from '../domain/result.ts'
import type { RunStore } from '../services/store/run-store.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import { TextDeed } from './text-deed.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

/** Shown at first, and more each time. */
const PAGE = 8

interface Desk {
  readonly draft: Pick<ExperimentDraft, 'document' | 'take'>
  readonly history: UndoHistory
}

/** The runs of the project on screen, and those of them that are being compared. */
export class RunBook {
  readonly #desk: Desk
  readonly #store: RunStore
  #project: string | undefined
  #turn = 0
  /** Newest first, as many as are shown. */
  runs = $state.raw<readonly RunRecord[]>([])
  /** Of all of the project, those not shown included, those found damaged not. */
  count = $state(0)
  /** How many more were stored, as far as they were looked at, and cannot be read. */
  damaged = $state(0)
  /** Ids, in the order in which they were chosen. */
  chosen = $state.raw<readonly string[]>([])
  failure = $state.raw<Failure | undefined>()
  compared = $derived(
    this.runs.filter(({ id }) => this.chosen.includes(id)).toSorted((a, b) => a.number - b.number),
  )
  isFull = $derived(this.chosen.length >= MOST_COMPARED)

  constructor(desk: Desk, store: RunStore) {
    this.#desk = desk
    this.#store = store
  }

  /** Reads the runs of a project again, as many as are shown; undefined: none is open. */
  async open(project: string | undefined): Promise<void> {
    if (project !== this.#project) {
      this.#project = project
      this.runs = []
      this.count = 0
      this.damaged = 0
      this.chosen = []
    }
    await this.#read()
  }

  more(): Promise<void> {
    return this.#read(PAGE)
  }

  /** @param more than are shown */
  async #read(more = 0): Promise<void> {
    const turn = ++this.#turn
    const project = this.#project
    if (project === undefined) return
    const all = await this.#store.count(project)
    if (turn !== this.#turn || !this.#accept(all)) return
    // A run that is chosen is not pushed out by one that is new.
    const added = this.chosen.length === 0 ? 0 : Math.max(0, all.value - this.count - this.damaged)
    const count = Math.max(PAGE, this.runs.length + this.damaged + added + more)
    const page = await this.#store.list({ project, count })
    if (turn !== this.#turn || !this.#accept(page)) return
    this.runs = page.value.rows
    this.damaged = page.value.damaged
    this.count = all.value - this.damaged
  }

  choose(id: string, isChosen: boolean): void {
    const others = this.chosen.filter((other) => other !== id)
    this.chosen = isChosen && !this.isFull ? [...others, id] : others
  }

  /** The experiment on screen becomes that of a run. */
  async useSettings({ experiment, number }: RunRecord): Promise<void> {
    if (this.#desk.draft.document === undefined) return
    await this.#desk.draft.take(experiment, (m) => m.changes.runSettings(m.format.count(number)))
  }

  async setNote({ id, number, note: before }: RunRecord, note: string): Promise<void> {
    if (note === before || !(await this.#writeNote(id, note))) return
    this.#desk.history.record(
      new TextDeed({
        page: 'train',
        before,
        after: note,
        words: (m) => m.changes.changed(m.changes.noteOf(m.runs.run(m.format.count(number)))),
        write: (text) => this.#writeNote(id, text),
      }),
    )
  }

  async delete({ id, number }: RunRecord): Promise<void> {
    const put = async (work: Promise<Result<undefined>>) => {
      if (!this.#accept(await work)) return false
      await this.open(this.#project)
      return true
    }
    this.choose(id, false)
    if (!(await put(this.#store.delete(id)))) return
    this.#desk.history.record({
      page: 'train',
      words: (m) => m.changes.runDeleted(m.format.count(number)),
      undo: () => put(this.#store.restore(id)),
      redo: () => put(this.#store.delete(id)),
    })
  }

  async #writeNote(id: string, note: string): Promise<boolean> {
    if (!this.#accept(await this.#store.setNote(id, note))) return false
    await this.open(this.#project)
    return true
  }

  #accept<Value>(result: Result<Value>): result is { ok: true; value: Value } {
    this.failure = result.ok ? undefined : result.failure
    return result.ok
  }
}
