import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { experimentToLink } from '../src/domain/experiment-link.ts'
import type { Experiment } from '../src/domain/experiment.ts'
import { expect, test } from './support/test.ts'

const settingsOf = (document: Experiment) =>
  `./#classroom&settings=${experimentToLink(document, { withNames: false })}`

test('a gradient that vanishes is marked at its layer, in the drawing and in the names of its units', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.goto(
    settingsOf({
      ...toyExperiment('moons'),
      network: { layers: [6, 6, 6, 6, 6].map((units) => ({ units, activation: 'sigmoid' })) },
      training: { optimizer: { name: 'sgd', learningRate: 0.01 }, seed: 1 },
      classroom: { source: { kind: 'toy', name: 'moons', rows: 60 } },
    }),
  )
  const drawing = app.main.getByRole('group', { name: /^Network of/ })
  await expect(drawing).toBeVisible()
  for (let epoch = 0; epoch < 10; epoch++) await app.button(m.classroom.stepEpoch).click()
  await expect(drawing.getByText(m.health.layerMarked.vanishing).first()).toBeVisible()
  await expect(
    drawing.getByRole('button', { name: `Layer 1, unit 1 of 6: ${m.health.layerFault.vanishing}` }),
  ).toBeVisible()
})

test('every unit of a wide layer is reached with the keyboard, and its bias set by hand', async ({
  app,
  page,
}) => {
  const { m } = app
  await page.goto(
    settingsOf({
      ...toyExperiment('moons'),
      network: { layers: [{ units: 14, activation: 'tanh' }] },
    }),
  )
  const unit = (n: number) => app.main.getByRole('button', { name: `Layer 1, unit ${n} of 14` })
  await unit(12).click()
  await page.keyboard.press('ArrowDown')
  await expect(unit(13)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByText(m.drawing.weightsOf('Layer 1, unit 13 of 14')).click()
  const bias = app.field(m.drawing.bias)
  await bias.fill('0.75')
  await bias.press('Tab')
  await app.main.getByText(m.common.showTable).first().click()
  await expect(app.main.getByRole('row', { name: /layer 1, unit 13 Bias 0\.75/ })).toBeVisible()
})

test('who presses Play before there is a network sees it learn as soon as there is one', async ({
  app,
  page,
}) => {
  await page.goto('./#classroom')
  await app.button(app.m.classroom.play).click()
  await expect(app.button(app.m.classroom.pause)).toBeVisible()
})
