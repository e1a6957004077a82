import { expect, onTestFinished, test } from 'vitest'
import { enginePlan, OPTIMIZERS, type PlanChoice } from '../check/made-up-plan.ts'
import { trainWith } from '../check/reference-training.ts'
import { describeEngine } from '../fixtures/engine-conformance.ts'
import { openWasm } from '../fixtures/open-wasm.ts'
import { relaxed, sharedRelaxed } from './kernel/kernel.ts?kernel'
import { threadsAtHand } from './thread-team.ts'

test('this browser has the instructions of the relaxed modules, so that they are what these tests run', () => {
  for (const module of [relaxed, sharedRelaxed]) {
    const bytes = Uint8Array.from(atob(module), (letter) => letter.charCodeAt(0))
    expect(WebAssembly.validate(bytes)).toBe(true)
  }
})

describeEngine('the relaxed WebAssembly kernel', { open: openWasm })

test('this page may share memory between threads', () => {
  expect(threadsAtHand()).toBeGreaterThan(1)
})

const SHARED: [string, PlanChoice][] = [
  ['two threads', { hidden: [64, 32], rows: 300, batchSize: 32, dropout: 0.2 }],
  [
    'four threads, a last batch for three, and codes',
    {
      hidden: [140, 70],
      rows: 300,
      batchSize: 128,
      levels: [3, 50],
      optimizer: OPTIMIZERS.adamw,
      l1: 0.003,
      l2: 0.01,
    },
  ],
  [
    'a norm of the gradient to keep to',
    { hidden: [64, 32], rows: 300, batchSize: 64, clipping: { by: 'globalNorm', limit: 0.1 } },
  ],
]

test.each(SHARED)('%s give the bits of one', { timeout: 60_000 }, async (_, choice) => {
  const plan = enginePlan(choice)
  const [together, alone] = [await openWasm(plan, 4), await openWasm(plan, 1)]
  expect(together.info.threads).toBeGreaterThan(1)
  expect(await trainWith(together, 5)).toEqual(await trainWith(alone, 5))
})

test('where a browser hands no memory from thread to thread, one thread trains, to the same bits', async () => {
  const Native = globalThis.Worker
  globalThis.Worker = class extends Native {
    override postMessage(): void {
      throw new DOMException('The object can not be cloned.', 'DataCloneError')
    }
  }
  onTestFinished(() => {
    globalThis.Worker = Native
  })
  const plan = enginePlan({ hidden: [64, 32], rows: 300, batchSize: 32 })
  const left = await openWasm(plan, 4)
  expect(left.info.threads ?? 1).toBe(1)
  expect(await trainWith(left, 2)).toEqual(await trainWith(await openWasm(plan, 1), 2))
})

test('a thread that is gone ends the run with what went wrong', { timeout: 60_000 }, async () => {
  const Native = globalThis.Worker
  const started: Worker[] = []
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      started.push(this)
    }
  }
  onTestFinished(() => {
    globalThis.Worker = Native
  })
  const plan = enginePlan({ hidden: [64, 32], rows: 300, batchSize: 32 })
  const engine = await openWasm(plan, 2)
  onTestFinished(() => {
    engine.dispose()
  })
  expect(started).toHaveLength(1)
  started[0]?.terminate()
  const train = async () => {
    for (;;) {
      await engine.step(engine.stepsPerEpoch)
      await engine.readEpoch()
      engine.keepEpoch()
    }
  }
  await expect(train()).rejects.toMatchObject({ failure: { code: 'engineFailed' } })
  // The state kept last is still to be had, for the next engine to go on from.
  expect((await engine.checkpoint()).step % engine.stepsPerEpoch).toBe(0)
})
