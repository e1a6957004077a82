import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { unzipSync } from 'fflate'
import { en } from '../src/messages/en.ts'
import { QUICK_SETTINGS } from './support/app.ts'
import { expectKept, test } from './support/hosted.ts'
import { customers } from './support/tables.ts'
import { expect } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

const TABLE = { name: 'customers.csv', content: customers(240) }
test('after the first visit everything works with the server gone, reloads too @long', async ({
  app,
  page,
  host,
  watch,
}) => {
  const { m } = app
  await app.start()
  await expectKept(page)
  await host.stop()
  await app.openFile(TABLE)
  await app.train()
  await app.trained()
  await app.keep('made offline')
  await app.go('predict')
  await expect(app.pane(/^Chance/)).toBeVisible()
  await app.give(m.predict.scoreFile, TABLE)
  const { bytes } = await app.download(() => app.button(m.predict.download).click())
  expect(bytes.toString()).toContain('age')
  await page.goto('./?lang=en#models')
  await page.reload()
  await expect(app.table(m.models.title)).toContainText('made offline')
  // The host sends no headers: they come from the service worker.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await app.start()
  await app.openToy('xor')
  await app.trained()
  for (const url of watch.requests) expect(url).toMatch(/^(blob:)?http:\/\/127\.0\.0\.1:/)
})

test('with the network gone the view says so and work goes on to a prediction; back online, it says that', async ({
  app,
  page,
  context,
}) => {
  const { m } = app
  const { lock } = m
  const offline = app.pane(lock.offline)
  await app.start(QUICK_SETTINGS)
  await app.goPrivacy()
  await expect(offline).toContainText(lock.onlineNow)
  // Once all of it is kept, nothing has to be loaded first.
  await expect(offline).not.toContainText(lock.offlineLimits, { timeout: 60_000 })
  await context.setOffline(true)
  await expect(offline).toContainText(lock.offlineNow)
  await app.goHome()
  await app.openFile(TABLE)
  await app.train()
  await app.trained()
  await app.go('predict')
  await expect(app.pane(/^Chance/)).toContainText(/\d+ of 100/)
  await app.goPrivacy()
  await expect(offline).toContainText(lock.offlineNow)
  await context.setOffline(false)
  await expect(offline).toContainText(lock.onlineNow)
  await expect(page.getByRole('banner').getByRole('button', { name: /^Sealed/ })).toBeVisible()
})

test('the download of the app is whole, and runs from any server @long', async ({
  app,
  page,
  host,
  watch,
}, info) => {
  // A copy does not hold itself.
  watch.expect(/404/)
  await app.start()
  const { name, bytes } = await app.download(() => app.button(en.offline.download).click())
  expect(name).toMatch(/^terrarium-[0-9a-f]{12}(-changed)?\.zip$/)
  const files = unzipSync(bytes)
  const sums = Buffer.from(files['terrarium/SHA256SUMS'] ?? []).toString()
  const listed = sums.trim().split('\n')
  for (const line of listed) {
    const [sum, path] = line.split('  ')
    const file = files[`terrarium/${path ?? ''}`] ?? new Uint8Array()
    expect(createHash('sha256').update(file).digest('hex'), path).toBe(sum)
    const place = info.outputPath('copy', path ?? '')
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, file)
  }
  expect(Object.keys(files)).toHaveLength(listed.length + 1)
  expect(sums).toMatch(/ {2}README\.txt$/m)

  host.root = info.outputPath('copy')
  await app.quickModel()
  await app.goHome()
  await app.button(en.offline.download).click()
  await expect(page.getByText(en.offline.noDownload)).toBeVisible()
})

test('a tab that keeps nothing keeps no copy of the app either', async ({ app, page }) => {
  const kept = () =>
    page.evaluate(async () => {
      const workers = await navigator.serviceWorker.getRegistrations()
      return { workers: workers.length, caches: await caches.keys() }
    })
  await app.start(undefined, '?keep=nothing')
  await app.openFile(TABLE)
  expect(await kept()).toEqual({ workers: 0, caches: [] })
  await app.start()
  await expectKept(page)
  expect(await kept()).toMatchObject({ workers: 1 })
})

test('an installed app takes files from the system, and the offer to install it waits on the start page', async ({
  app,
  page,
}) => {
  // Only an installed app on a desktop has files to take: what Chromium would hand over is made up here.
  await page.addInitScript((content) => {
    const file = { getFile: () => Promise.resolve(new File([content], 'from-the-system.csv')) }
    Object.defineProperty(window, 'launchQueue', {
      value: {
        setConsumer: (consume: (launch: unknown) => void) => {
          Reflect.set(window, '__launch', () => {
            consume({ files: [file] })
          })
        },
      },
    })
  }, TABLE.content)
  await app.start()
  const install = app.button(en.offline.install)
  await expect(app.button(en.offline.download)).toBeVisible()
  await expect(install).toHaveCount(0)
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true })
    Reflect.set(offer, 'prompt', () => {
      Reflect.set(window, '__asked', true)
      return Promise.resolve()
    })
    dispatchEvent(offer)
  })
  await install.click()
  await expect(install).toHaveCount(0)
  expect(await page.evaluate(() => Reflect.get(window, '__asked') as unknown)).toBe(true)
  await page.evaluate(() => {
    ;(Reflect.get(window, '__launch') as () => void)()
  })
  await app.expectTable()
  await expect(page.getByRole('banner')).toContainText('from-the-system')
})
