import { expect, test } from './support/test.ts'

test('a look at the test part says what drives the model, and a click what a column does', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  await app.button(m.train.toEvaluate).click()
  await expect(app.pane(m.why.driversTitle)).toHaveCount(0)
  await app.button(m.evaluate.look).click()
  const drivers = app.pane(m.why.driversTitle)
  await drivers.getByRole('button', { name: 'region' }).click()
  const region = app.pane(m.why.effectTitle('region'))
  for (const text of ['North', 'South', 'East']) await expect(region).toContainText(text)
  await drivers.getByRole('button', { name: 'age' }).click()
  const age = app.pane(m.why.effectTitle('age'))
  await expect(age.getByRole('figure')).toHaveAccessibleName(/With age the mean answer moves/)
})

test('the form says why; reasons and place follow what is changed, and can be checked', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  await app.button(m.train.toEvaluate).click()
  await app.button(m.evaluate.look).click()
  await expect(app.pane(m.why.driversTitle).getByRole('button', { name: 'age' })).toBeVisible()
  await app.go('predict')
  const why = app.main.getByRole('region', { name: /^Why / })
  await expect(why).toContainText(/(raises|lowers) the chance by [\d.]+ points/)
  const answer = app.pane(m.predict.chance('yes'))
  await expect(answer).toContainText(/It would stand at place \d+ of \d+ test rows/)
  await app.set('age', 69)
  await expect(why).toContainText('age: 69')
  await expect(answer).toContainText(/before the change at place \d+/)

  await app.button(m.why.check).click()
  await expect(why).toContainText(m.why.checkTitle)
  await expect(why).toContainText(/the largest difference is below 0.001/)
  await app.set('age', 68)
  await expect(app.button(m.why.check)).toBeVisible()
})
