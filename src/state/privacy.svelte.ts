import type { ColumnChoice } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { RowGroups } from '../domain/privacy/count-unique-rows.ts'
import type { PersonalData } from '../domain/privacy/personal-data.ts'
import type { ColumnPrivacy } from '../domain/privacy/privacy-report.ts'
import type { PrivacyStep } from '../domain/privacy/privacy-step.ts'
import type { OpenedTable } from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'
import { download, withSuffix } from '../services/downloads.ts'
import { newKey } from '../services/new-key.ts'
import type { Dataset } from './dataset.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'
import type { UndoHistory } from './undo-history.svelte.ts'

type Steps = ReadonlyMap<string, PrivacyStep | undefined>

/** Personal data in the open table and what is done about it. The key of pseudonyms is in memory only. */
export class Privacy {
  readonly #data: DataClient
  readonly #dataset: Dataset
  readonly #draft: ExperimentDraft
  readonly #history: UndoHistory
  /** The columns as read. */
  columns = $state.raw<readonly ColumnPrivacy[]>([])
  /** Columns that others may know of a person. */
  known = $state.raw<ReadonlySet<string>>(new Set())
  groups = $state.raw<{ before: RowGroups; after: RowGroups } | undefined>()
  hasKey = $state(false)
  /** A key made just now, until the person has kept it. */
  madeKey = $state<string | undefined>()
  failure = $state.raw<Failure | undefined>()
  #table: OpenedTable | undefined
  #turn = 0

  /** Personal data that nothing is done about yet. */
  open = $derived.by(() =>
    this.columns.flatMap(({ name, personal }): { name: string; personal: PersonalData }[] =>
      personal && name !== this.#draft.document?.target && this.stepOf(name) === undefined
        ? [{ name, personal }]
        : [],
    ),
  )
  /** The last thing done was a change of how columns are protected. */
  canUndo = $derived.by(
    () =>
      this.#history.last?.paths?.some(([top, , key]) => top === 'columns' && key === 'privacy') ??
      false,
  )
  protectsAny = $derived.by(() => this.#steps().length > 0)
  pseudonymises = $derived.by(() => this.#steps().some(({ kind }) => kind === 'pseudonym'))

  constructor(data: DataClient, dataset: Dataset, draft: ExperimentDraft, history: UndoHistory) {
    this.#data = data
    this.#dataset = dataset
    this.#draft = draft
    this.#history = history
  }

  stepOf(name: string): PrivacyStep | undefined {
    return this.#draft.columnChoice(name).privacy
  }

  /** Looks at the table as it is protected now. */
  async look(): Promise<void> {
    const { table } = this.#dataset
    const turn = ++this.#turn
    const columns = await this.#data.privacy()
    if (turn !== this.#turn || !columns.ok) return
    if (table !== this.#table) {
      this.#table = table
      this.failure = undefined
      this.known = new Set(
        columns.value.flatMap(({ name, knownByOthers }) => (knownByOthers ? [name] : [])),
      )
    }
    this.columns = columns.value
    const groups = this.known.size > 0 ? await this.#data.uniqueRows([...this.known]) : undefined
    if (turn === this.#turn) this.groups = groups?.ok === true ? groups.value : undefined
  }

  async count(name: string, isKnown: boolean): Promise<void> {
    const others = [...this.known].filter((other) => other !== name)
    this.known = new Set(isKnown ? [...others, name] : others)
    await this.look()
  }

  /** Protects columns as one change; undefined leaves a column as it is read. What does not fit is taken back. */
  async protect(steps: Steps): Promise<void> {
    this.failure = undefined
    await this.#set(steps)
    const { planFailure } = this.#draft
    if (planFailure?.code === 'notANumber' || planFailure?.code === 'notADate') {
      const { last } = this.#history
      if (last !== undefined) await this.#history.revert(last)
      this.failure = planFailure
    }
  }

  async protectAll(): Promise<void> {
    await this.protect(new Map(this.open.map(({ name, personal }) => [name, personal.remedy])))
  }

  async undo(): Promise<void> {
    await this.#history.undo()
  }

  async makeKey(): Promise<void> {
    this.madeKey = newKey()
    await this.useKey(this.madeKey)
  }

  /** @param text the key, with what it is for */
  saveKey(text: string): void {
    download(new Blob([text], { type: 'text/plain' }), 'pseudonym-key.txt')
  }

  /** The key made just now is shown no more. */
  keyIsKept(): void {
    this.madeKey = undefined
  }

  async useKey(key: string | undefined): Promise<void> {
    const used = await this.#data.useKey(key)
    if (!used.ok) {
      this.failure = used.failure
      return
    }
    this.hasKey = key !== undefined
    await this.#draft.renew()
  }

  /** Saves the table as it is protected now. The mark at the beginning tells spreadsheets that it is UTF-8. */
  async save(): Promise<void> {
    const { table } = this.#dataset
    const written = await this.#data.writeTable()
    if (written.ok && table !== undefined) {
      const file = new Blob(['\uFEFF', written.value], { type: 'text/csv' })
      download(file, withSuffix(table.name, 'protected', 'csv'))
    }
  }

  #steps(): PrivacyStep[] {
    const choices = Object.values(this.#draft.document?.columns ?? {})
    return choices.flatMap(({ privacy }) => (privacy ? [privacy] : []))
  }

  async #set(steps: Steps): Promise<void> {
    const choices = [...steps].map(([name, step]): [string, ColumnChoice] => {
      const { privacy: _, ...rest } = this.#draft.columnChoice(name)
      return [name, step === undefined ? rest : { ...rest, privacy: step }]
    })
    await this.#draft.chooseColumns(new Map(choices))
  }
}
