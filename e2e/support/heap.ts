import type { CDPSession, Page } from '@playwright/test'

/** Elements of the page that nobody holds go in several rounds. */
const ROUNDS = 12

type Send = (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>

interface Usage {
  usedSize: number
  embedderHeapUsedSize: number
  backingStorageSize: number
}

/**
 * What a thread holds once everything was thrown away that nobody holds, in bytes: objects of JavaScript, elements of the
 * page, arrays, and the memory of WebAssembly. It must be at rest meanwhile.
 */
async function heldBy(send: Send): Promise<number> {
  let held = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    await send('HeapProfiler.collectGarbage')
    const usage = (await send('Runtime.getHeapUsage')) as Usage
    held = Math.min(held, usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize)
  }
  return held
}

/** Of the page itself, in bytes; see `heldBy`. */
export function heldByPage(session: CDPSession): Promise<number> {
  return heldBy((method) => session.send(method))
}

/**
 * Reaches the worker of the page whose address fits, once it is at work.
 * @returns asks what it holds, in bytes; see `heldBy`
 */
export async function watchWorker(page: Page, address: RegExp): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  const found = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (address.test(targetInfo.url)) resolve(sessionId)
    })
  })
  // Without flat sessions, which Playwright keeps to itself, messages go through that of the page.
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const sessionId = await found
  const answers = new Map<number, (result: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return
    const { id, result } = JSON.parse(received.message) as { id?: number; result?: unknown }
    if (id !== undefined) answers.get(id)?.(result)
  })
  let last = 0
  return () =>
    heldBy(
      (method) =>
        new Promise((resolve, reject) => {
          const id = ++last
          answers.set(id, resolve)
          const message = JSON.stringify({ id, method })
          session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
        }),
    )
}
