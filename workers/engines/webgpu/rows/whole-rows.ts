import type { ComputeDevice } from '../compute-device.ts'
import { createRowBuffer, uploadRecords } from './row-buffers.ts'
import type { Records } from '../records.ts'
import type { RowSource, ServedRows } from './row-source.ts'

/** Rows in one buffer, in the table's order. */
export class WholeRows implements RowSource {
  readonly #gpu: GPUDevice
  readonly #served: ServedRows

  static async create({ gpu }: ComputeDevice, records: Records): Promise<WholeRows> {
    const buffer = createRowBuffer(gpu, 'records', records.rows * records.words)
    await uploadRecords(gpu, buffer, records, 0, records.rows)
    return new WholeRows(gpu, buffer, records.rows)
  }

  private constructor(gpu: GPUDevice, records: GPUBuffer, rows: number) {
    this.#gpu = gpu
    this.#served = { records, order: createRowBuffer(gpu, 'order', rows), end: rows }
  }

  startEpoch(order: Uint32Array<ArrayBuffer>): void {
    this.#gpu.queue.writeBuffer(this.#served.order, 0, order)
  }

  serve(): Promise<ServedRows> {
    return Promise.resolve(this.#served)
  }

  dispose(): void {
    this.#served.records.destroy()
    this.#served.order.destroy()
  }
}
