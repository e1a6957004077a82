import Papa from 'papaparse'
import { createHash } from 'node:crypto'
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

test('from a scored file to a list, and from its results back to what contacting changed', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  await app.give(m.predict.scoreFile, {
    name: 'new.csv',
    content: customers(400).replaceAll(/^K(\d+)/gm, 'Person$1@Example.com'),
  })
  const pane = app.pane(m.targeting.title)
  await expect(pane).toBeVisible()
  await app.set(m.targeting.rows, 200, pane)
  await pane.getByText(m.targeting.control, { exact: true }).click()
  await app.set(m.targeting.controlRows, 40, pane)
  await expect(pane).toContainText(/With 40 held out and 160 contacted you would notice/)

  const list = await app.download(() => app.button(m.targeting.downloadList).click())
  expect(list.name).toBe('new-list.csv')
  const [header, ...rows] = parsed(list.bytes)
  expect(header).toEqual([
    ...['id', 'age', 'region', 'member', 'spent', 'left'],
    ...['score', 'decile', 'reasons', 'group'],
  ])
  expect(rows).toHaveLength(200)
  const scores = rows.map((cells) => Number(cells[6]))
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(rows.filter((cells) => cells[9] === 'control')).toHaveLength(40)
  for (const cells of rows) expect(cells[8]).toMatch(/^\w+: .+ \([+−][\d.]+ points?\)/)

  await pane.getByText(m.targeting.audienceTitle, { exact: true }).click()
  await app.choose(m.targeting.email, 'id', pane)
  const audience = await app.download(() => app.button(m.targeting.downloadAudience).click())
  const [key, ...hashes] = parsed(audience.bytes).flat()
  expect(key).toBe('Email')
  await expect(pane.getByText(m.targeting.audienceDone('160', '0'))).toBeVisible()
  const contacted = rows.filter((cells) => cells[9] === 'contact')
  expect(hashes).toEqual(
    contacted.map(([id = '']) => createHash('sha256').update(id.toLowerCase()).digest('hex')),
  )

  // Of those contacted every second buys, of those left alone every fourth.
  const counts = { contact: 0, control: 0 }
  const outcomes = rows.map((cells) => {
    const group = cells[9] === 'control' ? 'control' : 'contact'
    const nth = counts[group]++
    return [...cells.slice(0, 8), group, nth % (group === 'contact' ? 2 : 4) === 0 ? 'yes' : 'no']
  })
  await app.button(m.targeting.later).click()
  await expect(app.title).toHaveText(m.results.title)
  await app.give(m.results.open, {
    name: 'after.csv',
    content: csv(
      ['id', 'age', 'region', 'member', 'spent', 'left', 'score', 'decile', 'group', 'bought'],
      outcomes,
    ),
  })
  const what = app.pane(m.results.what)
  await expect(what).toContainText(m.results.ofRows('80', '160'))
  await expect(what).toContainText(m.results.ofRows('10', '40'))
  await expect(what).toContainText(/Contacting raised the rate by 25 points/)
  await expect(what).toContainText(m.results.noWorth)
  await app.set(m.results.worth, 10)
  await app.set(m.results.perContactCost, 0.5)
  // 160 × (10 × 0.25 − 0.5)
  await expect(what).toContainText(/It earned €320 beyond what would have come anyway/)
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
  await expect(what).toContainText(m.results.leftOut('250'))
  await app.field(m.results.blankMeansNo).check()
  await expect(what).toContainText(m.results.ofRows('50', '200'))
  await expect(what).toContainText(m.results.ofRows('0', '100'))
  await app.choose(m.results.group, m.results.groupNone)
  await expect(what).toContainText(/Without a control group nobody can tell/)
})
