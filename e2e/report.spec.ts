import { expect, test } from './support/test.ts'

test('a chart is saved as an image and as numbers with every digit, by keyboard', async ({
  app,
}) => {
  await app.quickModel()
  await app.evaluate()
  const { saveChart } = app.m.common
  const menu = app.button(saveChart.saveNamed(app.m.evaluate.loss))
  const save = async (what: string) => {
    await menu.focus()
    await app.page.keyboard.press('Enter')
    return app.download(() => app.button(what).press('Enter'))
  }
  const image = await save(saveChart.image)
  expect(image.name).toMatch(/customers-how-it-learnt\.png$/)
  expect(image.bytes.subarray(1, 4).toString()).toBe('PNG')
  // At twice the page's pixels.
  expect(image.bytes.readUInt32BE(16)).toBeGreaterThan(1000)
  const numbers = await save(saveChart.numbers)
  expect(numbers.name).toBe(image.name.replace('.png', '.csv'))
  const [head, first] = numbers.bytes.toString('utf8').replace('\uFEFF', '').split('\n')
  expect(head).toBe(
    [app.m.train.epoch, app.m.train.training, app.m.train.validation, app.m.train.seconds].join(
      ',',
    ),
  )
  expect(first).toMatch(/^1,0?\.\d{8,},/)

  // The deciles are a table already.
  const tenths = app.button(saveChart.saveNamed(app.m.campaign.tenths))
  await tenths.click()
  const { bytes } = await app.download(() => app.button(saveChart.numbers).click())
  const lines = bytes.toString('utf8').trim().split('\n')
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toMatch(/^10,0?\.\d+,\d+,\d+,/)
  await tenths.click()
  const picture = await app.download(() => app.button(saveChart.image).click())
  expect(picture.bytes.readUInt32BE(16)).toBeGreaterThan(1500)
})

test('the report tells what is known, and the model card is written from it', async ({ app }) => {
  await app.quickModel()
  await app.evaluate()
  await app.button(app.m.report.open).click()
  for (const title of [app.m.report.limits, app.m.report.details, app.m.report.preparation]) {
    await expect(app.pane(title)).toBeVisible()
  }
  // Found out in the worker, one after the other.
  await expect(app.table(app.m.contenders.title)).toBeVisible({ timeout: 30_000 })
  const card = await app.download(() => app.button(app.m.report.card).click())
  const text = card.bytes.toString('utf8')
  expect(card.name).toMatch(/\.md$/)
  expect(text).toContain(`## ${app.m.report.use}`)
  expect(text).toContain(app.m.report.useHow)
  expect(text).toContain(`## ${app.m.contenders.title}`)
  await app.page.emulateMedia({ media: 'print' })
  await expect(app.button(app.m.report.print)).toBeHidden()
  await expect(app.page.getByRole('navigation')).toHaveCount(0)
})
