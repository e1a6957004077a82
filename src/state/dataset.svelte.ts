import type { ColumnChoice } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { TableProfile } from '../domain/profile.ts'
import type { Result } from '../domain/result.ts'
import type {
  ColumnSpread,
  OpenedTable,
  ReadingOptions,
  ReadingPreview,
  ReadingProgress,
  TableSource,
} from '../protocol/data-api.ts'
import type { DataClient } from '../services/data-client.ts'

/** The open table: how reading goes on, what was found, and how it would be read otherwise. */
export class Dataset {
  readonly #data: DataClient
  reading = $state.raw<Reading | undefined>()
  table = $state.raw<OpenedTable | undefined>()
  /** The table's profile under the kinds and missing markers chosen now. */
  profile = $state.raw<TableProfile | undefined>()
  spread = $state.raw<readonly ColumnSpread[]>([])
  failure = $state.raw<Failure | undefined>()
  options = $state.raw<ReadingOptions>({})
  #source: TableSource | undefined

  constructor(data: DataClient) {
    this.#data = data
  }

  /** Reads a table; one that is open already stays until the new one is known to be good. */
  async open(source: TableSource, options: ReadingOptions = {}): Promise<boolean> {
    this.failure = undefined
    this.reading = { name: source.name, startedAt: performance.now() }
    const opened = await this.#data.open(source, options, (progress) => {
      if (this.reading !== undefined) this.reading = { ...this.reading, progress }
    })
    this.reading = undefined
    if (!opened.ok) {
      if (opened.failure.code !== 'cancelled') this.failure = opened.failure
      return false
    }
    this.#source = source
    this.options = options
    this.table = opened.value
    this.profile = opened.value.profile
    this.spread = []
    return true
  }

  /** Reads the same file again in another way: with another delimiter, say, or another of its sheets. */
  reread(options: ReadingOptions): Promise<boolean> {
    return this.#source === undefined ? Promise.resolve(false) : this.open(this.#source, options)
  }

  /** How the beginning of the file would be read; undefined if no file is open. */
  preview(options: ReadingOptions): Promise<Result<ReadingPreview>> | undefined {
    return this.#source && this.#data.preview(this.#source, options)
  }

  cancel(): void {
    this.#data.cancel()
  }

  /** Looks at the columns again under other kinds and missing markers. */
  async reprofile(columns: Record<string, ColumnChoice>): Promise<Failure | undefined> {
    const profile = await this.#data.reprofile(columns)
    if (!profile.ok) return profile.failure
    this.profile = profile.value
    return undefined
  }

  /** Counts each column's values, and the answer's share in them. */
  async countSpread(target: string, positive: string | undefined): Promise<void> {
    const spread = await this.#data.spread(target, positive)
    if (spread.ok) this.spread = spread.value
  }
}

/** A file being read. */
export interface Reading {
  name: string
  /** `performance.now()` at the start. */
  startedAt: number
  progress?: ReadingProgress
}

/** Seconds until a reading ends at its pace so far; undefined before there is a pace. */
export function secondsLeft({ startedAt, progress }: Reading, now: number): number | undefined {
  if (progress === undefined || progress.bytesRead === 0) return undefined
  const elapsed = (now - startedAt) / 1000
  return (elapsed / progress.bytesRead) * (progress.bytesTotal - progress.bytesRead)
}
