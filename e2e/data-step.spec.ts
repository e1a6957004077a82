import { writeFileSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { type App, cellsOf } from './support/app.ts'
import { encode } from './support/encode.ts'
import { csv, customers, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const SHOPS = Array.from({ length: 60 }, (_, i) => ({
  town: ['Aix', 'Brno', 'Cork'][i % 3] ?? '',
  floors: 1 + (i % 4),
  sales: Math.round(100 * scatter(i)),
  open: i % 5 === 0 ? 'no' : 'yes',
}))
const SHOPS_CSV = csv(
  ['town', 'floors', 'sales', 'open'],
  SHOPS.map(({ town, floors, sales, open }) => [town, floors, sales, open]),
)

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const mean = (values: readonly number[]) => sum(values) / values.length

async function show(app: App, view: 'rows' | 'description' | 'counts' | 'groups'): Promise<void> {
  const views = app.main.getByRole('group', { name: app.m.data.viewLabel })
  await views.getByRole('button', { name: app.m.data.views[view], exact: true }).click()
}

/** Texts of a row of the preview, without its number. */
function previewRow(app: App, row: number): Locator {
  return app
    .table(app.m.data.rows)
    .locator(`[aria-rowindex="${row + 1}"]`)
    .getByRole('cell')
}

test('a table copied from a web page is pasted as its rows, and nothing in it runs', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await app.button(m.start.paste).click()
  const dialog = page.getByRole('dialog', { name: m.start.pasteTitle })
  const area = dialog.getByLabel(m.start.pasteLabel)
  const paste = (data: Record<string, string>) =>
    area.evaluate((element, types) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text)
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, data)

  const rows = Array.from(
    { length: 30 },
    (_, i) => `<tr><td>${i % 7}</td><td>${i % 2 ? 'yes' : 'no'}</td></tr>`,
  )
  const head = '<tr><th>size,<br>in&nbsp;m</th><th colspan="2">open</th></tr>'
  const span = `<tr><td rowspan="2"><b>4</b>\n2</td><td>yes</td><td>a "b"</td></tr><tr><td>no</td></tr>`
  const code = `<script>window.ran = 1</script><img src="/never.png">`
  const html = `${code}<table><tr><td>${code}menu</td></tr></table><table>${head}${span}${rows.join('')}</table>`
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await paste({ 'text/plain': 'a\tb\n1\t2', 'text/html': html })
  await expect(area).toHaveValue('')
  await paste({ 'text/html': '<p>no table</p>' })
  await expect(area).toHaveValue('')
  await paste({ 'text/plain': 'size, in m open', 'text/html': html })
  await expect(area).toHaveValue(/^"size, in m",open,\n4 2,yes,"a ""b"""\n4 2,no\n0,no\n1,yes\n/)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(asked.filter((address) => address.includes('never'))).toEqual([])
  await paste({ 'text/html': '<table><tr><td>5</td></tr><tr><td>6</td></tr></table>' })
  await expect(area).toHaveValue(/yes5\n6$/)
  await area.fill('')
  await paste({ 'text/html': `<table>${head.replace(' colspan="2"', '')}${rows.join('')}</table>` })
  await dialog.getByRole('button', { name: m.start.pasteOpen }).click()
  await app.expectTable()
})

test('a pasted table is read; target, question and positive answer follow what is chosen', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.start()
  await app.button(m.start.paste).click()
  const dialog = page.getByRole('dialog', { name: m.start.pasteTitle })
  await dialog.getByRole('button', { name: m.start.pasteOpen }).click()
  await expect(dialog).toContainText(m.start.pasteEmpty)
  await dialog.getByLabel(m.start.pasteLabel).fill(SHOPS_CSV.replaceAll(',', '\t'))
  await dialog.getByRole('button', { name: m.start.pasteOpen }).click()
  await app.expectTable()
  await expect(app.main.getByText(m.data.lead(m.start.pastedName, 'tabs', 'UTF-8'))).toBeVisible()

  await app.pick(m.data.target, 'open')
  await expect(app.field(m.data.task)).toHaveValue('binary')
  await expect(app.field(m.data.positive)).toHaveValue('no')
  await expect(app.main.getByText(m.data.share('20', 'no'))).toBeVisible()
  await app.choose(m.data.positive, 'yes')
  await expect(app.main.getByText(m.data.share('80', 'yes'))).toBeVisible()

  await app.pick(m.data.target, 'floors')
  await expect(app.field(m.data.task)).toHaveValue('multiclass')
  await expect(app.main.getByText(m.data.classes('4'))).toBeVisible()
  await app.choose(m.data.task, m.common.tasks.regression)
  await expect(app.main.getByText(m.data.targetRange('1', '4'))).toBeVisible()
  await app.choose(m.data.task, m.common.tasks.binary)
  await expect(app.alert).toContainText(/A yes-or-no question needs two values, and “floors” has 4/)
})

