import type { ComputeDevice } from '../compute-device.ts'
import gatherSource from './gather.wgsl?raw'
import { createRowBuffer, orderInChunks, uploadRecords } from './row-buffers.ts'
import type { Records } from '../records.ts'
import type { RowSource, ServedRows } from './row-source.ts'

/** Workgroups that every adapter takes in one direction. */
const MOST_GROUPS = 65_535
/** Uniforms begin at multiples of this on every adapter. */
const UNIFORM_STRIDE = 256

/** Rows in several buffers, none longer than the device can bind: each chunk of steps is gathered from all of them. */
export class ShardedRows implements RowSource {
  readonly #gpu: GPUDevice
  readonly #rows: number
  readonly #chunkRows: number
  readonly #pipeline: GPUComputePipeline
  readonly #shards: readonly GPUBuffer[]
  readonly #ranges: GPUBuffer
  readonly #order: GPUBuffer
  readonly #served: ServedRows
  /** Row of the epoch that the chunk begins with; −1: nothing is in it. */
  #first = -1

  static async create(
    { gpu }: ComputeDevice,
    records: Records,
    { shardRows, chunkRows }: { shardRows: number; chunkRows: number },
  ): Promise<ShardedRows> {
    const module = gpu.createShaderModule({ label: 'gather', code: gatherSource })
    const pipeline = await gpu.createComputePipelineAsync({ layout: 'auto', compute: { module } })
    const shards: GPUBuffer[] = []
    for (let from = 0; from < records.rows; from += shardRows) {
      const to = Math.min(from + shardRows, records.rows)
      const shard = createRowBuffer(gpu, 'shard', (to - from) * records.words)
      await uploadRecords(gpu, shard, records, from, to)
      shards.push(shard)
    }
    return new ShardedRows(gpu, pipeline, shards, records, { shardRows, chunkRows })
  }

  private constructor(
    gpu: GPUDevice,
    pipeline: GPUComputePipeline,
    shards: readonly GPUBuffer[],
    { rows, words }: Records,
    { shardRows, chunkRows }: { shardRows: number; chunkRows: number },
  ) {
    this.#gpu = gpu
    this.#rows = rows
    this.#chunkRows = chunkRows
    this.#pipeline = pipeline
    this.#shards = shards
    this.#order = createRowBuffer(gpu, 'order of the epoch', rows)
    this.#ranges = gatherRanges(gpu, { rows, words, shardRows, chunkRows })
    const order = createRowBuffer(gpu, 'order', rows)
    gpu.queue.writeBuffer(order, 0, orderInChunks(rows, chunkRows))
    this.#served = {
      records: createRowBuffer(gpu, 'chunk', chunkRows * words),
      order,
      end: 0,
    }
  }

  startEpoch(order: Uint32Array<ArrayBuffer>): void {
    this.#gpu.queue.writeBuffer(this.#order, 0, order)
    this.#first = -1
  }

  serve(row: number): Promise<ServedRows> {
    const chunk = Math.floor(row / this.#chunkRows)
    const first = chunk * this.#chunkRows
    const end = Math.min(first + this.#chunkRows, this.#rows)
    if (this.#first !== first) this.#gather(chunk, end - first)
    this.#first = first
    return Promise.resolve({ ...this.#served, end })
  }

  dispose(): void {
    const { records, order } = this.#served
    for (const buffer of [...this.#shards, this.#ranges, this.#order, records, order]) {
      buffer.destroy()
    }
  }

  #gather(chunk: number, rows: number): void {
    const encoder = this.#gpu.createCommandEncoder()
    const pass = encoder.beginComputePass()
    pass.setPipeline(this.#pipeline)
    this.#shards.forEach((shard, s) => {
      const offset = UNIFORM_STRIDE * (chunk * this.#shards.length + s)
      const resources = [
        { buffer: this.#ranges, offset, size: UNIFORM_STRIDE },
        { buffer: shard },
        { buffer: this.#order },
        { buffer: this.#served.records },
      ]
      pass.setBindGroup(
        0,
        this.#gpu.createBindGroup({
          layout: this.#pipeline.getBindGroupLayout(0),
          entries: resources.map((resource, binding) => ({ binding, resource })),
        }),
      )
      pass.dispatchWorkgroups(Math.min(rows, MOST_GROUPS))
    })
    pass.end()
    this.#gpu.queue.submit([encoder.finish()])
  }
}

/** `Range` of gather.wgsl for every chunk and shard in turn. */
function gatherRanges(
  gpu: GPUDevice,
  sizes: { rows: number; words: number; shardRows: number; chunkRows: number },
): GPUBuffer {
  const { rows, words, shardRows, chunkRows } = sizes
  const [chunks, shards] = [Math.ceil(rows / chunkRows), Math.ceil(rows / shardRows)]
  const stride = UNIFORM_STRIDE / 4
  const ranges = new Uint32Array(stride * chunks * shards)
  for (let chunk = 0; chunk < chunks; chunk++) {
    for (let shard = 0; shard < shards; shard++) {
      const begin = shard * shardRows
      const first = chunk * chunkRows
      ranges.set(
        [begin, Math.min(begin + shardRows, rows), first, Math.min(chunkRows, rows - first), words],
        stride * (chunk * shards + shard),
      )
    }
  }
  const buffer = gpu.createBuffer({
    label: 'gather ranges',
    size: ranges.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  })
  gpu.queue.writeBuffer(buffer, 0, ranges)
  return buffer
}
