import { csv } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Days that could be months, prices as Germans write them, -1 for "never", postcodes. */
const ORDERS = Array.from({ length: 60 }, (_, i) => [
  `0${String(1 + (i % 9))}/0${String(1 + ((i * 7) % 9))}/2024`,
  `"${String(1 + (i % 7))}.${String(100 + i)},50 €"`,
  i % 3 === 0 ? -1 : 1 + ((i * 11) % 37),
  `0106${String(i % 5)}`,
  i % 4 === 0 ? 'yes' : 'no',
])
const TABLE = {
  name: 'orders.csv',
  content: csv(['ordered', 'price', 'days since', 'plz', 'again'], ORDERS),
}

test('money, dates, postcodes and a hidden gap are found, said, and read otherwise on request', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start({ training: { epochs: 2 } })
  await app.openFile(TABLE)
  await app.pick(m.data.target, 'again')
  await expect(app.field(m.data.kindOf('price'))).toHaveValue('number')
  await expect(app.field(m.data.kindOf('ordered'))).toHaveValue('date')
  await expect(app.field(m.data.kindOf('plz'))).toHaveValue('category')
  const columns = app.table(m.data.columns)
  await expect(columns).toContainText('1,101 to 7,156 €')
  await expect(columns).toContainText('2024-01-01 to 2024-09-03')

  const { title, text } = m.data.columnWarnings.leadingZeros('plz', '', '', true, '')
  await expect(app.main).toContainText(title)
  await expect(app.main).toContainText(text)
  const hidden = m.columns.disguised.below('days since', '“-1”', '33%', '1')
  await expect(app.main).toContainText(hidden)
  await app.button(m.columns.countAsEmpty).click()
  await expect(app.main).not.toContainText(hidden)
  await expect(app.main).toContainText(m.data.gaps('days since', '33%'))

  // 01/01 tells nothing; the next date is shown both ways.
  await expect(app.main).toContainText(m.columns.ambiguous('ordered', '02/08/2024', '2024-02-08'))
  await app.button(m.columns.readAs('2024-08-02')).click()
  await expect(app.main).not.toContainText(m.columns.dateOrderText('2024-08-02'))

  await app.button(m.data.moreOf('ordered')).click()
  const dialog = page.getByRole('dialog', { name: 'ordered' })
  await expect(dialog.getByLabel(m.columns.dateFormat)).toHaveValue('dmy')
  await dialog.getByRole('button', { name: m.columns.asFound }).click()
  await expect(app.main).toContainText(m.columns.dateOrderText('2024-08-02'))

  await app.go('prepare')
  // Ten of the date, five postcodes, two numbers.
  await expect(app.title).toContainText('become 17 inputs')
  await app.train()
  await app.trained()
  await app.go('predict')
  await app.set('price', '12.5')
  await expect(app.main).toContainText('“price” needs a number')
  await app.set('price', '2.500,75')
  await expect(app.main).not.toContainText('“price” needs a number')
  await app.set('ordered', 'soon')
  await expect(app.main).toContainText('“ordered” needs a date')
  await app.set('ordered', '2024-03-04')
  await expect(app.main).not.toContainText('“ordered” needs a date')
})

test('days as spreadsheets count them are dates where the name says so, and the order of day and month is chosen', async ({
  app,
  page,
}) => {
  const { m } = app
  const rows = Array.from({ length: 60 }, (_, i) => [
    45_292 + ((i * 7) % 90),
    `${String(1 + (i % 28)).padStart(2, '0')}.03.2024`,
    i % 3 === 0 ? 'yes' : 'no',
  ])
  await app.start()
  await app.openFile({ name: 'due.csv', content: csv(['order date', 'paid', 'late'], rows) })
  const kind = app.field(m.data.kindOf('order date'))
  await expect(kind).toHaveValue('date')
  await expect(app.main).toContainText(m.columns.datesByNameText)
  await app.button(m.columns.readAsNumbers).click()
  await expect(kind).toHaveValue('number')
  await expect(app.main).not.toContainText(m.columns.datesByNameText)

  await app.button(m.data.moreOf('order date')).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: m.columns.asFound }).click()
  await expect(kind).toHaveValue('date')

  // What does not fit is refused with the text that is no such date, and the column stays as it was.
  await app.button(m.data.moreOf('paid')).click()
  await expect(dialog).toContainText(m.columns.formatFound('13.03.2024', '2024-03-13', ''))
  await app.choose(m.columns.dateFormat, m.columns.dateFormats.mdy, dialog)
  await dialog.getByRole('button', { name: m.data.useMarkers }).click()
  await expect(app.alert).toContainText('13.03.2024')
})
