import { cellsOf } from './support/app.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'
import { zhCN } from '../src/messages/zh-CN.ts'

/** 240 orders of 60 customers over 120 days: two rows a day, four of each customer; every tenth order is there twice. */
const ORDERS = csv(
  ['customer_id', 'ordered', 'part', 'amount', 'shop', 'returned'],
  Array.from({ length: 240 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 2))).toISOString().slice(0, 10)
    const amount = Math.round(90 * scatter(i % 10 === 9 ? i - 1 : i))
    return [
      `K${(i * 7) % 60}`,
      day,
      i % 5 === 0 ? 'holdout' : 'fit',
      amount,
      ['North', 'South', 'East'][Math.floor(i / 2) % 3] ?? '',
      amount > 50 ? 'yes' : 'no',
    ]
  }),
)

test('the newest rows test: a click, two boundary times, and the time is no input', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'orders.csv', content: ORDERS })
  await app.go('prepare')
  const pane = app.pane(m.prepare.split)
  const { title, action } = m.prepare.splitSuggestions.time('ordered')
  await expect(pane).toContainText(title)
  await app.button(action).click()

  // 120 days of two rows: 72 to learn, 24 to check, 24 to test.
  await expect(pane).toContainText(m.prepare.timeSays('2024-03-13', '2024-04-06'))
  await expect(
    app.main.getByRole('img', { name: m.prepare.splitBar('144', '48', '48') }),
  ).toBeVisible()
  const becomes = new Map(
    (await cellsOf(app.table(m.prepare.inputs))).map(([name, , text]) => [name, text]),
  )
  expect(becomes.get('ordered')).toBe(m.prepare.leftOut(m.prepare.leftOutReasons.split))
  await app.field(m.prepare.alsoInput('ordered')).check()
  await expect(app.table(m.prepare.inputs).getByRole('row', { name: /^ordered/ })).toContainText(
    m.dates.daysBefore('2024-03-12'),
  )
  await app.field(m.prepare.alsoInput('ordered')).uncheck()

  await app.field(m.prepare.testShare).fill('40')
  await expect(pane).toContainText(m.prepare.timeSays('2024-02-18', '2024-03-13'))

  await app.choose(m.prepare.splitColumns.time, 'shop')
  await expect(app.alert).toContainText(/“shop” holds no times/)
  await app.choose(m.prepare.splitKind, m.prepare.splitKinds.fractions)
  await expect(app.alert).toHaveCount(0)
})

test('customers stay on one side, and the model trains and goes on with that split', async ({
  app,
}) => {
  const { m } = app
  const settings = { training: { epochs: 3 }, network: { layers: [{ units: 4 }] } }
  await app.start(settings)
  await app.openFile({ name: 'orders.csv', content: ORDERS })
  await app.go('prepare')
  const pane = app.pane(m.prepare.split)
  await app.button(m.prepare.splitSuggestions.group('customer_id').action).click()
  await expect(app.field(m.prepare.splitColumns.group)).toHaveValue('customer_id')
  await expect(pane).toContainText(m.prepare.groupSays('36', '12', '12'))
  await expect(
    app.main.getByRole('img', { name: m.prepare.splitBar('144', '48', '48') }),
  ).toBeVisible()

  await app.train()
  await app.trained()
  await app.evaluate()
  await app.set(m.evaluate.furtherEpochs, 2)
  await app.button(m.evaluate.further).click()
  await app.trained()
  await app.go('prepare')
  await expect(pane).toContainText(m.prepare.groupSays('36', '12', '12'))
})

test('a column names the parts; what its words mean can be said', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'orders.csv', content: ORDERS })
  await app.go('prepare')
  const pane = app.pane(m.prepare.split)
  await app.button(m.prepare.splitSuggestions.column('part').action).click()
  // 48 of 240 rows are held out; a fifth of the others is drawn to check.
  await expect(pane).toContainText(/No value names rows to check, so 3[89] of/)
  await app.choose('fit', m.prepare.uses.unused)
  await expect(app.alert).toContainText(/0 rows/)
  await app.choose(m.prepare.splitColumns.column, 'shop')
  await expect(app.alert).toContainText(/No value of “shop” names rows/)
  await app.choose('North', m.prepare.uses.train)
  await app.choose('South', m.prepare.uses.validation)
  await app.choose('East', m.prepare.uses.test)
  await expect(
    app.main.getByRole('img', { name: m.prepare.splitBar('80', '80', '80') }),
  ).toBeVisible()
})

test('equal rows are counted and can be kept together, in Chinese too', async ({ app, page }) => {
  await app.start()
  await app.openFile({
    name: 'repeats.csv',
    content: csv(
      ['a', 'b', 'y'],
      Array.from({ length: 120 }, (_, i) => [(i % 100) / 8, (i % 100) % 7, i % 2 ? 'yes' : 'no']),
    ),
  })
  await app.go('prepare')
  await expect(app.pane(app.m.prepare.split)).toContainText(app.m.prepare.duplicatesFound('20'))
  await page.getByRole('banner').getByRole('button', { name: app.m.common.otherLanguage }).click()
  app.m = zhCN
  const pane = app.pane(app.m.prepare.split)
  await expect(pane).toContainText(app.m.prepare.duplicatesFound('20'))
  await app.button(app.m.prepare.keepTogether).click()
  await expect(pane).toContainText(app.m.prepare.keptTogether('40'))
  await expect(app.field(app.m.prepare.duplicatesTogether)).toBeChecked()
})
