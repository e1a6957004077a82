import { beforeAll, expect, test } from 'vitest'
import { permutation } from '../../../../src/domain/random.ts'
import { countLiveBuffers } from '../../fixtures/live-buffers.ts'
import { openSoftwareDevice } from '../../fixtures/software-device.ts'
import type { ComputeDevice } from '../compute-device.ts'
import { createRows, disposeRows, type Rows } from './create-rows.ts'
import type { RowLimits } from './place-rows.ts'
import type { Records } from '../records.ts'

const WORDS = 3
const BATCH = 8
const VALIDATION_ROWS = 50

/** Words that say which row they are of. */
function records(rows: number): Records {
  return {
    rows,
    words: WORDS,
    write: (row, into, at) => {
      for (let i = 0; i < WORDS; i++) into[at + i] = 1000 * row + i
    },
  }
}

const ROWS = 101
/** Bytes of all training rows: 1,212. */
const PLACES: [string, RowLimits][] = [
  ['whole', { binding: 4096, budget: 4096, chunk: 400 }],
  ['in shards', { binding: 400, budget: 4096, chunk: 400 }],
  ['in shards, one minibatch at a time', { binding: 400, budget: 4096, chunk: 1 }],
  ['streamed', { binding: 400, budget: 500, chunk: 400 }],
  ['streamed, one minibatch at a time', { binding: 400, budget: 500, chunk: 1 }],
]

let device: ComputeDevice

beforeAll(async () => {
  device = await openSoftwareDevice()
})

function rowsWithin(rowLimits: RowLimits): Promise<Rows> {
  return createRows({ ...device, rowLimits }, records(ROWS), BATCH, records(VALIDATION_ROWS))
}

/** Copies of what buffers hold when the device comes to them. */
class Copies {
  readonly #copies: GPUBuffer[] = []

  add(source: GPUBuffer, words: number): void {
    const { gpu } = device
    const size = 4 * words
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ
    const copy = gpu.createBuffer({ size, usage })
    const encoder = gpu.createCommandEncoder()
    encoder.copyBufferToBuffer(source, 0, copy, 0, size)
    gpu.queue.submit([encoder.finish()])
    this.#copies.push(copy)
  }

  async read(): Promise<Uint32Array[]> {
    const results: Uint32Array[] = []
    for (const copy of this.#copies) {
      await copy.mapAsync(GPUMapMode.READ)
      results.push(new Uint32Array(copy.getMappedRange().slice(0)))
      copy.destroy()
    }
    return results
  }
}

test.each(PLACES)('rows kept %s come in the order of each epoch', async (_name, rowLimits) => {
  const buffers = countLiveBuffers()
  const rows = await rowsWithin(rowLimits)
  for (let epoch = 0; epoch < 2; epoch++) {
    const order = permutation(7, 'shuffle', epoch, ROWS)
    rows.train.startEpoch(order)
    const copies = new Copies()
    const ends: number[] = []
    for (let row = 0; row < ROWS; row += BATCH) {
      const served = await rows.train.serve(row)
      expect(served.end).toBeGreaterThanOrEqual(Math.min(row + BATCH, ROWS))
      copies.add(served.records, served.records.size / 4)
      copies.add(served.order, ROWS)
      ends.push(served.end)
    }
    const read = await copies.read()
    const taken = Array.from({ length: ROWS }, (_, row) => {
      const step = Math.floor(row / BATCH)
      const [words, places] = read.slice(2 * step, 2 * step + 2) as [Uint32Array, Uint32Array]
      const at = WORDS * (places[row] as number)
      return [...words.subarray(at, at + WORDS)]
    })
    expect(taken).toEqual([...order].map((row) => [1000 * row, 1000 * row + 1, 1000 * row + 2]))
    expect(ends.at(-1)).toBe(ROWS)
  }
  disposeRows(rows)
  buffers.stop()
  expect(buffers.created()).toBeGreaterThan(0)
  expect(buffers.live()).toBe(0)
})

test.each(PLACES)(
  'validation rows kept %s come in the order of the table',
  async (_name, rowLimits) => {
    const rows = await rowsWithin(rowLimits)
    for (let epoch = 0; epoch < 2; epoch++) {
      const copies = new Copies()
      const parts: [number, number][] = []
      for await (const { records: buffer, first, end } of rows.validation.parts()) {
        copies.add(buffer, WORDS * (end - first))
        parts.push([first, end])
      }
      const read = (await copies.read()).flatMap((words) => [...words])
      expect(read.filter((_, i) => i % WORDS === 0)).toEqual(
        Array.from({ length: VALIDATION_ROWS }, (_, row) => 1000 * row),
      )
      expect(parts.at(-1)?.[1]).toBe(VALIDATION_ROWS)
    }
    disposeRows(rows)
  },
)
