import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Locks } from './fixtures/locks.ts'
import { ProjectLock } from './project-lock.ts'

const unexpected = () => {
  throw new Error('nobody waits for it any more')
}
const never = { onFree: unexpected, onLost: unexpected }

beforeEach(() => {
  vi.stubGlobal('navigator', { locks: new Locks() })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('one tab writes; the next one in line writes once the first lets go', async () => {
  const [first, second] = [new ProjectLock(), new ProjectLock()]
  expect(await first.hold('p', never)).toBe(true)
  const freed = new Promise<void>((resolve) => {
    void second.hold('p', { ...never, onFree: resolve }).then((isWriter) => {
      expect(isWriter).toBe(false)
      first.release()
    })
  })
  await freed
  expect(await first.hold('p', { ...never, onFree: () => undefined })).toBe(false)
})

test('two projects do not wait for each other', async () => {
  expect(await new ProjectLock().hold('p', never)).toBe(true)
  expect(await new ProjectLock().hold('q', never)).toBe(true)
})

test('a tab that stepped out of the line is not called, and keeps nobody from writing', async () => {
  const [first, second, third] = [new ProjectLock(), new ProjectLock(), new ProjectLock()]
  await first.hold('p', never)
  await second.hold('p', never)
  second.release()
  first.release()
  expect(await third.hold('p', never)).toBe(true)
})

test('a tab that turns to another project before the browser answered leaves no lock behind', async () => {
  const tab = new ProjectLock()
  const hasty = tab.hold('p', never)
  const isWriter = await tab.hold('q', never)
  expect([await hasty, isWriter]).toEqual([false, true])
  expect(await new ProjectLock().hold('p', never)).toBe(true)
})

test('without locks, as on plain HTTP, every tab writes', async () => {
  vi.stubGlobal('navigator', {})
  expect(await new ProjectLock().hold('p', never)).toBe(true)
  expect(await new ProjectLock().hold('p', never)).toBe(true)
})

test('a project can be taken from a tab that does not answer, which hears of it when it comes to itself', async () => {
  const [hung, taker, third] = [new ProjectLock(), new ProjectLock(), new ProjectLock()]
  const lost = new Promise<void>((onLost) => {
    void hung.hold('p', { ...never, onLost })
  })
  await taker.hold('p', never)
  expect(await taker.take('p', never)).toBe(true)
  await lost
  expect(await third.hold('p', never)).toBe(false)
  third.release()

  // It stands in line like any other.
  const freed = new Promise<void>((onFree) => {
    void hung.hold('p', { ...never, onFree })
  })
  expect(await third.hold('p', never)).toBe(false)
  taker.release()
  await freed
})

test('a tab that let go by itself has lost nothing', async () => {
  const [first, second] = [new ProjectLock(), new ProjectLock()]
  await first.hold('p', never)
  first.release()
  expect(await second.take('p', never)).toBe(true)
})
