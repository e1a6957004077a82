import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const ROWS = 300
const left = (row: number) => (row * 37) % 10 < 3
const CUSTOMERS = csv(
  ['age', 'call_cost', 'cancel_reason', 'left'],
  Array.from({ length: ROWS }, (_, row) => [
    20 + Math.round(50 * scatter(row)),
    (left(row) ? 60 + (row % 7) : 10 + (row % 31)).toFixed(1),
    left(row) ? `reason ${row % 3}` : '',
    left(row) ? 'yes' : 'no',
  ]),
)

test('each column says how it relates to the target; what gives the answer away can be left out and taken back', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'customers.csv', content: CUSTOMERS })
  await app.pick(m.data.target, 'left')
  await app.choose(m.data.positive, 'yes')

  const columns = app.table(m.data.columns)
  const row = (name: string) => columns.getByRole('row').filter({ hasText: name })
  await expect(row('call_cost')).toContainText('AUC 1.00')
  await expect(row('age')).toContainText(/AUC 0\.[45]/)
  const { givesAway, filledFor } = m.relations
  await expect(app.main).toContainText(givesAway.title('call_cost', 'left', 'AUC 1.00'))
  await expect(app.main).toContainText(filledFor.filled('cancel_reason', 'left', 'yes'))

  const notice = app.main.locator('.notice', { hasText: 'call_cost alone' })
  await notice.getByRole('button', { name: m.data.leaveOut }).click()
  await expect(app.field(m.data.roleOf('call_cost'))).toHaveValue('ignore')
  await notice.getByRole('button', { name: m.data.useAnyway }).click()
  await expect(app.field(m.data.roleOf('call_cost'))).toHaveValue('feature')

  await app.pick(m.data.target, 'age')
  await expect(row('call_cost')).toContainText('ρ')
})

test('pictures show which columns go together and which are empty together', async ({ app }) => {
  const { m } = app
  const table = csv(
    ['size', 'price', 'street', 'town', 'sold'],
    Array.from({ length: ROWS }, (_, row) => [
      Math.round(100 * scatter(row)),
      Math.round(900 * scatter(row)) + (row % 40),
      row % 10 < 3 ? '' : `Street ${row % 8}`,
      row % 10 < 3 ? '' : `Town ${row % 7}`,
      scatter(row) > 0.5 ? 'yes' : 'no',
    ]),
  )
  await app.start()
  await app.openFile({ name: 'houses.csv', content: table })
  await app.pick(m.data.target, 'sold')

  await expect(app.main).toContainText(
    /Closest are (price and size|size and price): ρ (0\.9\d|1\.00)/,
  )
  await app.main.getByText(m.relations.asTable).click()
  await expect(app.table(m.relations.asTable)).toContainText(/ρ/)

  const views = app.main.getByRole('group', { name: m.relations.pictureView })
  await views.getByRole('button', { name: m.relations.pictureViews.missing }).click()
  await expect(app.main).toContainText(m.relations.missingFinding('70%'))
  const together = app.main.getByRole('row', { name: /street, town|town, street/ })
  await expect(together).toContainText('90')
  await expect(together).toContainText('30%')
})

test('what is said of a column follows what was done with it; a suspect input is named again beside the results', async ({
  app,
}) => {
  const { m } = app
  const { constant } = m.data.columnWarnings
  const table = csv(
    ['age', 'call_cost', 'country', 'town', 'left'],
    Array.from({ length: ROWS }, (_, row) => [
      20 + Math.round(50 * scatter(row)),
      (left(row) ? 60 + (row % 7) : 10 + (row % 31)).toFixed(1),
      'DE',
      row % 8 === 0 ? '' : `Town ${row % 9}`,
      left(row) ? 'yes' : 'no',
    ]),
  )
  await app.start()
  await app.openFile({ name: 'customers.csv', content: table })
  await app.pick(m.data.target, 'left')

  const country = app.main.locator('.notice', {
    hasText: constant('country', '', '', true, '').title,
  })
  await expect(country).toContainText(constant('country', '', '', false, '').text)
  await country.getByRole('button', { name: m.data.useAnyway }).click()
  await expect(country).toContainText(constant('country', '', '', true, '').text)

  const gaps = app.main.locator('.notice', { hasText: m.data.gaps('town', '13%') })
  await expect(gaps).toContainText(m.data.now.filled(m.steps.categoryImputes.mostFrequent))
  await gaps.getByRole('button').click()
  await expect(gaps).toContainText(m.data.now.ownLevel)
  await app.button(m.steps.undo).click()
  await expect(gaps).toContainText(m.data.now.filled(m.steps.categoryImputes.mostFrequent))

  await app.go('train')
  await app.set(m.train.epochs, 3)
  await app.train()
  await app.trained()
  await app.button(m.train.toEvaluate).click()
  await expect(app.main).toContainText(m.evaluate.suspects.title(['call_cost'], 0))
  await app.button(m.evaluate.suspects.look).click()
  const suspect = app.main.locator('.notice', { hasText: 'call_cost alone' })
  await suspect.getByRole('button', { name: m.data.leaveOut }).click()

  await app.go('train')
  await app.train()
  await app.trained()
  await app.button(m.train.toEvaluate).click()
  await expect(app.button(m.evaluate.look)).toBeVisible()
  await expect(app.main).not.toContainText(m.evaluate.suspects.text)
})
