import { untrack } from 'svelte'
import type { Failure } from '../domain/failure.ts'
import type { Project, TableFacts } from '../domain/project/project.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { OpenedTable } from '../protocol/data-api.ts'
import { newId } from '../services/new-id.ts'
import type { DataStore } from '../services/store/data-store.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import { Autosave } from './autosave.svelte.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'

/** What is on screen, as far as a project holds it. */
export interface ProjectDesk {
  readonly dataset: Dataset
  readonly draft: ExperimentDraft
  /** The model on screen. */
  readonly model: TrainedModel | undefined
  readonly modelFitsTable: boolean
}

/** A file that was opened where a project waits for its table, and does not look like it. */
export interface OtherTable {
  was: TableFacts
  is: TableFacts
  answer(takes: boolean): void
}

/** What was done last could not be stored, and would be lost. */
export interface UnsavedWork {
  answer(leaves: boolean): void
}

/** The project on screen: what a person chooses is written into it as they go. */
export class CurrentProject {
  readonly #desk: ProjectDesk
  readonly #projects: ProjectStore
  readonly #data: DataStore
  readonly autosave: Autosave<Project>
  /** As it was last known here; where its table is open, `document` is newer. */
  #base = $state.raw<Project | undefined>()
  /** Its table, as long as that is the open one. */
  #table = $state.raw<OpenedTable | undefined>()
  /** Asked of the person before anything is changed. */
  other = $state.raw<OtherTable | undefined>()
  failure = $state.raw<Failure | undefined>()
  /** Share of the file that was copied, while its rows are being kept. */
  keeping = $state<number | undefined>()
  #seen: unknown[] = []
  /** It is to be stored whatever is stored: it is new, or what was stored is gone. */
  #isNew = false
  /** Asked of the person before what could not be stored is left. */
  unsaved = $state.raw<UnsavedWork | undefined>()

