import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { RunControls } from './run-controls.ts'
import { train } from './run.ts'
import { valueOf } from './fixtures/trained.ts'
import { trainingJob } from './fixtures/training-job.ts'

/** A record of the history stays for each epoch, as it should; with 10,000 steps each they weigh nothing. */
const STEPS_PER_EPOCH = 10_000
const EPOCHS = 100
const BATCH = 16
/** 50,000 steps: until then code is compiled and buffers are made. */
const WARM_UP_EPOCHS = 5
const MOST_GROWTH = 1.01

/** In bytes, once everything was thrown away that nobody holds. */
interface Taken {
  /** Objects of JavaScript. */
  objects: number
  /** Arrays, and the memory of WebAssembly, which is made once and cannot grow. */
  arrays: number
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function takenNow(): Taken {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return { objects: heapUsed, arrays: external }
}

function medianOf(taken: readonly Taken[], of: keyof Taken): number {
  const sorted = taken.map((each) => each[of]).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

test('a million steps of training take no more memory than the first 50,000', async () => {
  const taken: Taken[] = []
  const job = trainingJob({
    rows: { train: STEPS_PER_EPOCH * BATCH, validation: 200, test: 200 },
    layers: [
      { units: 8, dropout: 0.1 },
      { units: 8, dropout: 0 },
    ],
    training: { engine: 'wasm', batchSize: BATCH, epochs: EPOCHS },
  })
  const outcome = valueOf(
    await train(job, new RunControls(), (event) => {
      if (event.type !== 'epoch') return
      const epoch = event.records.at(-1)?.epoch ?? 0
      if (epoch >= WARM_UP_EPOCHS) taken.push(takenNow())
    }),
  )
  expect(outcome.engine.name).toBe('wasm')
  expect(outcome.history.length * STEPS_PER_EPOCH).toBe(1_000_000)
  // Told 20 times a second at most; what is under way at one moment is in the middle of others.
  const part = Math.ceil(taken.length / 4)
  expect(part).toBeGreaterThan(1)
  for (const of of ['objects', 'arrays'] as const) {
    const growth = medianOf(taken.slice(-part), of) / medianOf(taken.slice(0, part), of)
    expect(growth, of).toBeLessThan(MOST_GROWTH)
  }
})
