import { rowsOf } from '../domain/classroom/made-preparation.ts'
import type { Failure } from '../domain/failure.ts'
import type { ClassroomScene } from '../protocol/classroom-api.ts'
import type { MicroscopeView, PlacedRow } from '../protocol/microscope-view.ts'
import type { DataClient } from '../services/data-client.ts'
import type { Classroom, SelectedPart } from './classroom.svelte.ts'

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

/** The chosen row on its way through the classroom's network and back. */
export class Microscope {
  readonly #classroom: Classroom
  readonly #data: DataClient
  seen = $state.raw<Seen | undefined>()
  failure = $state.raw<Failure | undefined>()
  /** Selected for its bias, not for a weight that leads to it. */
  #biasOf = $state.raw<SelectedPart | undefined>()
  #isLooking = false
  #isWanted = false
  #lookedAt = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(classroom: Classroom, data: DataClient) {
    this.#classroom = classroom
    this.#data = data
  }

  chooseRow(row: PlacedRow): void {
    this.#classroom.row = row
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
    const row = this.#classroom.row ?? FIRST_ROW
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
    const { seen } = this
    const isSameRow = seen?.scene === scene && seen.view.tableRow === view.tableRow
    const texts = isSameRow ? seen.texts : await this.#textsOf(view.tableRow)
    this.failure = undefined
    this.seen = { view, scene, texts }
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
