import Papa from 'papaparse'
import { createHash } from 'node:crypto'
import { moneyFor } from '../src/messages/money.ts'
import { QUICK_SETTINGS } from './support/app.ts'
import { csv, customers, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

function parsed(bytes: Buffer): string[][] {
  return Papa.parse<string[]>(
    bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd(),
  ).data
}

/** Of customers who are known by mail and telephone, and who have a `group` of their own. */
const NEW_CUSTOMERS = Papa.unparse(
  parsed(Buffer.from(customers(400))).map((cells, i) =>
    i === 0
      ? [...cells, 'phone', 'group']
      : [
          cells[0]?.replace(/^K(\d+)/, 'Person$1@Example.com'),
          ...cells.slice(1),
          `+49 30 ${1000 + i}`,
          i % 2 === 0 ? 'control' : 'contact',
        ],
  ),
  { newline: '\n' },
)

test('from a file to a model, a plan, a list, and from its results back to what contacting changed', async ({
  app,
}) => {
  const { m, page } = app
  await app.start(QUICK_SETTINGS)
  const opening = page.waitForEvent('filechooser')
  await page.getByText(m.start.openFile, { exact: true }).click()
  await (
    await opening
  ).setFiles({ name: 'past.csv', mimeType: 'text/csv', buffer: Buffer.from(customers(600)) })
  await app.expectTable()
  await app.train()
  await app.trained()
  await app.evaluate()

  await app.set(m.campaign.contactCost('churn', '€'), 4.5)
  await app.set(m.campaign.incentive('€'), 30)
  await app.set(m.campaign.valueAmount('€'), 250)
  const earns = app.pane(m.campaign.profit)
  await expect(earns).toContainText(/The best list has \d+ customers and should earn €[\d,]+/)
  // 30% × (250 − 30) − 4.50
  await expect(app.pane(m.campaign.form)).toContainText('A leaver earns 30% × (€250 − €30) − €4.50')
  await expect(app.pane(m.campaign.form)).toContainText('= €61.50.')

  await app.go('predict')
  await app.give(m.predict.scoreFile, { name: 'new.csv', content: NEW_CUSTOMERS })
  const pane = app.pane(m.targeting.title('churn'))
  const stat = (label: string) =>
    pane.locator('.stat').filter({ has: page.getByText(label, { exact: true }) })
  await expect(pane).toBeVisible()
  const scores = (
    await app
      .download(() => app.button(m.predict.download).click())
      .then(({ bytes }) => parsed(bytes))
  ).slice(1)
  const chance = (cells: string[]) => Number(cells.at(-1))
  // What the planned cut answers in the scored file is what it puts on the list.
  const atCut = scores.filter((cells) => cells[8] === 'yes').length
  await pane.getByRole('button', { name: /^At or above the cut/ }).click()
  await expect(stat(m.targeting.onList).locator('.value')).toHaveText(String(atCut))
  await app.button(m.targeting.byCount).click()
  await app.set(m.targeting.rows, 200, pane)
  await pane.getByText(m.targeting.control, { exact: true }).click()
  await app.set(m.targeting.controlRows, 40, pane)
  await expect(pane).toContainText(/With 40 held out and 160 contacted you would notice/)
  await expect(pane).toContainText(/gets an apostrophe before it in the file.*: in “phone”\./)
  await expect(pane).toContainText('“score”, “decile”')
  await expect(pane).toContainText('“reasons” and “group (2)”')

  const list = await app.download(() => app.button(m.targeting.downloadList).click())
  expect(list.name).toBe('new-list.csv')
  const [header = [], ...rows] = parsed(list.bytes)
  expect(header).toEqual([
    ...['id', 'age', 'region', 'member', 'spent', 'left', 'phone', 'group'],
    ...['score', 'decile', 'reasons', 'group (2)'],
  ])
  expect(rows).toHaveLength(200)
  const best = scores.map(chance).sort((a, b) => b - a)
  expect(rows.map((cells) => Number(cells[8]))).toEqual(best.slice(0, 200))
  expect(rows.filter((cells) => cells[9] === '1')).toHaveLength(40)
  expect(rows[0]?.[6]).toMatch(/^'\+49 30 1\d{3}$/)
  const isControl = (cells: string[]) => cells[11] === 'control'
  expect(rows.filter(isControl)).toHaveLength(40)
  for (const cells of rows) expect(cells[10]).toMatch(/^\w+: .+ \([+−][\d.]+ points?\)/)
  const shown = app.table(m.targeting.preview).locator('tbody tr').first()
  await expect(shown).toContainText(rows[0]?.[10] ?? '?')
  const contacted = rows.filter((cells) => !isControl(cells))
  const leaving = contacted.reduce((sum, cells) => sum + Number(cells[8]), 0)
  const profit = leaving * 0.3 * (250 - 30) - (160 - leaving) * 0.5 * 30 - 160 * 4.5
  await expect(stat(m.targeting.profit).locator('.value')).toHaveText(
    moneyFor('en', 'EUR').rounded(profit),
  )

  await pane.getByText(m.targeting.audienceTitle, { exact: true }).click()
  await app.choose(m.targeting.email, 'id', pane)
  const audience = await app.download(() => app.button(m.targeting.downloadAudience).click())
  const [key, ...hashes] = parsed(audience.bytes).flat()
  expect(key).toBe('Email')
  await expect(pane.getByText(m.targeting.audienceDone('160', '0'))).toBeVisible()
  expect(hashes).toEqual(
    contacted.map(([id = '']) => createHash('sha256').update(id.toLowerCase()).digest('hex')),
  )

  // Of those contacted every second stays, of those left alone every fourth.
  const counts = { contact: 0, control: 0 }
  const outcomes = rows.map((cells) => {
    const group = isControl(cells) ? 'control' : 'contact'
    const nth = counts[group]++
    return [...cells, nth % (group === 'contact' ? 2 : 4) === 0 ? 'yes' : 'no']
  })
  await app.button(m.targeting.later).click()
  await expect(app.title).toHaveText(m.results.title)
  await app.give(m.results.open, {
    name: 'after.csv',
    content: Papa.unparse([[...header, 'stayed'], ...outcomes]),
  })
  const what = app.pane(m.results.what)
  await expect(app.field(m.results.group)).toHaveValue('group (2)')
  await expect(what).toContainText(m.results.ofRows('80', '160'))
  await expect(what).toContainText(m.results.ofRows('10', '40'))
  await expect(what).toContainText(/Contacting raised the rate by 25 points/)
  // As planned: 40 won × 250, less 160 × 4.50, less 30 for the 40 and for half of the 40 who would have stayed anyway.
  await expect(what).toContainText(/It earned €7,480 beyond what would have come anyway/)
  await app.set(m.results.worth, 100)
  await expect(what).toContainText(/€1,480/)
  await expect(app.field(m.results.opposite)).toBeChecked()
  await expect(app.pane(m.results.ranking)).toContainText(/ranking/)
})

test('orders of buyers only are judged with the list; without a control group nothing is claimed', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  await app.page.getByRole('button', { name: m.results.short, exact: true }).click()
  await expect(app.title).toHaveText(m.results.title)
  await expect(app.main).toContainText(m.results.empty)
  const people = Array.from({ length: 300 }, (_, i) => ({
    id: `C${i}`,
    group: i % 3 === 0 ? 'control' : 'contact',
    buys: i % 6 === 1,
  }))
  await app.give(m.results.open, {
    name: 'orders.csv',
    content: csv(
      ['customer', 'price'],
      people.filter(({ buys }) => buys).map(({ id }, i) => [id, Math.round(50 * scatter(i))]),
    ),
  })
  await app.give(m.results.openList, {
    name: 'list.csv',
    content: csv(
      ['customer', 'group'],
      people.map(({ id, group }) => [id, group]),
    ),
  })
  await app.choose(m.results.outcome, 'customer')
  await app.choose(m.results.success, m.results.anyValue)
  const what = app.pane(m.results.what)
  await expect(what).toContainText(m.results.blankCounted('250'))
  await expect(what).toContainText(m.results.ofRows('50', '200'))
  await expect(what).toContainText(m.results.ofRows('0', '100'))
  await app.choose(m.results.group, m.results.groupNone)
  await expect(what).toContainText(/Without a control group nobody can tell/)
})
