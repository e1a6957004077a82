import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from './support/app.ts'
import { LONG_SETTINGS, LONG_TABLE } from './support/long-training.ts'
import { OwnBrowser } from './support/own-browser.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ retries: 0 })

/** Longer than a trainer may be silent before another one takes its place. */
const ASLEEP_MS = 25_000

test('a run on a laptop that is closed and opened again goes on where it was, to the same bits @long', async ({
  app,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const { m } = app
  await app.start(LONG_SETTINGS)
  await app.openFile(LONG_TABLE)
  await app.train()
  const whole = await app.finalFingerprint()

  const profile = mkdtempSync(join(tmpdir(), 'terrarium-asleep-'))
  try {
    const laptop = await OwnBrowser.start(profile)
    const own = new App(laptop.page)
    await own.start(LONG_SETTINGS, `${baseURL ?? ''}/`)
    await own.openFile(LONG_TABLE)
    await own.train()
    await expect
      .poll(() => own.epochsDone(), { timeout: 60_000, intervals: [20] })
      .toBeGreaterThan(5)
    laptop.freeze()
    await new Promise((resolve) => setTimeout(resolve, ASLEEP_MS))
    laptop.thaw()
    // It was asleep and not dead: nothing is begun again.
    expect(await own.finalFingerprint()).toBe(whole)
    await own.go('train')
    await expect(own.main.getByText(m.train.recovered)).toHaveCount(0)
    await expect(own.alert).toHaveCount(0)
    await laptop.kill()
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})