test('a column can be left out and be taken as another kind', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'shops.csv', content: SHOPS_CSV })
  await app.pick(m.data.target, 'open')
  const inputs = async (n: number) => {
    await app.go('prepare')
    await expect(app.title).toContainText(`become ${n} inputs`)
    await app.go('data')
  }
  // Three towns, and two numbers.
  await inputs(5)
  await app.choose(m.data.roleOf('sales'), m.data.roles.ignore)
  await inputs(4)
  await app.choose(m.data.kindOf('floors'), m.data.kinds.category)
  await inputs(7)
  await app.choose(m.data.roleOf('sales'), m.data.roles.feature)
  await inputs(8)
})

test('what cannot be a number is said, and the table stays usable', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'shops.csv', content: SHOPS_CSV })
  await app.pick(m.data.target, 'town')
  await app.choose(m.data.task, m.common.tasks.regression)
  await expect(app.alert).toContainText(/“town” cannot be used as numbers: it holds “Aix”/)
  await app.choose(m.data.task, m.common.tasks.multiclass)
  await expect(app.alert).toHaveCount(0)
})

test('filters, calculated columns, description, counts and groups agree with the rows', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'shops.csv', content: SHOPS_CSV })
  await app.pick(m.data.target, 'open')

  const form = app.main.locator('form')
  const add = form.getByRole('button')
  await app.button(m.data.addDerived).click()
  await app.set(m.data.derivedName, 'per floor')
  await app.pick(m.data.derivedLeft, 'sales')
  await app.choose(m.data.derivedOperation, m.data.operations.ratio)
  await app.pick(m.data.derivedRight, 'floors')
  await add.click()
  const fourth = SHOPS[3]
  await expect(previewRow(app, 4)).toHaveText([
    'Aix',
    '4',
    String(fourth?.sales),
    'yes',
    String((fourth?.sales ?? 0) / 4),
  ])

  await app.button(m.data.addFilter).click()
  await app.pick(m.data.filterColumn, 'town', form)
  await app.set(m.data.filterValue, 'Brno')
  await add.click()
  await app.button(m.data.addFilter).click()
  await app.pick(m.data.filterColumn, 'sales', form)
  await app.choose(m.data.filterTest, m.data.filterTests.above)
  await app.set(m.data.filterValue, 'many')
  await add.click()
  await expect(app.main.getByText(m.data.needNumber)).toBeVisible()
  await app.set(m.data.filterValue, 30)
  await add.click()

  const left = SHOPS.filter(({ town, sales }) => town === 'Brno' && sales > 30)
  await expect(
    app.main.getByText(m.data.rowsOf(String(left.length), '60'), { exact: true }),
  ).toBeVisible()

  await show(app, 'description')
  const described = app.table(m.data.views.description)
  await expect(described.getByRole('row', { name: /^sales/ })).toBeVisible()
  const sales = left.map((shop) => shop.sales)
  const ratios = left.map((shop) => shop.sales / shop.floors)
  const rows = new Map((await cellsOf(described)).map(([name, ...cells]) => [name, cells]))
  expect(rows.get('sales')?.[0]).toBe(String(left.length))
  expect(Number(rows.get('sales')?.[2])).toBeCloseTo(mean(sales), 1)
  expect(Number(rows.get('sales')?.[4])).toBe(Math.min(...sales))
  expect(Number(rows.get('per floor')?.[2])).toBeCloseTo(mean(ratios), 1)
  expect(Number(rows.get('per floor')?.[6])).toBeCloseTo(Math.max(...ratios), 1)

  await show(app, 'counts')
  await app.pick(m.data.countOf, 'floors')
  const counts = app.table(m.data.views.counts)
  await expect(counts.locator('tbody tr')).toHaveCount(
    new Set(left.map(({ floors }) => floors)).size,
  )
  for (const [floors, count] of await cellsOf(counts)) {
    expect(Number(count)).toBe(left.filter((shop) => String(shop.floors) === floors).length)
  }

  await show(app, 'groups')
  await app.pick(m.data.groupBy, 'floors')
  await app.pick(m.data.groupOf, 'sales')
  const groups = app.table(m.data.views.groups)
  await expect(groups.locator('thead')).toContainText(m.data.groupMean('sales'))
  for (const [floors, count, average] of await cellsOf(groups)) {
    const members = left.filter((shop) => String(shop.floors) === floors)
    expect(Number(count)).toBe(members.length)
    expect(Number(average)).toBeCloseTo(mean(members.map((shop) => shop.sales)), 1)
  }

  await app.button(/^Remove: town is Brno/).click()
  await app.button(/^Remove: sales is above 30/).click()
  await expect(app.main.getByText(m.data.rowsCount('60'), { exact: true })).toBeVisible()
})

