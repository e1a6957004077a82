import type { ComputeDevice } from '../compute-device.ts'
import { workDone } from '../work-done.ts'
import { createRowBuffer, orderInChunks } from './row-buffers.ts'
import type { Records } from '../records.ts'
import type { RowSource, ServedRows } from './row-source.ts'

/**
 * Rows in the worker's memory: while the device trains one chunk of steps, the next is put in order and sent to the
 * other of two buffers.
 */
export class StreamedRows implements RowSource {
  readonly #device: ComputeDevice
  readonly #records: Records
  readonly #chunkRows: number
  readonly #chunks: readonly [GPUBuffer, GPUBuffer]
  readonly #order: GPUBuffer
  /** [rows of a chunk, words] On its way. */
  readonly #staged: Uint32Array<ArrayBuffer>
  #ofEpoch = new Uint32Array(0)
  /** Row of the epoch that the last chunk sent begins with; −1: none of this epoch was. */
  #first = -1
  #turn: 0 | 1 = 0
  /** Resolves when all before the last chunk but one is done. */
  #before: Promise<unknown> = Promise.resolve()

  constructor(device: ComputeDevice, records: Records, chunkRows: number) {
    const { gpu } = device
    const { rows, words } = records
    const chunk = () => createRowBuffer(gpu, 'chunk', chunkRows * words)
    this.#device = device
    this.#records = records
    this.#chunkRows = chunkRows
    this.#chunks = [chunk(), chunk()]
    this.#order = createRowBuffer(gpu, 'order', rows)
    this.#staged = new Uint32Array(chunkRows * words)
    gpu.queue.writeBuffer(this.#order, 0, orderInChunks(rows, chunkRows))
  }

  startEpoch(order: Uint32Array<ArrayBuffer>): void {
    this.#ofEpoch = order
    this.#first = -1
  }

  async serve(row: number): Promise<ServedRows> {
    const first = row - (row % this.#chunkRows)
    const end = Math.min(first + this.#chunkRows, this.#records.rows)
    if (this.#first !== first) {
      // What is sent is kept by the browser until the device has taken it: never more than two chunks.
      await this.#before
      this.#before = workDone(this.#device)
      this.#turn = this.#turn === 0 ? 1 : 0
      this.#first = first
      this.#send(first, end)
    }
    return { records: this.#chunks[this.#turn], order: this.#order, end }
  }

  dispose(): void {
    for (const buffer of [...this.#chunks, this.#order]) buffer.destroy()
  }

  #send(first: number, end: number): void {
    const { words } = this.#records
    for (let row = first; row < end; row++) {
      this.#records.write(this.#ofEpoch[row] as number, this.#staged, (row - first) * words)
    }
    this.#device.gpu.queue.writeBuffer(
      this.#chunks[this.#turn],
      0,
      this.#staged,
      0,
      (end - first) * words,
    )
  }
}
