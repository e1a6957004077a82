import {
  hundredths,
  isEnough,
  MOST_PAINTED,
  paintedClouds,
  paintedFrom,
  paintedOf,
  withoutNearest,
  withPainted,
  type Brush,
  type Painted,
  type PaintedPoint,
} from '../domain/classroom/painted-points.ts'
import { BLUE, ORANGE } from '../domain/classroom/toy-sets.ts'
import type { Classroom } from './classroom.svelte.ts'

/** What a press on the surface does: follow the row that is there, set a point, or take one away. */
export type PaintTool = 'follow' | Brush | 'number' | 'erase'

/** What a digit key sets, in the order of the tools. */
const DIGITS: readonly Brush[] = [ORANGE, BLUE]

/** Points that are painted on the decision surface. The document holds them; training goes on with each change. */
export class Painting {
  readonly #classroom: Classroom
  /** Points that the document does not hold yet: on their way, or too few to learn from. */
  #draft = $state.raw<Painted | undefined>()
  #former = $state.raw<readonly Painted[]>([])
  #sending: Promise<void> | undefined
  tool = $state<PaintTool>(ORANGE)
  /** What a point of numbers is painted with. */
  value = $state(1)

  /** Undefined: nobody paints. */
  painted = $derived.by(() => this.#draft ?? paintedOf(this.#classroom.document))
  canUndo = $derived(this.#former.length > 0)
  isFull = $derived((this.painted?.points.length ?? 0) >= MOST_PAINTED)

  constructor(classroom: Classroom) {
    this.#classroom = classroom
  }

  /** Takes up the rows that are there where they could have been painted, else begins with two small clouds. */
  async begin(): Promise<void> {
    if (this.painted === undefined) {
      await this.#set(paintedFrom(this.#classroom.document) ?? paintedClouds())
    }
    if (this.tool === 'follow') this.#usePaint()
    this.#fitTool()
  }

  /** Other rows take the place of the points. */
  leave(): void {
    this.#draft = undefined
    this.#former = []
  }

  /** What is painted until the next stroke is taken back at once. */
  beginStroke(): void {
    if (this.painted !== undefined) this.#former = [...this.#former, this.painted]
  }

  /**
   * @param digit the key that set it, if one did: 1 is the first colour
   */
  async paint(x: number, y: number, digit?: number): Promise<void> {
    const { painted } = this
    if (painted === undefined || this.isFull) return
    const colour = digit === undefined ? undefined : DIGITS[digit - 1]
    if (digit !== undefined && (colour === undefined || painted.kind !== 'classes')) return
    if (colour !== undefined) this.tool = colour
    const point = this.#pointAt(painted, hundredths(x), hundredths(y))
    await this.#set({ ...painted, points: [...painted.points, point] })
  }

  /** @param reach in the units of each side */
  async erase(x: number, y: number, reach: readonly [number, number]): Promise<void> {
    const { painted } = this
    if (painted === undefined) return
    const points = withoutNearest(painted.points, [x, y], reach)
    if (points !== painted.points) await this.#set({ ...painted, points })
  }

  async undo(): Promise<void> {
    const painted = this.#former.at(-1)
    if (painted === undefined) return
    this.#former = this.#former.slice(0, -1)
    await this.#set(painted)
  }

  async clear(): Promise<void> {
    if (this.painted === undefined) return
    this.beginStroke()
    await this.#set({ ...this.painted, points: [] })
  }

  #pointAt({ kind }: Painted, x: number, y: number): PaintedPoint {
    if (kind === 'line') return [x, y]
    if (kind === 'numbers') return [x, y, this.value]
    return [x, y, this.tool === BLUE ? BLUE : ORANGE]
  }

  #usePaint(): void {
    this.tool = this.painted?.kind === 'classes' ? ORANGE : 'number'
  }

  /** Colours are for classes, numbers for the others. */
  #fitTool(): void {
    const isNumber = this.painted?.kind !== 'classes'
    if (this.tool === 'number' ? !isNumber : isNumber && this.tool !== 'erase') this.#usePaint()
  }

  #set(painted: Painted): Promise<void> {
    this.#draft = painted
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /** One change after the other: of points that come meanwhile, all are sent together. */
  async #send(): Promise<void> {
    let sent: Painted | undefined
    while (this.#draft !== undefined && this.#draft !== sent) {
      sent = this.#draft
      if (!isEnough(sent)) return
      await this.#classroom.edit(withPainted(this.#classroom.document, sent))
    }
    // What was refused stays to be mended.
    if (this.#classroom.failure === undefined) this.#draft = undefined
  }
}
