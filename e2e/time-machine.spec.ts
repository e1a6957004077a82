import { expect, test } from './support/test.ts'

test('an epoch of the past is gone back to by the keyboard, branched from, and compared', async ({
  app,
  page,
}) => {
  const { time, classroom } = app.m
  await page.goto('./#classroom')
  const pane = app.pane(time.title)
  await expect(pane).toContainText(time.empty)
  for (let epoch = 1; epoch <= 4; epoch++) {
    await app.button(classroom.stepEpoch).click()
    await expect(pane).toContainText(new RegExp(`^.*${epoch + 1} snapshots kept`))
  }

  const handle = pane.getByRole('slider', { name: time.handle })
  await expect(handle).toHaveAttribute('aria-valuetext', time.epoch('4'))
  await handle.press('ArrowLeft')
  await expect(handle).toHaveAttribute('aria-valuetext', time.epoch('3'))
  await expect(app.main).toContainText(time.answersHow('3'))
  await handle.press('Home')
  await expect(handle).toHaveAttribute('aria-valuetext', time.epoch('0'))
  await pane.getByRole('button', { name: time.film('1') }).click()
  await expect(handle).toHaveAttribute('aria-valuetext', time.epoch('1'))
  await expect(pane.getByRole('button', { name: time.film('1') })).toHaveAttribute(
    'aria-current',
    'step',
  )

  await pane.getByText(time.branchNote).click()
  await app.set(app.m.train.learningRate, 0.5, pane)
  await app.choose(app.m.train.optimizer, app.m.train.optimizers.rmsprop, pane)
  await expect(pane).toContainText(time.otherOptimizer(app.m.train.optimizers.rmsprop))
  await pane.getByRole('button', { name: time.branchTitle('1') }).click()
  const futures = app.pane(time.futures)
  await expect(futures).toContainText(time.futuresHow('1'))
  await expect(futures.getByRole('row', { name: time.settings.learningRate })).toContainText('0.5')
  await app.button(classroom.pause).click()
  const swap = futures.getByRole('button', { name: time.goOn('A') })
  await expect(swap).toHaveAttribute('aria-pressed', 'false')
  await swap.focus()
  await page.keyboard.press('Enter')
  // A goes on from where it was left; B stays to be compared with.
  await expect(swap).toHaveAttribute('aria-pressed', 'true')
  await expect(handle).toHaveAttribute('aria-valuetext', time.epoch('4'))
  await expect(futures).toContainText(time.goesOn('A', '4', 'B'))
  await app.button(classroom.stepEpoch).click()
  await expect(futures).toContainText(time.goesOn('A', '5', 'B'))
  await futures.getByRole('button', { name: time.forget('B') }).click()
  await expect(futures).toBeHidden()
})
