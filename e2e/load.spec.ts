import { closeSync, openSync, writeSync } from 'node:fs'
import { chromium as launcher, type Page } from '@playwright/test'
import { chromium } from './chromium.ts'
import { App } from './support/app.ts'
import { type Amounts, copyRecords } from './support/copied-records.ts'
import {
  countRows,
  type ListPlace,
  openByAddress,
  openInNewTab,
  type Opening,
} from './support/list-openings.ts'
import { scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const LARGE = 5_000_000
const FEW: Amounts = { projects: 10, models: 10, runs: 10 }
const MANY: Amounts = { projects: 100, models: 1000, runs: 1000 }
const OPENINGS = 9
const MOST_TIMES = 1.5
/**
 * Of the 2,100 that there are, to open one list: its first rows, and twice the line of each project where their sizes
 * are added up.
 */
const MOST_ROWS = 2 * MANY.projects + 100

const { m } = new App({} as Page)
const rowOf = (label: string) => `main table[aria-label="${label}"] tbody tr`
const LISTS: ListPlace[] = [
  { view: 'start', row: 'section[aria-labelledby="recent"] li' },
  { view: 'projects', row: rowOf(m.projects.title) },
  { view: 'models', row: rowOf(m.models.title) },
  { view: 'storage', row: rowOf(m.storage.largest) },
]
/** Of the project on screen, so in no new tab. */
const RUNS: ListPlace = { view: 'train', row: rowOf(m.runs.title) }

/** 5 million rows of a number, a category and an answer: some 70 MB. */
function writeTable(path: string): void {
  const file = openSync(path, 'w')
  writeSync(file, 'age,region,left\n')
  let lines: string[] = []
  for (let row = 0; row < LARGE; row++) {
    const age = 20 + Math.round(50 * scatter(row))
    lines.push(`${age},${row % 3 === 0 ? 'North' : 'South'},${age > 45 ? 'yes' : 'no'}\n`)
    if (lines.length < 100_000) continue
    writeSync(file, lines.join(''))
    lines = []
  }
  closeSync(file)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

test.describe.configure({ timeout: 480_000 })

test('a thousand models and a table of five million rows: lists open as with ten models @long', async ({
  baseURL,
}, info) => {
  const open = async (name: string) => {
    const context = await launcher.launchPersistentContext(info.outputPath(name), {
      ...chromium,
      ...(baseURL === undefined ? {} : { baseURL }),
    })
    await context.addInitScript(countRows)
    return new App(await context.newPage())
  }
  /** The app makes one of each by itself. */
  const fill = async (app: App, amounts: Amounts) => {
    await app.quickModel()
    await app.keep('kept')
    await expect(app.saved).toBeVisible()
    await app.page.evaluate(copyRecords, amounts)
  }
  const [few, many] = [await open('few'), await open('many')]

  const table = info.outputPath('large.csv')
  writeTable(table)
  await many.start()
  await many.give(m.start.openFile, table)
  await expect(many.pane(m.data.columns)).toBeVisible({ timeout: 180_000 })
  await expect(many.title).toContainText('5,000,000')
  await many.goProjects()
  await many.field(m.projects.keepData).check()
  const kept = many
    .table(m.projects.title)
    .getByRole('cell', { name: m.projects.kept, exact: true })
  await expect(kept).toBeVisible({ timeout: 120_000 })
  await fill(many, MANY)
  await fill(few, FEW)
  await many.goModels()
  await expect(many.main.getByText(m.models.shown('10', '1,000'))).toBeVisible()

  const ways = [
    ...[...LISTS, RUNS].map((place) => ({ place, way: 'within', open: openByAddress })),
    ...LISTS.map((place) => ({ place, way: 'new tab', open: openInNewTab })),
  ]
  for (const { place, way, open: openList } of ways) {
    const name = `${place.view}, ${way}`
    const openings: Record<'few' | 'many', Opening[]> = { few: [], many: [] }
    for (let i = 0; i < OPENINGS; i++) {
      // In turn, and each as often before the other as after it.
      const both = [
        { app: few, of: openings.few },
        { app: many, of: openings.many },
      ]
      for (const { app, of } of i % 2 === 0 ? both : both.reverse()) {
        of.push(await openList(app.page, place))
      }
    }
    const times = (of: Opening[]) => median(of.map(({ milliseconds }) => milliseconds))
    const ratio = times(openings.many) / times(openings.few)
    const read = openings.many.map((each) => each.read)
    console.log(`${name}: ${times(openings.many).toFixed(0)} ms, × ${ratio.toFixed(2)}`)
    expect(ratio, name).toBeLessThan(MOST_TIMES)
    for (const { chunks = 0, generations = 0, ...rows } of read) {
      expect(chunks + generations, `${name}: weights, checkpoints and tables`).toBe(0)
      const sum = Object.values(rows).reduce((all, each) => all + each, 0)
      expect(sum, `${name}: ${JSON.stringify(rows)}`).toBeLessThan(MOST_ROWS)
    }
  }

  // The oldest is found, and the rest of the list is a press of a button away.
  await many.goModels()
  const models = many.table(m.models.title).locator('tbody tr')
  await many.field(m.models.search).fill('kept 999')
  await expect(models).toHaveCount(1)
  await expect(many.button(m.models.openLabel('kept 999'))).toBeVisible()
  await many.field(m.models.search).fill('')
  await expect(models).toHaveCount(10)
  await many.button(m.common.showMore).press('Enter')
  await expect(many.main.getByText(m.models.shown('50', '1,000'))).toBeVisible()
  await expect(models).toHaveCount(50)
  await few.page.context().close()
  await many.page.context().close()
})
