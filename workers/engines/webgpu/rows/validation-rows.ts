import type { ComputeDevice } from '../compute-device.ts'
import { workDone } from '../work-done.ts'
import type { RowPlacement } from './place-rows.ts'
import type { RowBuffers } from './row-source.ts'
import { createRowBuffer, uploadRecords } from './row-buffers.ts'
import type { Records } from '../records.ts'

/** Rows `first` … `end` − 1. */
export interface RowRange {
  first: number
  end: number
}

/** A buffer with their records; their order is the table's, so that nothing is looked up in it. */
interface ValidationPart extends RowRange, RowBuffers {}

/** The validation rows, in the table's order and in as many parts as where they are kept asks for. */
export class ValidationRows {
  readonly #device: ComputeDevice
  readonly #records: Records
  readonly #partRows: number
  /** One for each part, or two that take turns. */
  readonly #buffers: readonly GPUBuffer[]
  readonly #streamed: boolean

  static async create(
    device: ComputeDevice,
    records: Records,
    placement: RowPlacement,
  ): Promise<ValidationRows> {
    const validation = new ValidationRows(device, records, placement)
    if (placement.kind !== 'stream') await validation.#uploadAll()
    return validation
  }

  private constructor(device: ComputeDevice, records: Records, placement: RowPlacement) {
    this.#device = device
    this.#records = records
    this.#streamed = placement.kind === 'stream'
    this.#partRows = partRows(records.rows, placement)
    const parts = Math.ceil(records.rows / this.#partRows)
    this.#buffers = Array.from({ length: this.#streamed ? 2 : parts }, () =>
      createRowBuffer(device.gpu, 'validation records', this.#partRows * records.words),
    )
  }

  /** What each part will have. */
  get ranges(): RowRange[] {
    return [...this.#parts()]
  }

  /** In turn; what is to be done with one is submitted before the next but one is asked for. */
  async *parts(): AsyncGenerator<ValidationPart, void, undefined> {
    let before: Promise<unknown> = Promise.resolve()
    for (const part of this.#parts()) {
      if (this.#streamed) {
        // Never more than two parts on their way.
        await before
        before = workDone(this.#device)
        await this.#upload(part)
      }
      yield part
    }
  }

  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy()
  }

  *#parts(): Generator<ValidationPart, void, undefined> {
    const { rows } = this.#records
    for (let first = 0, i = 0; first < rows; first += this.#partRows, i++) {
      const records = this.#buffers[i % this.#buffers.length] as GPUBuffer
      yield { records, order: records, first, end: Math.min(first + this.#partRows, rows) }
    }
  }

  async #uploadAll(): Promise<void> {
    for (const part of this.#parts()) await this.#upload(part)
  }

  #upload({ records, first, end }: ValidationPart): Promise<void> {
    return uploadRecords(this.#device.gpu, records, this.#records, first, end)
  }
}

function partRows(rows: number, placement: RowPlacement): number {
  switch (placement.kind) {
    case 'whole':
      return rows
    case 'shards':
      return Math.min(rows, placement.shardRows)
    case 'stream':
      return placement.chunkRows
  }
}
