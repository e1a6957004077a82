import { en, type Messages } from '../src/messages/en.ts'
import { zhCN } from '../src/messages/zh-CN.ts'
import { expectNoViolations } from './support/axe.ts'
import { cellsOf } from './support/app.ts'
import { expect, test } from './support/test.ts'

/** On a software adapter, on a busy machine. */
const PATIENCE = 240_000

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const checked = 'the check can be cancelled, and finds our own adapter right when it is done'
test(checked, { tag: ['@long'] }, async ({ app, page }) => {
  test.setTimeout(PATIENCE + 60_000)
  const { gpu, common } = app.m
  await app.start()
  await app.goGpu()
  await expect(app.main).toContainText('swiftshader')
  await app.button(gpu.start).click()
  await expect(app.main.getByRole('progressbar', { name: gpu.progress })).toBeVisible()
  await expectNoViolations(page, 'under way')
  await app.button(common.cancel).click()
  await expect(app.main.getByText(gpu.idle)).toBeVisible()

  await app.button(gpu.start).click()
  const verdict = app.main.getByRole('status').or(app.alert).first()
  await expect(verdict).toContainText(gpu.passed, { timeout: PATIENCE })
  await expect(app.main.getByText(gpu.software)).toBeVisible()
  const cases = await cellsOf(app.table(gpu.cases))
  expect(cases.length).toBeGreaterThan(5)
  expect(cases.map(([, passed]) => passed)).toEqual(cases.map(() => gpu.casePassed))
  await expect(app.pane(gpu.speed).getByRole('table').first()).toContainText(
    app.m.train.engines.webgpu,
  )
  await expectNoViolations(page, 'verdict')

  await app.button(gpu.copy).click()
  await expect(app.main.getByText(gpu.copied)).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject({ passed: true, adapter: { name: 'swiftshader' } })

  await page.getByRole('banner').getByRole('button', { name: common.otherLanguage }).click()
  app.m = zhCN
  await expect(app.table(zhCN.gpu.cases)).toBeVisible()
  const inChinese = await cellsOf(app.table(zhCN.gpu.cases))
  expect(inChinese).toHaveLength(cases.length)
  for (const [name] of inChinese) expect(name).toMatch(/\p{Script=Han}/u)
  await app.button(zhCN.gpu.copy).click()
  await expect(app.main.getByText(zhCN.gpu.copied)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied)
})

test('it is reached from where training runs, by an address, and by the keyboard', async ({
  app,
  page,
}) => {
  const { gpu, train } = app.m
  await app.start()
  await app.openFile('sample-data/advertising-sales.csv')
  await app.go('train')
  await app.pane(train.where).getByRole('button', { name: train.checkGpu }).press('Enter')
  await expect(app.title).toHaveText(gpu.title)
  expect(new URL(page.url()).hash).toMatch(/^#gpu/)
  await page.goto('about:blank')
  await page.goto('./#gpu')
  await expect(app.button(gpu.start)).toBeVisible()
})

for (const [language, messages] of Object.entries<Messages>({ en, 'zh-CN': zhCN })) {
  test(`before the check the page explains itself and breaks no rule, ${language}`, async ({
    app,
    page,
  }) => {
    app.m = messages
    await app.start(undefined, `?lang=${language}`)
    await app.goGpu()
    await expect(app.main).toContainText(messages.gpu.idle)
    await expectNoViolations(page, 'not checked')
  })
}
