import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { cellRows, workbook } from '../workers/data/reading/fixtures/workbook.ts'
import { cellsOf, type App } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const BOOK = workbook([
  {
    name: 'Members',
    rows: [
      ...cellRows([['name', 'joined', 'stays']]),
      '<c r="A2" t="inlineStr"><is><t>Ann</t></is></c><c r="B2" s="1"><v>45322</v></c><c r="C2" t="b"><v>1</v></c>',
      '<c r="A3" t="inlineStr"><is><t>Bob</t></is></c><c r="B3" s="1"><v>45323</v></c><c r="C3" t="b"><v>0</v></c>',
    ],
  },
  {
    name: 'Visits',
    rows: cellRows([
      ['week', 'visits'],
      [1, 20],
      [2, 31],
      [3, 17],
    ]),
  },
])

/** The lines of a file in two gzip members, as tools make them that append or work in parallel. */
function gzippedTwice(text: string): Uint8Array {
  const half = text.indexOf('\n', text.length / 2) + 1
  return Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))])
}

async function columnNames(app: App): Promise<(string | undefined)[]> {
  const rows = await cellsOf(app.table(app.m.data.columns))
  // The one to predict stands first.
  return rows.map(([name]) => name).sort()
}

test('a workbook of two sheets opens with real dates, and the other sheet can be chosen', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  // The name is wrong on purpose.
  await app.openFile({ name: 'members.csv', content: BOOK })
  await expect(app.title).toContainText('2 rows, 3 columns')
  const members = m.data.partOf('members.csv', 'Members')
  await expect(app.main.getByText(m.data.leadFormat(members, m.data.formats.xlsx))).toBeVisible()
  expect(await columnNames(app)).toEqual(['joined', 'name', 'stays'])
  await expect(app.main.getByText('2024-01-31').first()).toBeVisible()

  await app.button(m.data.howRead).click()
  await expect(app.field(m.data.delimiter)).toHaveCount(0)
  await app.choose(m.data.sheet, 'Visits')
  await expect(app.table(m.reading.preview)).toContainText('week')
  expect(await columnNames(app)).toEqual(['joined', 'name', 'stays'])
  await app.button(m.reading.readAgain).click()
  await expect(app.title).toContainText('3 rows, 2 columns')
  await expect(app.field(m.data.sheet)).toHaveValue('Visits')
  expect(await columnNames(app)).toEqual(['visits', 'week'])
})

test('gzip of two members and Parquet open as tables', async ({ app }) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'customers.txt', content: gzippedTwice(customers(240)) })
  await expect(app.title).toContainText('240 rows')
  const lead = m.data.lead('customers.txt', m.data.delimiterName(','), 'UTF-8')
  await expect(app.main.getByText(lead)).toBeVisible()

  await app.goHome()
  const url = new URL('../workers/data/reading/fixtures/kinds.parquet', import.meta.url)
  await app.openFile({ name: 'kinds.parquet', content: readFileSync(url) })
  await expect(app.title).toContainText('3 rows, 15 columns')
  await app.button(m.data.howRead).click()
  await expect(app.main.getByText(m.data.nothingToChoose)).toBeVisible()
})

test('a file to score may be packed, and what cannot be opened says what to do', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  await app.give(m.predict.scoreFile, { name: 'new.csv.gz', content: gzippedTwice(customers(240)) })
  await expect(app.button(m.predict.download)).toBeVisible()

  const old = new Uint8Array(2048)
  old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await app.give(m.predict.scoreFile, { name: 'old.xls', content: old })
  await expect(app.main.getByText(/Excel workbook of the old kind.*\.xlsx/)).toBeVisible()
})
