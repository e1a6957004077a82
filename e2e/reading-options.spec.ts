import { expect, test } from './support/test.ts'

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

test('another way of reading is seen on the first rows before the file is read again', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  const rows = lines(40, (i) => `${i},"1.${100 + i}",${i % 2 === 0 ? 'yes' : 'no'}`)
  await app.openFile({ name: 'ways.csv', content: `n,amount,y\n${rows}\nTotal,,40\n` })
  await expect(app.title).toContainText('40 rows, 3 columns')
  await expect(app.main.getByText(m.data.tableWarnings.footer.title)).toBeVisible()

  await app.button(m.data.howRead).click()
  const preview = app.table(m.reading.preview)
  const status = app.main.getByRole('status').filter({ hasText: m.reading.previewSeen('3', '40') })
  await expect(preview.locator('tbody tr')).toHaveCount(10)
  await expect(status).toContainText(m.reading.previewAllReadable)
  await expect(app.field(m.reading.footerRows)).toHaveValue('1')
  await expect(preview.locator('tbody tr').first()).toContainText('1.100')

  await app.main.getByText(m.reading.more, { exact: true }).click()
  await app.choose(m.reading.decimal, m.reading.decimals[','])
  await expect(preview.locator('tbody tr').first()).toContainText('1100')
  await app.choose(m.data.delimiter, m.reading.otherDelimiter)
  await app.set(m.reading.delimiterText, '§')
  await expect(preview.locator('thead')).toContainText('n,amount,y')
  await app.button(m.reading.backToFound).click()
  await expect(preview.locator('tbody tr').first()).toContainText('1.100')
  // Nothing of this touched the open table.
  await expect(app.title).toContainText('40 rows, 3 columns')
  await expect(app.button(m.reading.readAgain)).toHaveAttribute('aria-disabled', 'true')

  await app.choose(m.reading.decimal, m.reading.decimals[','])
  await app.set(m.reading.footerRows, 0)
  await app.button(m.reading.readAgain).click()
  await expect(app.title).toContainText('41 rows, 3 columns')
  await expect(app.field(m.reading.decimal)).toHaveValue(',')
})

test('what would go wrong is counted or said before the file is read again', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({
    name: 'quoted.csv',
    content: `a,b\n${lines(30, (i) => `"x, ${i}",${i}`)}\n`,
  })
  await app.button(m.data.howRead).click()
  await app.choose(m.data.quote, m.data.quoteName(''))
  await expect(app.main.getByText(m.reading.previewUnreadable('30'))).toBeVisible()
  await expect(app.table(m.reading.preview)).toContainText(m.reading.unreadableRow('1'))
  await app.set(m.data.preamble, 1000)
  await expect(app.main.getByRole('status').filter({ hasText: /quoted\.csv/ })).toBeVisible()
  await expect(app.title).toContainText('30 rows, 2 columns')
})

test('the first rows of a large file are there at once', async ({ app }) => {
  const { m } = app
  await app.start()
  const content = `a,b,c,y\n${lines(300_000, (i) => `${i},${i % 977}.25,some words ${i % 31},${i % 2}`)}`
  await app.openFile({ name: 'large.csv', content })
  await expect(app.title).toContainText('300,000 rows')
  await app.button(m.data.howRead).click()
  const names = app.table(m.reading.preview).locator('thead')
  await expect(names).toContainText('y')
  const began = Date.now()
  await app.choose(m.data.delimiter, m.data.delimiterName(';'))
  await expect(names).toContainText('a,b,c,y')
  expect(Date.now() - began).toBeLessThan(3000)
})
