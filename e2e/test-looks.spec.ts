import { expect, test } from './support/test.ts'

test('the test part is locked until asked for, and every look is counted and kept', async ({
  app,
  page,
}) => {
  const { m } = app
  const { looked } = m.evaluate
  await app.quickModel()
  await app.button(m.train.toEvaluate).click()
  await expect(app.main.getByText(looked.never)).toBeVisible()
  await expect(app.pane(m.evaluate.all)).toHaveCount(0)
  // What was learnt is there to compare by; keeping needs no look.
  await expect(app.pane(m.evaluate.loss)).toBeVisible()
  await app.keep('first')
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText(m.models.locked)

  await app.go('evaluate')
  await app.button(m.evaluate.look).click()
  await expect(app.main.getByText(looked.once)).toBeVisible()
  await expect(app.pane(m.evaluate.all)).toBeVisible()
  await app.goModels()
  await expect(app.table(m.models.title)).toContainText(/ROC AUC/)

  // Another model on the same rows: locked again, and its look is the second.
  await app.go('train')
  await app.set(m.train.epochs, 7)
  await app.train()
  await app.trained()
  await app.button(m.train.toEvaluate).click()
  await expect(app.main.getByText(looked.before('1'))).toBeVisible()
  await app.button(m.evaluate.look).click()
  await expect(app.main.getByText(looked.often('2'))).toBeVisible()
  await app.keep('second')

  // After a reload a kept model is open, and knows its count.
  await page.reload()
  await app.goModels()
  await app.button(m.models.openLabel('second')).click()
  await expect(app.main.getByText(looked.often('2'))).toBeVisible()
  await expect(app.pane(m.evaluate.all)).toBeVisible()
})
