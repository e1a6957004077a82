import { rowsOf } from '../domain/classroom/made-preparation.ts'
import type { MadeSource } from '../domain/classroom/classroom-choice.ts'
import type { Failure } from '../domain/failure.ts'
import type { FormTexts } from '../domain/form-row.ts'
import { answerText, typedRow } from '../domain/microscope/typed-row.ts'
import type { FittedRecipe } from '../domain/recipe.ts'
import type { ClassroomScene } from '../protocol/classroom-api.ts'
import type { MicroscopeView, PlacedRow } from '../protocol/microscope-view.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Classroom } from './classroom.svelte.ts'
import type { SelectedPart } from './selected-part.ts'

const FIRST_ROW: PlacedRow = { part: 'train', place: 0 }
/** While it plays, from one look to the next. */
const EVERY_MS = 500

/** A row's cells as the file writes them, by column. */
export type RowTexts = Readonly<Record<string, string | null>>

/** What was seen last, all of one moment. */
export interface Seen {
  view: MicroscopeView
  scene: ClassroomScene
  texts: RowTexts
}

/** A row that is typed, and the one that it began with. */
export interface TypedTexts {
  values: FormTexts
  /** Values to begin with. */
  original: FormTexts
  /** A class, or a number. */
  answer: string
  originalAnswer: string
  /** Whose row was ringed, and whose rows there were: with others it is forgotten. */
  ringed: PlacedRow | undefined
  source: MadeSource | undefined
}

/** The chosen row on its way through the classroom's network and back. */
export class Microscope {
  readonly #classroom: Classroom
  readonly #data: DataClient
  seen = $state.raw<Seen | undefined>()
  failure = $state.raw<Failure | undefined>()
  /** Selected for its bias, not for a weight that leads to it. */
  #biasOf = $state.raw<SelectedPart | undefined>()
  #typed = $state.raw<TypedTexts | undefined>()
  #isLooking = false
  #isWanted = false
  #lookedAt = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(classroom: Classroom, data: DataClient) {
    this.#classroom = classroom
    this.#data = data
  }

  /** Undefined: the row is one of the set-up's. */
  get typed(): TypedTexts | undefined {
    const { row, scene, document } = this.#classroom
    const typed = this.#typed
    const isOfThese =
      typed?.ringed === row &&
      typed?.source === document.classroom?.source &&
      (!scene || hasFieldsFor(typed?.values, scene.recipe))
    return isOfThese ? typed : undefined
  }

  chooseRow(row: PlacedRow): void {
    this.#typed = undefined
    this.#classroom.row = row
  }

  /** From now on the row is typed; to begin with, it is the one that is seen. */
  beginTyping(): void {
    if (!this.seen) return
    const { view, scene, texts } = this.seen
    const { recipe } = scene
    const values = new Map(recipe.columns.map(({ name }) => [name, texts[name] ?? null]))
    const answer = answerText(recipe.target, view.target)
    const { row, document } = this.#classroom
    this.#typed = {
      values,
      original: values,
      answer,
      originalAnswer: answer,
      ringed: row,
      source: document.classroom?.source,
    }
  }

  type(column: string, text: string): void {
    if (!this.#typed) return
    this.#typed = { ...this.#typed, values: new Map(this.#typed.values).set(column, text) }
  }

  /** Back to what it began with. */
  typeAnew(): void {
    if (!this.#typed) return
    const { original, originalAnswer } = this.#typed
    this.#typed = { ...this.#typed, values: original, answer: originalAnswer }
  }

  typeAnswer(answer: string): void {
    if (this.#typed) this.#typed = { ...this.#typed, answer }
  }

  /** A unit; without `from` the weight to it that the row moves most. */
  select(part: SelectedPart, isBias = false): void {
    this.#biasOf = isBias ? part : undefined
    this.#classroom.selected = part
  }

  /** Looks at what is chosen now; while it plays no oftener than people can follow. */
  look(): void {
    this.#isWanted = true
    clearTimeout(this.#timer)
    const wait = this.#classroom.isPlaying ? this.#lookedAt + EVERY_MS - performance.now() : 0
    if (wait > 0) this.#timer = setTimeout(() => void this.#lookNow(), wait)
    else void this.#lookNow()
  }

  /** Nobody sees it any more. */
  rest(): void {
    this.#isWanted = false
    clearTimeout(this.#timer)
    this.#classroom.lit = undefined
  }

  async #lookNow(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    while (this.#isWanted && this.#classroom.scene) {
      this.#isWanted = false
      await this.#ask()
      if (this.#classroom.isPlaying) break
    }
    this.#lookedAt = performance.now()
    this.#isLooking = false
  }

  async #ask(): Promise<void> {
    const { scene, isPlaying, client } = this.#classroom
    if (!scene) return
    const { typed } = this
    const made = typed && typedRow(scene.recipe, typed.values, typed.answer)
    // The field says what is wrong with it; what was seen last stays.
    if (made?.ok === false) return
    const row = made?.value ?? this.#classroom.row ?? FIRST_ROW
    const selected = this.#classroom.selected ?? {
      layer: Math.max(0, scene.network.layers.length - 2),
      unit: 0,
    }
    const from = this.#biasOf === selected ? 'bias' : selected.from
    const { layer, unit } = selected
    const looked = await client.microscope({
      row,
      place: { layer, unit, ...(from !== undefined && { from }) },
      thorough: !isPlaying,
    })
    if (!looked.ok) {
      this.failure = looked.failure
      return
    }
    const view = looked.value
    if (!view || scene !== this.#classroom.scene) return
    const texts = typed
      ? Object.fromEntries([...typed.values, [scene.recipe.target.name, typed.answer]])
      : await this.#knownTexts(view, scene)
    this.failure = undefined
    this.seen = { view, scene, texts }
  }

  async #knownTexts({ of }: MicroscopeView, scene: ClassroomScene): Promise<RowTexts> {
    if (!of) return {}
    const { seen } = this
    const isSame = seen?.scene === scene && seen.view.of?.tableRow === of.tableRow
    return isSame ? seen.texts : this.#textsOf(of.tableRow)
  }

  async #textsOf(tableRow: number): Promise<RowTexts> {
    const source = this.#classroom.document.classroom?.source
    if (source) {
      const { columns, rows } = rowsOf(source)
      return Object.fromEntries(columns.map((name, c) => [name, String(rows[tableRow]?.[c] ?? '')]))
    }
    const row = await this.#data.row(tableRow)
    return row.ok ? row.value : {}
  }
}

function hasFieldsFor(values: FormTexts | undefined, { columns }: FittedRecipe): boolean {
  return columns.length === values?.size && columns.every(({ name }) => values.has(name))
}
