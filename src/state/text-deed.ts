import type { ChangePage } from '../domain/history/act.ts'
import type { Messages } from '../messages/en.ts'
import type { Deed } from './undo-history.svelte.ts'

interface TextChange {
  page: ChangePage
  before: string
  after: string
  words: (m: Messages, before: string, after: string) => string
  /** Whether it was written. */
  write: (text: string) => Promise<boolean> | boolean
}

/** A name or a note that a person changed. */
export class TextDeed implements Deed {
  readonly #change: TextChange
  readonly page

  constructor(change: TextChange) {
    this.#change = change
    this.page = change.page
  }

  words(m: Messages): string {
    const { words, before, after } = this.#change
    return words(m, before, after)
  }

  async undo(): Promise<boolean> {
    return this.#change.write(this.#change.before)
  }

  async redo(): Promise<boolean> {
    return this.#change.write(this.#change.after)
  }

  /** What is typed letter by letter is one change. */
  join(later: Deed): Deed | undefined {
    if (!(later instanceof TextDeed)) return later
    const { before } = this.#change
    return before === later.#change.after ? undefined : new TextDeed({ ...later.#change, before })
  }
}
