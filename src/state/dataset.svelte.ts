import type { ColumnChoice } from '../domain/experiment.ts'
import type { Failure } from '../domain/failure.ts'
import type { TableProfile } from '../domain/profile.ts'
import type { Result } from '../domain/result.ts'
import type { ColumnSpread, OpenedTable, ReadingPreview } from '../protocol/data-api.ts'
import type { ReadingOptions } from '../domain/reading-options.ts'
import type { ReadingProgress, TableSource } from '../protocol/table-source.ts'
import type { DataClient } from '../services/data-client.ts'
import { memoryBudget, memoryNeeded } from './memory-budget.ts'

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
  /** A file that waits for a word about how much of it to read. */
  offer = $state.raw<PartOffer | undefined>()
  #source: TableSource | undefined

  constructor(data: DataClient) {
    this.#data = data
  }

  /**
   * Reads a table; one that is open already stays until the new one is known to be good. Of a file that does not
   * fit into memory a part is offered first.
   */
  async open(source: TableSource, options: ReadingOptions = {}): Promise<boolean> {
    const needed = memoryNeeded(source.blob.size)
    return needed > budget() && !isPart(options) && (await this.#offerPart(source, options, needed))
      ? false
      : this.#read(source, options)
  }

  /** Takes the offer, or reads all of the file all the same. */
  acceptOffer(options: ReadingOptions): Promise<boolean> {
    const { offer } = this
    return offer
      ? this.#read(offer.source, { ...offer.options, ...options })
      : Promise.resolve(false)
  }

  declineOffer(): void {
    this.offer = undefined
  }

  /** Whether there is something to offer: the names of its columns are known from the beginning of the file. */
  async #offerPart(source: TableSource, options: ReadingOptions, needed: number): Promise<boolean> {
    this.failure = undefined
    this.offer = undefined
    const preview = await this.#data.preview(source, options)
    if (!preview.ok) return false
    this.offer = { source, options, needed, budget: budget(), names: preview.value.names }
    return true
  }

  async #read(source: TableSource, options: ReadingOptions): Promise<boolean> {
    this.failure = undefined
    this.offer = undefined
    this.reading = { name: source.name, startedAt: performance.now() }
    const opened = await this.#data.open(source, options, (progress) => {
      if (this.reading !== undefined) this.reading = { ...this.reading, progress }
    })
    this.reading = undefined
    if (!opened.ok) {
      const { code } = opened.failure
      if (code === 'outOfMemory')
        await this.#offerPart(source, options, memoryNeeded(source.blob.size))
      if (code !== 'cancelled') this.failure = opened.failure
      return false
    }
    this.#source = source
    this.options = options
    this.table = opened.value
    this.profile = opened.value.profile
    this.spread = []
    return true
  }

  /** The open file. */
  get source(): TableSource | undefined {
    return this.#source
  }

  /** No table is open any more. */
  close(): void {
    this.#source = undefined
    this.table = undefined
    this.profile = undefined
    this.spread = []
    this.options = {}
    this.failure = undefined
    this.offer = undefined
  }

  /** Reads the same file again in another way: with another delimiter, say, or another of its sheets. */
  reread(options: ReadingOptions): Promise<boolean> {
    return this.#source === undefined ? Promise.resolve(false) : this.#read(this.#source, options)
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

/** Part of a file instead of all. */
export interface PartOffer {
  source: TableSource
  /** In which it was to be opened. */
  options: ReadingOptions
  /** Bytes that reading all of it takes, and those that reading should take at most. */
  needed: number
  budget: number
  /** Of its columns. */
  names: string[]
}

function isPart({ sample, columns }: ReadingOptions): boolean {
  return sample !== undefined || columns !== undefined
}

function budget(): number {
  const { deviceMemory } = navigator as { deviceMemory?: number }
  return memoryBudget(deviceMemory)
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
