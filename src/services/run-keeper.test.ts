import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failure, type Failure } from '../domain/failure.ts'
import { trainedModel } from '../domain/fixtures/trained-model.ts'
import { madeRun } from '../domain/project/fixtures/made-run.ts'
import type { EpochRecord, TrainingEvent } from '../domain/training.ts'
import { readInterrupted, RunKeeper } from './run-keeper.ts'
import { BrowserStore } from './store/browser-store.ts'
import { withFailingCall } from './store/fixtures/failing-calls.ts'

const { network, checkpoint } = trainedModel()
const { experiment, engine, rows, inputs, parameters } = madeRun(1, {})

/** A run whose beginning was stored, or told as not stored, in `told`. */
async function begin(told: (Failure | undefined)[], onSaved: () => void = () => undefined) {
  const store = new BrowserStore()
  const keeper = new RunKeeper(
    store,
    { project: Promise.resolve('p'), experiment, file: 'customers.csv', name: 'mine' },
    {
      onChanged: onSaved,
      onFailure: (problem) => told.push(problem),
    },
  )
  keeper.prepared({ network })
  if (!engine) throw new Error('the made run has not begun')
  const facts = { engine, rows, inputs, parameters, stepsPerEpoch: 4, baselineLoss: 0.7 }
  keeper.event({ type: 'started', ...facts, history: [] })
  await vi.waitFor(() => {
    expect(told).toHaveLength(1)
  })
  return { keeper, store }
}

/** A run that has begun, and what was told of it. */
async function begun(onSaved?: () => void) {
  const told: (Failure | undefined)[] = []
  const { keeper, store } = await begin(told, onSaved)
  expect(told).toEqual([undefined])
  const record = { ...madeRun(1, {}), id: keeper.id ?? '' }
  const kept = async () => {
    const read = await readInterrupted(store, record)
    return read.ok ? read.value?.checkpoint.history.length : read.failure
  }
  const epochs = async () => {
    const runs = await store.runs.unfinished()
    return runs.ok ? runs.value[0]?.epochs : runs.failure
  }
  return { keeper, told, kept, epochs }
}

function epochsUpTo(epochs: number): EpochRecord[] {
  const [first] = checkpoint?.history ?? []
  if (first === undefined) throw new Error('the checkpoint has no epoch')
  return Array.from({ length: epochs }, (_, i) => ({ ...first, epoch: i + 1 }))
}

const DIED = {
  ok: false,
  failure: failure('workerDied', { worker: 'trainer', reason: 'gone' }),
} as const

/** With so many epochs behind it. */
function at(epochs: number): TrainingEvent {
  if (checkpoint === undefined) throw new Error('the model cannot be trained further')
  return { type: 'checkpoint', checkpoint: { ...checkpoint, history: epochsUpTo(epochs) } }
}

beforeEach(async () => {
  await deleteDB('terrarium')
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a checkpoint that cannot be stored is told; the next one that can be makes up for it', async () => {
  const { keeper, told, kept } = await begun()
  await withFailingCall(1, 'full', async () => {
    keeper.event(at(1))
    await vi.waitFor(() => {
      expect(told.at(-1)?.code).toBe('storageFull')
    })
  })
  expect(await kept()).toBe(undefined)
  keeper.event(at(2))
  await vi.waitFor(() => {
    expect(told.at(-1)).toBe(undefined)
  })
  expect(await kept()).toBe(2)
})

test('the record says how far the stored checkpoint is, whatever came after it', async () => {
  const { keeper, told, kept, epochs } = await begun()
  keeper.event(at(2))
  await vi.waitFor(() => {
    expect(told).toHaveLength(2)
  })
  await withFailingCall(1, 'full', async () => {
    keeper.event(at(7))
    await vi.waitFor(() => {
      expect(told.at(-1)?.code).toBe('storageFull')
    })
  })
  await keeper.ended(DIED)
  expect(await kept()).toBe(2)
  expect(await epochs()).toBe(2)
})

test('the last checkpoint of a run whose trainer died is written, though its turn had not come', async () => {
  const { keeper, kept, epochs } = await begun(() => vi.advanceTimersByTime(100))
  keeper.event(at(1))
  await vi.waitFor(async () => {
    expect(await kept()).toBe(1)
  })
  keeper.event(at(4))
  await keeper.ended(DIED)
  expect(await kept()).toBe(4)
  expect(await epochs()).toBe(4)
})

test('a run that cannot be begun in the storage is told, and begun with its first checkpoint', async () => {
  const told: (Failure | undefined)[] = []
  const { keeper, store } = await withFailingCall(1, 'throws', () => begin(told)).then(
    ({ value }) => value,
  )
  expect(told.map((each) => each?.code)).toEqual(['storageBlocked'])
  expect(keeper.id).toBe(undefined)
  keeper.event(at(3))
  await vi.waitFor(() => {
    expect(told.at(-1)).toBe(undefined)
  })
  const runs = await store.runs.list({ project: 'p', count: 9 })
  expect(runs.ok && runs.value.rows).toMatchObject([{ id: keeper.id, number: 1, epochs: 3 }])
})

test('a run whose end cannot be stored can be gone on with', async () => {
  const { keeper, told, kept } = await begun()
  keeper.event(at(2))
  await vi.waitFor(() => {
    expect(told).toHaveLength(2)
  })
  const ending = {
    ok: false,
    failure: failure('headerOnly', { name: 'a.csv', columns: 3 }),
  } as const
  await withFailingCall(1, 'full', () => keeper.ended(ending))
  expect(told.at(-1)?.code).toBe('storageFull')
  expect(await kept()).toBe(2)
  await keeper.ended(ending)
  expect(await kept()).toBe(undefined)
})

test('writing takes no more than a hundredth of the time of the run: what comes sooner waits, and the latest is written', async () => {
  // A tenth of a second for each save.
  const { keeper, kept } = await begun(() => vi.advanceTimersByTime(100))
  keeper.event(at(1))
  await vi.waitFor(async () => {
    expect(await kept()).toBe(1)
  })
  for (const epochs of [2, 3, 4]) {
    vi.advanceTimersByTime(3000)
    keeper.event(at(epochs))
  }
  expect(await kept()).toBe(1)
  vi.advanceTimersByTime(1000)
  keeper.event(at(5))
  await vi.waitFor(async () => {
    expect(await kept()).toBe(5)
  })
})
