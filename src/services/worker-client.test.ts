import { expose } from 'comlink'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok } from '../domain/result.ts'
import { WorkerClient } from './worker-client.ts'

interface Adder {
  ping(): Promise<string>
  add(a: number, b: number): Promise<number>
  never(): Promise<number>
}

/** The page's end of a worker whose other end is in this thread. */
class LocalWorker extends EventTarget {
  readonly #port: MessagePort
  ended = false

  /** @param script runs in the worker; undefined: hangs from the start */
  constructor(script: Adder | undefined) {
    super()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.dispatchEvent(new MessageEvent('message', { data }))
    }
    if (script) expose(script, port2)
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message)
  }

  terminate(): void {
    this.ended = true
    this.#port.close()
  }
}

const ADDER: Adder = {
  ping: () => Promise.resolve(__BUILD_ID__),
  add: (a, b) => Promise.resolve(a + b),
  never: () => new Promise(() => undefined),
}

/** Gives out a hanging worker first if `hangs`, then ones that work. */
function client({ hangs = false, script = ADDER } = {}) {
  const workers: LocalWorker[] = []
  const start = () => {
    const worker = new LocalWorker(hangs && workers.length === 0 ? undefined : script)
    workers.push(worker)
    return worker as unknown as Worker
  }
  const made = new WorkerClient<Adder>('trainer', start)
  return {
    workers,
    add: () => made.call(async (api) => ok(await api.add(1, 2))),
    wait: () => made.call(async (api) => ok(await api.never())),
  }
}

const died = (reason: string) => ({
  ok: false,
  failure: { code: 'workerDied', details: { worker: 'trainer', reason } },
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a worker that stops answering is ended, its call fails, and the next call has a new one', async () => {
  const { workers, add } = client({ hangs: true })
  const call = add()
  vi.advanceTimersByTime(60_000)
  expect(await call).toEqual(died('it stopped answering'))
  expect(workers[0]?.ended).toBe(true)
  expect(await add()).toEqual(ok(3))
  expect(workers).toHaveLength(2)
  workers[1]?.terminate()
})

test('a script that cannot be loaded or throws outside a call fails what is under way', async () => {
  const { workers, wait } = client()
  const call = wait()
  workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'out of stack' }))
  expect(await call).toEqual(died('out of stack'))
  expect(workers[0]?.ended).toBe(true)
})

test('a worker of another release is told nothing, and the failure says so', async () => {
  const calls: string[] = []
  const script: Adder = {
    ...ADDER,
    ping: () => Promise.resolve('other'),
    add: (a, b) => {
      calls.push('add')
      return Promise.resolve(a + b)
    },
  }
  const { workers, add } = client({ script })
  expect(await add()).toEqual({
    ok: false,
    failure: { code: 'otherBuild', details: { page: __BUILD_ID__, worker: 'other' } },
  })
  expect(calls).toEqual([])
  expect(workers[0]?.ended).toBe(true)
})