test('cancelling while a large file is read leaves the table before it', async ({ app }, info) => {
  const { m } = app
  const large = info.outputPath('large.csv')
  const [header, ...rows] = customers(20_000).split('\n')
  writeFileSync(large, `${header}\n${rows.join('\n').repeat(40)}`)
  await app.start()
  await app.openFile({ name: 'shops.csv', content: SHOPS_CSV })
  await app.openAnother(large)
  const progress = app.main.getByRole('progressbar', { name: m.common.reading('large.csv') })
  await expect(progress).toBeVisible()
  await app.button(m.common.cancel).click()
  await expect(progress).toHaveCount(0)
  await expect(app.title).toContainText('60 rows, 4 columns')
  await show(app, 'groups')
  await expect(app.table(m.data.views.groups).locator('tbody tr').first()).toBeVisible()
  await expect(app.alert).toHaveCount(0)
})

test('a table above 10,000 rows says that its views read a sample', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'many.csv', content: customers(10_500) })
  await expect(app.title).toContainText('10,500 rows, 6 columns')
  await expect(app.main.getByText(m.data.sampledHow('10,000'))).toBeVisible()
  await expect(app.main.getByText(m.data.rowsSampled('10,000', '10,500'))).toBeVisible()
})

const CITIES = [
  ['城市', '销售额', '结果'],
  ...Array.from({ length: 20 }, (_, i) => [
    ['北京', '上海', '广州'][i % 3] ?? '',
    String(i * 3 + 1),
    i % 2 === 0 ? '是' : '否',
  ]),
]

test('Chinese Excel files (GB18030) are read, and a wrong encoding can be put right', async ({
  app,
}) => {
  const { m } = app
  const text = CITIES.map((cells) => cells.join(',')).join('\r\n')
  await app.start()
  await app.openFile({ name: '城市.csv', content: encode(text, 'gb18030') })
  await expect(app.main.getByText(m.data.lead('城市.csv', 'commas', 'GB18030'))).toBeVisible()
  await expect(previewRow(app, 2)).toHaveText(['上海', '4', '否'])

  await app.button(m.data.howRead).click()
  await app.choose(m.data.encoding, 'WINDOWS-1252')
  await app.button(m.reading.readAgain).click()
  await expect(app.main.getByText(/WINDOWS-1252\.$/)).toBeVisible()
  await expect(app.main.getByText('城市', { exact: true })).toHaveCount(0)
  await app.button(m.reading.backToFound).click()
  await app.button(m.reading.readAgain).click()
  await expect(previewRow(app, 2)).toHaveText(['上海', '4', '否'])
})

test('accents of western Excel files are read; delimiter and header can be overruled', async ({
  app,
}) => {
  const { m } = app
  const rows = Array.from(
    { length: 12 },
    (_, i) => `Café ${i};${i},5;${i % 2 === 0 ? 'ja' : 'nein'}`,
  )
  await app.start()
  await app.openFile({
    name: 'cafés.csv',
    content: encode(['Straße;Länge;Ergebnis', ...rows].join('\n'), 'windows-1252'),
  })
  await expect(
    app.main.getByText(m.data.lead('cafés.csv', 'semicolons', 'WINDOWS-1252')),
  ).toBeVisible()
  await expect(app.table(m.data.columns)).toContainText('Straße')
  await expect(app.title).toContainText('12 rows, 3 columns')

  await app.button(m.data.howRead).click()
  await app.set(m.reading.headerRows, 0)
  await app.button(m.reading.readAgain).click()
  await expect(app.title).toContainText('13 rows, 3 columns')
  await expect(app.table(m.data.columns)).toContainText('column 1')
  await app.set(m.reading.headerRows, 1)
  await app.choose(m.data.delimiter, m.data.delimiterName('|'))
  await app.button(m.reading.readAgain).click()
  await expect(app.title).toContainText(/12 rows, 1 column/)
  await app.choose(m.data.delimiter, m.data.delimiterName(';'))
  await app.button(m.reading.readAgain).click()
  await expect(app.title).toContainText('12 rows, 3 columns')

  await app.pick(m.data.target, 'Länge')
  await app.go('train')
  await app.set(m.train.epochs, 77)
  await app.go('data')
  await app.button(m.data.howRead).click()
  await app.choose(m.data.encoding, 'UTF-8')
  await app.button(m.reading.readAgain).click()
  await expect(app.main.getByText(/UTF-8\.$/)).toBeVisible()
  await app.go('train')
  await expect(app.field(m.train.epochs)).toHaveValue('77')
})
