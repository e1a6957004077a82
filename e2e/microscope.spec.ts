import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test('one row is followed forward and back, and every slope is checked', async ({ app, page }) => {
  const { m } = app
  await page.goto('./#classroom')
  const head = app.pane(new RegExp(`^(${m.microscope.title}|${m.microscope.titleRinged})$`))
  await expect(head).toContainText(/The network says [\d.]+ of 100 for orange/, { timeout: 30_000 })
  const [forward, backward, update] = [
    app.pane(m.microscope.forwardTitle),
    app.pane(m.microscope.backwardTitle),
    app.pane(m.microscope.updateTitle),
  ]
  await expect(forward.locator('math').first()).toBeVisible()
  // By the chain rule, by nudging, by automatic differentiation and by the engine.
  await expect(backward.getByRole('row')).toHaveCount(4)
  await expect(backward).toContainText(/they agree to (?:[6-9]|1\d) digits/)
  await expect(backward).toContainText(/All 31 slopes of this row are checked/)

  // A step of training, and the numbers are those of the new weights.
  const before = await update.innerText()
  await app.button(m.classroom.stepBatch).click()
  await expect(update).not.toHaveText(before, { useInnerText: true })

  // By keyboard alone: another layer, the bias of its unit, and a letter that lights up.
  await app.field(m.microscope.layer, head).focus()
  await page.keyboard.press('Home')
  await expect(backward).toContainText(/to the weight x[12] → layer 1, unit 1/)
  await app.field(m.microscope.weight, head).focus()
  await page.keyboard.press('End')
  await expect(backward).toContainText(m.microscope.toBias('layer 1, unit 1'))
  // What scrolls under the pointer would light up, too.
  await page.mouse.move(0, 0)
  await app.button(new RegExp(m.microscope.symbols.delta)).focus()
  await expect(backward.locator('.symbol.lit').first()).toHaveText('δ')

  await app.set(m.microscope.rowNumber, 7)
  const ringed = app.pane(m.microscope.titleRinged)
  const sentence = await ringed.innerText()
  await app.choose(m.microscope.part, m.microscope.parts.validation)
  await expect(ringed).not.toHaveText(sentence, { useInnerText: true })

  await ringed.getByText(m.microscope.table.summary).click()
  await expect(app.table(m.microscope.table.summary).getByRole('row')).toHaveCount(1 + 4 + 3 + 1)
  await expectNoViolations(page, 'microscope')

  const segments = page.getByRole('group', { name: m.microscope.segmentsLabel })
  await segments.getByRole('button', { name: m.microscope.segments.loss }).click()
  await expect(app.pane(m.microscope.lossTitle)).toBeVisible()
  await expect(forward).toBeHidden()
})

test('on a phone the formulas fit or scroll, the page never does @long', async ({ app, page }) => {
  const { m } = app
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./#classroom')
  await expect(app.pane(m.microscope.updateTitle)).toBeVisible({ timeout: 30_000 })
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider).toBe(0)
  await expectNoViolations(page, 'microscope on a phone')
})

test('a row of one’s own is typed, and what is no number is told at its field @long', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.goto('./#classroom')
  const forward = app.pane(m.microscope.forwardTitle)
  await expect(forward).toBeVisible({ timeout: 30_000 })
  const title = new RegExp(`^(${m.microscope.title}|${m.microscope.titleTyped})$`)
  await app.choose(m.microscope.part, m.microscope.parts.typed, app.pane(title))
  const mine = app.pane(m.microscope.titleTyped)
  const before = await forward.innerText()
  await app.field('x1', mine).fill('0,5')
  await expect(mine).toContainText('“x1” needs a number, and “0,5” is none.')
  await expect(mine).toContainText(m.microscope.typedWrong)
  await app.field('x1', mine).fill('0.5')
  await expect(mine).toContainText(/x1 0\.5, .*The network says/)
  await expect(forward).not.toHaveText(before, { useInnerText: true })
  await app.choose(m.microscope.typedAnswer('class'), 'blue', mine)
  await expect(mine).toContainText('class is blue')
  await expectNoViolations(page, 'a typed row')
})

test('the model that was just trained is looked into, by the names of its columns', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  await app.button(m.train.lookInside).click()
  await expect(app.pane(m.time.title)).toContainText(/This is the model you trained/)
  const forward = app.pane(m.microscope.forwardTitle)
  await expect(forward).toContainText(/age|region|member|spent/)
  await expect(app.pane(m.microscope.backwardTitle)).toContainText(/they agree to/)
})
