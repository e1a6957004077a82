import {
  addAct,
  doAgain,
  NO_ACTS,
  takeBack,
  without,
  type ActList,
  type ChangePage,
} from '../domain/history/act.ts'
import type { Messages } from '../messages/en.ts'

/** Something that a person did, and how it is taken back and done again. */
export interface Deed {
  /** Where it is seen. */
  readonly page: ChangePage
  /** What was done, as in "learning rate: 0.01 → 0.1". */
  words(m: Messages): string
  /** @returns whether it was done: what is stored may be gone, or storage may refuse */
  undo(): Promise<boolean>
  /** As `undo`. */
  redo(): Promise<boolean>
  /** The places of the experiment that it changed. */
  readonly paths?: readonly (readonly string[])[]
  /** Itself and a later one of the same key as one; undefined: together they are nothing. */
  join?(later: Deed): Deed | undefined
}

/** What was taken back or done again last. */
interface Told {
  deed: Deed
  way: 'undone' | 'redone' | 'failed'
}

/** Parts of the experiment whose last change can be undone where it is made, too. */
const PREPARING: readonly (string | undefined)[] = ['columns', 'preparation', 'split']

/** What a person did on any page since the table was opened, the one way to take it back. */
export class UndoHistory {
  #list = $state.raw<ActList<Deed>>(NO_ACTS)
  /** Said, until something else is done. */
  told = $state.raw<Told | undefined>()
  /** What Undo takes back. */
  readonly last = $derived(this.#list.done.at(-1)?.what)
  /** The last thing done was a change of columns, preparation or split. */
  readonly lastPrepares = $derived(
    this.last?.paths?.some(([top]) => PREPARING.includes(top)) ?? false,
  )
  /** What Redo does again. */
  readonly next = $derived(this.#list.undone.at(-1)?.what)
  #presses = 0
  #press: number | undefined
  #work: Promise<boolean> | undefined

  /** The pointer is pressed, or let go: what happens between is one act. */
  press(isDown: boolean): void {
    if (isDown) this.#presses += 1
    this.#press = isDown ? this.#presses : undefined
  }

  /** @param key of acts that are one if they follow soon; absent: it stands for itself */
  record(deed: Deed, key?: string): void {
    // What taking back or doing again brings about is no act of its own.
    if (this.#work !== undefined) return
    const act = { what: deed, at: performance.now(), ...(key !== undefined && { key }) }
    this.#list = addAct(
      this.#list,
      this.#press === undefined ? act : { ...act, press: this.#press },
      (before, after) => (before.join ? before.join(after) : after),
    )
    this.told = undefined
  }

  async undo(): Promise<void> {
    await this.#work
    const deed = this.last
    if (deed === undefined) return
    this.#list = takeBack(this.#list)
    await this.#do(deed, deed.undo(), 'undone')
  }

  async redo(): Promise<void> {
    await this.#work
    const deed = this.next
    if (deed === undefined) return
    this.#list = doAgain(this.#list)
    await this.#do(deed, deed.redo(), 'redone')
  }

  /** Takes one act back wherever it stands, for good. */
  async revert(deed: Deed): Promise<void> {
    await this.#work
    this.#list = without(this.#list, deed)
    await this.#do(deed, deed.undo())
  }

  /** Another table, or another project. */
  forget(): void {
    this.#list = NO_ACTS
    this.told = undefined
  }

  /** @param way said of it once it is done; absent: nothing */
  async #do(deed: Deed, work: Promise<boolean>, way?: 'undone' | 'redone'): Promise<void> {
    this.#work = work.finally(() => {
      this.#work = undefined
    })
    const isDone = await this.#work
    // One that cannot be done must not stand in the way of those before it.
    if (!isDone) this.#list = without(this.#list, deed)
    if (!isDone) this.told = { deed, way: 'failed' }
    else if (way !== undefined) this.told = { deed, way }
  }
}
