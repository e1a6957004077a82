import { writeFileSync } from 'node:fs'
import { QUICK_SETTINGS } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

// A trace takes pictures of the page: tasks of its own.
test.use({ trace: 'off' })

test('the first view is there within a second', async ({ app, page }) => {
  await app.start()
  await page.goto('about:blank')
  await page.goto('./', { waitUntil: 'commit' })
  await expect(app.title).toBeVisible()
  const paint = () =>
    page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  await expect.poll(paint).toBeDefined()
  expect(await paint()).toBeLessThan(1000)
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  )
  expect(loaded.some((name) => name.includes('DataPanel'))).toBe(false)
})

test('reading and learning leave the page free: few tasks of the page take 50 ms', async ({
  app,
  page,
}, info) => {
  const { m } = app
  // A file given by its path: contents handed over are put together in the page, in a task of their own.
  const large = info.outputPath('large.csv')
  writeFileSync(large, customers(50_000))
  await page.addInitScript(() => {
    const tasks: number[] = []
    Reflect.set(window, '__tasks', tasks)
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
  const tasks = () =>
    page.evaluate(() => {
      const all = Reflect.get(window, '__tasks') as number[]
      return all.splice(0).map(Math.round)
    })
  await app.start(QUICK_SETTINGS)
  await expect(app.main.getByText(/WebGPU|adapter/).last()).toBeVisible()
  await tasks()

  await app.openFile(large)
  await expect(app.title).toContainText('50,000 rows')
  const reading = await tasks()
  await app.train()
  await app.trained()
  const training = await tasks()
  await app.evaluate()
  console.log(
    `long tasks in ms: reading [${reading.join(', ')}], training [${training.join(', ')}]`,
  )
  // Putting up a panel is one such task; two cores that also train make single ones longer. Parsing 50,000 rows
  // or computing a step in the page would take seconds.
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
  expect(reading.length).toBeLessThanOrEqual(2)
  expect(sum(reading)).toBeLessThan(300)
  expect(training.length).toBeLessThanOrEqual(6)
  expect(sum(training)).toBeLessThan(800)
  await expect(app.pane(m.evaluate.all)).toBeVisible()
})
