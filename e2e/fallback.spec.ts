import { chromium } from './chromium.ts'
import { cellsOf } from './support/app.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test.use({
  launchOptions: {
    ...chromium,
    args: [
      ...chromium.args.filter((flag) => !/webgpu|vulkan/i.test(flag)),
      '--disable-features=WebGPU',
    ],
  },
})

test('without WebGPU the page says so and trains on the processor', async ({ app }) => {
  const { m } = app
  await app.start()
  await expect(
    app.main.getByText(m.start.gpuNone).or(app.main.getByText(m.start.gpuNoAdapter)),
  ).toBeVisible()
  await app.quickModel()
  const where = app.pane(m.train.where)
  await expect(where).toContainText(m.train.engineReasons.measured)
  const [fastest, ...others] = await cellsOf(app.table(m.train.timings))
  expect(fastest?.[0]).toContain(m.train.inUse)
  expect(others.length).toBeGreaterThan(0)
  await app.evaluate()
})

test('without WebGPU, asking for it ends in a sentence, and another engine still trains', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  await app.quickModel()
  await app.choose(m.train.engine, m.train.engines.tfjs)
  await app.train()
  await expect(app.alert).toContainText(/no WebGPU|No graphics adapter/i)
  await app.choose(m.train.engine, m.train.engines.auto)
  await app.train()
  await app.trained()
})

test('without WebGPU there is nothing to check, and a sentence says so', async ({ app, page }) => {
  const { gpu } = app.m
  await app.start()
  await app.goGpu()
  await expect(app.main.getByText(gpu.noAdapterTitle)).toBeVisible()
  await expect(app.button(gpu.start)).toHaveCount(0)
  await expectNoViolations(page, 'no adapter')
})
