import { expect, test } from './support/test.ts'

test('points are painted on the surface by mouse and keyboard, and the network goes on with them', async ({
  app,
  page,
}) => {
  const { setup, classroom, time, common } = app.m
  await page.goto('./#classroom')
  await app.button(classroom.stepEpoch).click()
  const loss = app.pane(time.loss)
  await expect(loss).toContainText(time.epoch('1'))
  await app.button(setup.paint).click()
  const source = app.pane(setup.source)
  await expect(source).toContainText(setup.painted('150', '150'))
  const surface = app.main.getByRole('application', { name: setup.canvas })

  // Two strokes: the first leaves a point at its end and on its way, the second rubs one out again.
  const box = await surface.boundingBox()
  if (!box) throw new Error('no surface')
  const [x, y] = [box.x + box.width / 2, box.y + 24]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y)
  await page.mouse.up()
  await expect(source).toContainText(setup.painted('152', '150'))
  await app.button(setup.tools.erase).click()
  await page.mouse.click(x + 20, y)
  await expect(source).toContainText(setup.painted('151', '150'))
  await expect(loss).toContainText(time.epoch('1'))

  await app.button(setup.clear).click()
  await expect(source).toContainText(setup.paintMore('5'))
  await surface.focus()
  const paintRow = async (digit: string) => {
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press(digit)
      await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowDown')
    }
  }
  await paintRow('1')
  await paintRow('2')
  await expect(source).toContainText(setup.painted('5', '5'))
  // Three of five of each are learnt from; the weights stay those of the first epoch.
  await expect(app.main).toContainText(classroom.lead('6', '31'))
  await expect(loss).toContainText(time.epoch('1'))
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(source).toContainText(setup.painted('5', '4'))
  await app.button(common.undo).click()
  await expect(source).toContainText(setup.painted('5', '5'))

  await page.reload()
  await expect(source).toContainText(setup.painted('5', '5'))
})

test('what is watched stands on one screen, and the buttons stay in reach', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('./#classroom')
  await app.button(m.classroom.stepEpoch).click()
  const watched = [m.setup.source, m.drawing.network, m.drawing.surfaceOf('orange'), m.time.loss]
  for (const title of watched) {
    await expect(app.pane(title)).toBeInViewport({ ratio: 0.99 })
  }
  const links = app.main.getByRole('navigation', { name: m.classroom.nav })
  await links.getByRole('button', { name: m.classroom.parts.lessons }).click()
  await expect(app.pane(m.lessons.title)).toBeInViewport()
  await expect(app.button(m.classroom.play)).toBeInViewport({ ratio: 1 })
})