  readonly #isOpen = $derived.by(
    () => this.#table !== undefined && this.#desk.dataset.table === this.#table,
  )
  /** The project as it is now; undefined: none is open. */
  readonly document = $derived.by<Project | undefined>(() => {
    const base = this.#base
    if (base === undefined || !this.#isOpen) return base
    const { dataset, draft, model, modelFitsTable } = this.#desk
    const table = factsOf(dataset)
    return {
      ...base,
      reading: dataset.options,
      ...(draft.document && { experiment: draft.document }),
      ...(table && { table }),
      ...(model && modelFitsTable && { model: model.id }),
    }
  })
  readonly id = $derived(this.#base?.id)
  readonly name = $derived(this.#base?.name)
  /** The table that has to be opened before the project can go on. */
  readonly awaits = $derived(this.#table === undefined ? this.#base?.table : undefined)

  /** @param onSaved something of it was written */
  constructor(desk: ProjectDesk, projects: ProjectStore, data: DataStore, onSaved: () => void) {
    this.#desk = desk
    this.#projects = projects
    this.#data = data
    this.autosave = new Autosave(async (project) => {
      const how = this.#isNew ? 'new' : 'again'
      const saved = await projects.save({ ...project, changedAt: Date.now() }, how)
      if (saved.ok) {
        this.#isNew = false
        onSaved()
      }
      return saved
    })
  }

  /** Call it in an effect: what differs from what was there at the last call is written soon. */
  note(): void {
    const { document } = this
    // Another table is open already, but what becomes of the project is not decided.
    if (document === undefined || (this.#table !== undefined && !this.#isOpen)) return
    const { experiment, reading, model, name, note, keepsData, table } = document
    const parts = [
      document.id,
      experiment,
      reading,
      model,
      name,
      note,
      keepsData,
      table?.name,
      table?.rows,
    ]
    const changed = parts.some((part, i) => part !== this.#seen[i])
    const isSame = parts[0] === this.#seen[0]
    this.#seen = parts
    // What was read just now need not be written.
    if (changed && isSame) {
      untrack(() => {
        this.autosave.change(document)
      })
    }
  }

  /**
   * Where the table that was opened just now belongs; asks the person if it does not look like the one that the
   * project waits for.
   * @param isVersion the person said that it is another version of the project's table
   */
  async placeOfTable(isVersion: boolean): Promise<'same' | 'version' | 'new'> {
    const base = this.#base
    const is = factsOf(this.#desk.dataset)
    if (base === undefined || is === undefined) return 'new'
    if (isVersion) return 'version'
    if (this.#table !== undefined) return 'new'
    const was = base.table
    if (was === undefined) return 'version'
    if (was.name === is.name && was.rows === is.rows && was.columns === is.columns) return 'same'
    const takes = await new Promise<boolean>((answer) => {
      this.other = { was, is, answer }
    })
    this.other = undefined
    return takes ? 'version' : 'new'
  }

  /** The open table is the project's from now on. */
  bind(): void {
    this.#table = this.#desk.dataset.table
  }

  /** Begins a project with what is on screen. */
  begin(name: string, isKept: boolean): void {
    const now = Date.now()
    const id = newId()
    this.#base = {
      terrarium: 1,
      id,
      name,
      note: '',
      createdAt: now,
      changedAt: now,
      reading: {},
      keepsData: false,
    }
    this.bind()
    this.#seen = [id]
    if (isKept) this.saveAll()
  }

  /** Writes it as it is now, whatever is stored. */
  saveAll(): void {
    this.#isNew = true
    this.autosave.begin()
    const { document } = this
    if (document !== undefined) this.autosave.change(document)
  }

  /** Reads a project; the one before was left. */
  async load(id: string): Promise<Result<Project>> {
    const loaded = await this.#projects.load(id)
    if (!loaded.ok) return loaded
    this.#base = loaded.value
    this.#table = undefined
    this.#seen = []
    this.#isNew = false
    return loaded
  }

  /** Takes over what another tab has written. */
  async reload(): Promise<Project | undefined> {
    const id = this.#base?.id
    const loaded = id === undefined ? undefined : await this.#projects.load(id)
    if (loaded?.ok !== true || this.#base?.id !== id) return undefined
    this.#base = loaded.value
    this.#seen = []
    return loaded.value
  }

  /**
   * Writes what is to be written, before something else is opened; where that does not work, the person is asked.
   * @returns whether the project may be left
   */
  async mayLeave(): Promise<boolean> {
    if (await this.autosave.flush()) return true
    this.unsaved?.answer(false)
    return new Promise((resolve) => {
      this.unsaved = {
        answer: (leaves) => {
          this.unsaved = undefined
          resolve(leaves)
        },
      }
    })
  }

  /** Writes what is to be written and lets go of it. @returns whether all of it is stored */
  async leave(): Promise<boolean> {
    const isStored = await this.autosave.end()
    this.#base = undefined
    this.#table = undefined
    this.#seen = []
    this.keeping = undefined
    this.failure = undefined
    return isStored
  }

  rename(name: string): void {
    if (this.#base !== undefined) this.#base = { ...this.#base, name }
  }

  setNote(note: string): void {
    if (this.#base !== undefined) this.#base = { ...this.#base, note }
  }

  /** Puts a copy of the open file into the browser's storage, or erases it. */
  async keepData(keeps: boolean): Promise<void> {
    const { id } = this
    const { source } = this.#desk.dataset
    if (id === undefined || this.keeping !== undefined) return
    if (keeps && (source === undefined || !this.#isOpen)) return
    this.keeping = keeps ? 0 : undefined
    const done =
      keeps && source !== undefined
        ? await this.#data.keep(id, source, (share) => {
            this.keeping = share
          })
        : await this.#data.drop(id)
    this.keeping = undefined
    // Another project is on screen by now.
    if (this.#base?.id !== id) return
    this.failure = done.ok ? undefined : done.failure
    if (done.ok) this.#base = { ...this.#base, keepsData: keeps }
    else if (keeps) this.#base = { ...this.#base, keepsData: false }
  }
}

function factsOf({ table, source }: Dataset): TableFacts | undefined {
  if (table === undefined || source === undefined) return undefined
  const { rows, columns } = table.profile
  return { name: table.name, bytes: source.blob.size, rows, columns: columns.length }
}
