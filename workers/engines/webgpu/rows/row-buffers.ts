import type { Records } from '../records.ts'

/** Words that are sent at a time: what is on its way takes memory in the worker, the browser and the device. */
const WORDS_AT_ONCE = 2 ** 22

/** @param words of 32 bits */
export function createRowBuffer(gpu: GPUDevice, label: string, words: number): GPUBuffer {
  return gpu.createBuffer({
    label,
    size: 4 * words,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
  })
}

/** Fills a buffer with the records of rows `from` … `to` − 1. */
export async function uploadRecords(
  gpu: GPUDevice,
  buffer: GPUBuffer,
  records: Records,
  from: number,
  to: number,
): Promise<void> {
  const { words } = records
  const rowsAtOnce = Math.max(1, Math.floor(WORDS_AT_ONCE / words))
  const some = new Uint32Array(words * Math.min(rowsAtOnce, to - from))
  for (let first = from; first < to; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, to - first)
    for (let i = 0; i < count; i++) records.write(first + i, some, i * words)
    gpu.queue.writeBuffer(buffer, 4 * words * (first - from), some, 0, count * words)
    // Otherwise nothing of it is let go of before the next submit.
    gpu.queue.submit([])
    if (first + count < to) await gpu.queue.onSubmittedWorkDone()
  }
}

/** [rows] Where in its chunk each row of an epoch is. */
export function orderInChunks(rows: number, chunkRows: number): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: rows }, (_, row) => row % chunkRows)
}
