import type { Failure } from '../domain/failure.ts'
import type { ReadingPreview } from '../protocol/data-api.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { Dataset } from './dataset.svelte.ts'

/** A change of options; `undefined` means "find out". */
export type ReadingChange = { [Name in keyof ReadingOptions]?: ReadingOptions[Name] | undefined }

/** Another way to read the open file, seen on its first rows before the whole is read. */
export class ReadingDraft {
  readonly #dataset: Dataset
  options = $state.raw<ReadingOptions>({})
  /** Of the options as they are, as soon as it is there; the one before until then. */
  preview = $state.raw<ReadingPreview | undefined>()
  /** Why these options give no table. */
  failure = $state.raw<Failure | undefined>()
  readonly isChanged = $derived.by(() => keyOf(this.options) !== keyOf(this.#dataset.options))
  #asked = 0

  constructor(dataset: Dataset) {
    this.#dataset = dataset
  }

  /** Begins with the way in which the table was read. */
  begin(): Promise<void> {
    return this.#choose(this.#dataset.options)
  }

  change(change: ReadingChange): Promise<void> {
    // What was chosen for one sheet says nothing about the next.
    const kept = change.sheet === undefined ? this.options : {}
    const entries = Object.entries({ ...kept, ...change })
    return this.#choose(Object.fromEntries(entries.filter(([, value]) => value !== undefined)))
  }

  /** Lets everything be found out again, of the same part of the file. */
  backToFound(): Promise<void> {
    const { sheet, columns, sample } = this.options
    return this.#choose({
      ...(sheet !== undefined && { sheet }),
      ...(columns && { columns }),
      ...(sample && { sample }),
    })
  }

  async #choose(options: ReadingOptions): Promise<void> {
    this.options = options
    const turn = ++this.#asked
    // All columns and the very first rows, whatever part of the file is to be read.
    const { sample: _sample, columns: _columns, ...way } = options
    const preview = await this.#dataset.preview(way)
    if (turn !== this.#asked || preview === undefined) return
    this.failure = preview.ok ? undefined : preview.failure
    if (preview.ok) this.preview = preview.value
  }
}

function keyOf(options: ReadingOptions): string {
  return JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)))
}
