import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { App } from './support/app.ts'
import { LONG_SETTINGS, LONG_TABLE } from './support/long-training.ts'
import { OwnBrowser } from './support/own-browser.ts'
import { scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

const KILLS = 30
/**
 * What a round is ended by: one of so many writes to the storage, which are at most two checkpoints, and every other
 * time one of so many epochs after it.
 */
const MOST_WRITES = 14
const MOST_EPOCHS = 20
/** Some twenty seconds, so that most rounds end within the run. */
const SETTINGS = { ...LONG_SETTINGS, training: { ...LONG_SETTINGS.training, epochs: 600 } }

/**
 * A browser that can be killed.
 * @param heads takes the numbers of the generations that the page has saved, by their owners
 */
async function startMortal(profile: string, heads: Map<string, number>): Promise<OwnBrowser> {
  const mortal = await OwnBrowser.start(profile)
  await mortal.page.exposeFunction('__saved', (owner: string, generation: number) => {
    heads.set(owner, generation)
  })
  await mortal.page.addInitScript(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put')
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'heads') {
        const { owner, generation } = given[0] as { owner: string; generation: number }
        const saved = Reflect.get(window, '__saved') as (...head: unknown[]) => void
        this.transaction.addEventListener('complete', () => {
          saved(owner, generation)
        })
      }
      return Reflect.apply(put as IDBObjectStore['put'], this, given)
    }
  })
  return mortal
}

/** Resolves at the page's n-th write to the storage from now on. */
async function written(page: Page, n: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put')
        let left = wanted
        IDBObjectStore.prototype.put = function (...given) {
          if (--left === 0) resolve()
          return Reflect.apply(put as IDBObjectStore['put'], this, given)
        }
      }),
    n,
  )
}

/** Waits until so many epochs more are behind the run. */
async function passed(app: App, more: number): Promise<void> {
  const first = await app.epochsDone()
  const poll = expect.poll(() => app.epochsDone(), { timeout: 60_000, intervals: [20] })
  await poll.toBeGreaterThan(first + more)
}

/** What a reopened browser finds. */
interface Found {
  /** Whatever is not all there with the sums that it says. */
  wrong: string[]
  /** Numbers of the newest generations. */
  heads: [owner: string, generation: number][]
  /** Ids of the runs that have not ended. */
  running: string[]
}

function find(page: Page): Promise<Found> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(request.error ?? new Error('refused'))
        }
      })
    const sum = async (bytes: BufferSource) =>
      Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('')
    const db = await done(indexedDB.open('terrarium'))
    const all = <Row>(name: string) =>
      done(db.transaction(name).objectStore(name).getAll()) as Promise<Row[]>
    interface Generation {
      owner: string
      generation: number
      document: string
      documentSha256: string
      arrays: { name: string; chunks: { sha256: string }[] }[]
    }
    const heads = await all<{ owner: string; generation: number }>('heads')
    const generations = await all<Generation>('generations')
    const wrong: string[] = []
    for (const { owner, generation } of heads) {
      const found = generations.find((g) => g.owner === owner && g.generation === generation)
      if (found === undefined) {
        wrong.push(`${owner}: no generation ${String(generation)}`)
        continue
      }
      if ((await sum(new TextEncoder().encode(found.document))) !== found.documentSha256)
        wrong.push(`${owner}: document`)
      for (const { name, chunks } of found.arrays)
        for (const [i, chunk] of chunks.entries()) {
          const store = db.transaction('chunks').objectStore('chunks')
          const kept = (await done(store.get([owner, generation, name, i]))) as Blob | ArrayBuffer
          const bytes = kept instanceof Blob ? await kept.arrayBuffer() : kept
          if ((await sum(bytes)) !== chunk.sha256) wrong.push(`${owner}: ${name} ${String(i)}`)
        }
    }
    const runs = await all<{ id: string; status: string }>('runs')
    db.close()
    return {
      wrong,
      heads: heads.map(({ owner, generation }): [string, number] => [owner, generation]),
      running: runs.filter(({ status }) => status === 'running').map(({ id }) => id),
    }
  })
}

/** Owners of what stays whatever comes of the run. */
function lasting(heads: ReadonlyMap<string, number>): string[] {
  return [...heads.keys()].filter((owner) => /^(project|data):/.test(owner))
}

test('killed at thirty moments, the browser opens the last whole state each time, and the run ends in the same bits @long', async ({
  app,
  baseURL,
}) => {
  test.setTimeout(1_200_000)
  const { m } = app
  await app.start(SETTINGS)
  await app.openFile(LONG_TABLE)
  await app.train()
  const whole = await app.finalFingerprint()

  const profile = mkdtempSync(join(tmpdir(), 'terrarium-killed-'))
  const origin = baseURL ?? ''
  try {
    const saved = new Map<string, number>()
    let mortal = await startMortal(profile, saved)
    let own = new App(mortal.page)
    await own.start(SETTINGS, `${origin}/`)
    await own.openFile(LONG_TABLE)
    await own.goProjects()
    await own.field(m.projects.keepData).check()
    await expect(own.field(m.projects.keepData)).toBeChecked()
    await own.train()

    let resumed = 0
    for (let kill = 0; kill < KILLS; kill++) {
      // In the middle of a save every other time, and of training the others; or when the run ends before that.
      const writes = 1 + Math.floor(MOST_WRITES * scatter(kill, 3))
      const epochs = Math.floor(MOST_EPOCHS * scatter(kill, 4))
      const wrote = written(mortal.page, writes)
      const reached = kill % 2 === 0 ? wrote : wrote.then(() => passed(own, epochs))
      await Promise.race([reached, own.trained()]).catch(() => 'it was too late to look')
      await mortal.kill()
      const before = new Map(saved)
      mortal = await startMortal(profile, saved)
      own = new App(mortal.page)
      await mortal.page.goto(`${origin}/#projects`)
      await mortal.page.getByRole('button', { name: m.projects.openLabel('customers') }).click()
      // Opening ends with going to where the work was.
      await expect(own.title).not.toHaveText(m.projects.title)
      await own.go('data')
      await own.expectTable()
      const { wrong, heads, running } = await find(mortal.page)
      expect(wrong, `kill ${String(kill)}`).toEqual([])
      // What was saved is the newest there is; what is not there any more was ended or replaced.
      for (const [owner, generation] of heads)
        expect(generation, owner).toBeGreaterThanOrEqual(before.get(owner) ?? 1)
      expect(heads.map(([owner]) => owner)).toEqual(expect.arrayContaining(lasting(before)))
      await expect(own.alert).toHaveCount(0)
      const [run] = running
      if (run === undefined) await own.train()
      else {
        const hasCheckpoint = heads.some(([owner]) => owner === `checkpoint:${run}`)
        await own.button(hasCheckpoint ? /^Resume from epoch/ : /^Start it again/).click()
        if (hasCheckpoint) resumed += 1
      }
    }
    // The others were killed before their first checkpoint, or after their end.
    expect(resumed).toBeGreaterThan(KILLS / 4)
    expect(await own.finalFingerprint()).toBe(whole)
    await mortal.kill()
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})
