import { chromium } from './chromium.ts'
import { heldByPage, watchWorker } from './support/heap.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Six of ten are learnt from, one at a step: 50,000 steps an epoch, so that the records of the epochs weigh nothing. */
const ROWS = 83_334
const WARM_UP_EPOCHS = 4
/** A million steps. */
const EPOCHS = 20
const MOST_GROWTH = 1.01

const TABLE = {
  name: 'steps.csv',
  content: csv(
    ['x', 'y', 'inside'],
    Array.from({ length: ROWS }, (_, i) => {
      const [x, y] = [scatter(i), scatter(i, 3)]
      return [x.toFixed(3), y.toFixed(3), Math.hypot(x - 0.5, y - 0.5) < 0.4 ? 'yes' : 'no']
    }),
  ),
}

test.use({
  // What is recorded for it stays in the page.
  trace: 'off',
  // Machine code that is made from JavaScript, step by step faster, counts as memory; WebAssembly's is made at once.
  launchOptions: {
    ...chromium,
    args: [...chromium.args, '--js-flags=--no-opt,--no-maglev,--no-sparkplug'],
  },
})

test('a million steps of training in the browser hold no more memory than the 200,000 before them @long', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start({
    network: {
      layers: [
        { units: 64, activation: 'relu', dropout: 0.1 },
        { units: 64, activation: 'relu' },
      ],
    },
    training: {
      engine: 'wasm',
      batchSize: 1,
      // It goes on after what is measured.
      epochs: WARM_UP_EPOCHS + EPOCHS + 20,
      earlyStopping: null,
      optimizer: { name: 'adam', learningRate: 0.001 },
    },
  })
  await app.openFile(TABLE)
  await app.train()
  const session = await page.context().newCDPSession(page)
  const heldByTrainer = await watchWorker(page, /trainer/)
  /** Pauses once so many epochs are behind the run, or a few more, and goes on. */
  const pauseAt = async (epochs: number) => {
    const poll = expect.poll(() => app.epochsDone(), { timeout: 60_000, intervals: [500] })
    await poll.toBeGreaterThanOrEqual(epochs)
    await app.button(m.train.pause).click()
    await expect(app.button(m.train.resume)).toBeVisible()
    const done = await app.epochsDone()
    const held = { page: await heldByPage(session), trainer: await heldByTrainer() }
    await app.button(m.train.resume).click()
    return { done, held }
  }
  /** The least of three pauses: what one of them finds may be about to be thrown away. */
  const heldAt = async (epochs: number) => {
    const first = await pauseAt(epochs)
    const pauses = [first, await pauseAt(first.done + 1), await pauseAt(first.done + 2)]
    const least = (thread: 'page' | 'trainer') =>
      Math.min(...pauses.map(({ held }) => held[thread]))
    return { done: first.done, held: { page: least('page'), trainer: least('trainer') } }
  }

  // What a pause itself leaves, the page's code for it, is not of the training.
  await pauseAt(1)
  const before = await heldAt(WARM_UP_EPOCHS)
  const after = await heldAt(before.done + EPOCHS)
  for (const thread of ['page', 'trainer'] as const) {
    const growth = after.held[thread] / before.held[thread]
    expect.soft(growth, thread).toBeLessThan(MOST_GROWTH)
  }
  await expect(app.pane(m.train.where)).toContainText(m.train.engines.wasm)
})
