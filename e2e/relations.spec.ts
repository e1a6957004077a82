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
