import { withSettings, type ClassroomSettings } from '../domain/classroom/edit-classroom.ts'
import { pairColumns, tableExperiment } from '../domain/classroom/table-classroom.ts'
import { addressWith, experimentFromLink, experimentToLink } from '../domain/experiment-link.ts'
import type { LinkedExperiment } from '../domain/experiment-schema.ts'
import type { Experiment } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { Classroom } from './classroom.svelte.ts'
import { LessonGuide } from './lesson-guide.svelte.ts'
import { Painting } from './painting.svelte.ts'
import type { ExperimentDraft } from './experiment-draft.svelte.ts'

/** Seeds that "another seed" draws from: short enough to be told to a neighbour. */
const SEEDS = 1000

/** What the classroom is set up with: its controls, what is painted, and the link that carries it. */
export class ClassroomSetup {
  readonly #classroom: Classroom
  readonly #draft: ExperimentDraft
  readonly painting: Painting
  /** The lesson that is played on it. */
  readonly lessons: LessonGuide
  /** What was wrong with a link that was opened here. */
  linkFailure = $state.raw<Failure | undefined>()
  /** A link's settings for a table that is not open. */
  needsTable = $state(false)

  /** Columns of the open table that can be one of a pair; empty without a table. */
  pairColumns = $derived.by(() => {
    const { resolved } = this.#draft
    return resolved === undefined ? [] : pairColumns(resolved.columns, resolved.target)
  })

  constructor(classroom: Classroom, draft: ExperimentDraft) {
    this.#classroom = classroom
    this.#draft = draft
    this.painting = new Painting(classroom)
    this.lessons = new LessonGuide(classroom, this)
  }

  /** The set-up, as text for the address; undefined where it is too long for one. */
  get linkText(): string | undefined {
    const text = experimentToLink(this.#classroom.document, { withNames: false })
    return experimentFromLink(text).ok ? text : undefined
  }

  /** An address that opens this set-up. Names of a table's columns stay here. */
  shareLink(): Result<string> {
    const base = location.href.replace(/#.*$/, '')
    return addressWith(this.#classroom.document, base, false, 'classroom')
  }

  async change(settings: Partial<ClassroomSettings>): Promise<void> {
    if (settings.toy !== undefined) this.painting.leave()
    await this.#classroom.edit(withSettings(this.#classroom.document, settings))
  }

  /** Fresh weights and another order of rows. */
  async anotherSeed(): Promise<void> {
    const former = this.#classroom.document.training?.seed ?? 1
    await this.change({ seed: 1 + ((former + Math.floor(Math.random() * (SEEDS - 1))) % SEEDS) })
  }

  /** Other rows by the same formula. */
  async otherRows(): Promise<void> {
    const source = this.#classroom.document.classroom?.source
    const former = source?.kind === 'toy' ? (source.seed ?? 1) : 1
    await this.change({
      dataSeed: 1 + ((former + Math.floor(Math.random() * (SEEDS - 1))) % SEEDS),
    })
  }

  /** The open table's rows. @param pair the two columns that are inputs; absent: all of them */
  async useTable(pair?: readonly [string, string]): Promise<void> {
    const { document, resolved } = this.#draft
    if (document === undefined || resolved === undefined) return
    this.painting.leave()
    await this.#classroom.open(tableExperiment(document, resolved.columns, pair))
  }

  /** A trained model with its weights, on the open table's rows. */
  async useModel(model: TrainedModel): Promise<void> {
    if (this.lessons.lesson !== undefined) await this.lessons.leave()
    this.painting.leave()
    await this.#classroom.openModel(model)
  }

  /** Opens the set-up of a link. */
  async receive(text: string): Promise<void> {
    const read = experimentFromLink(text)
    this.needsTable = false
    this.linkFailure = read.ok ? undefined : read.failure
    if (read.ok) await this.take(read.value)
  }

  /** Opens settings that somebody handed out, or says that their table has to be opened first. */
  async take(settings: LinkedExperiment): Promise<void> {
    const document = this.#completed(settings)
    this.needsTable = document === undefined
    if (document === undefined) return
    this.painting.leave()
    await this.#classroom.open(document)
  }

  /** Settings without rows of their own are for the table that is open. */
  #completed(settings: LinkedExperiment): Experiment | undefined {
    const { target } = settings
    if (settings.classroom?.source && target !== undefined) return { ...settings, target }
    const { document, resolved } = this.#draft
    if (document === undefined || resolved === undefined) return undefined
    // Settings that name what is predicted name their columns, too: nothing is to be guessed.
    if (target !== undefined) return { ...settings, target }
    return { ...tableExperiment(document, resolved.columns), ...settings, target: document.target }
  }
}
