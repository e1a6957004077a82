import Papa from 'papaparse'
import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { experimentToLink } from '../src/domain/experiment-link.ts'
import { type App, QUICK_SETTINGS } from './support/app.ts'
import { csv, scatter } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Words that would run if anything took them for markup, an address, a template or a style. */
const WORDS = [
  '<img src=x onerror="window.__xss=1">',
  '<script>window.__xss=2</script>',
  '"><svg onload=window.__xss=3>',
  'javascript:window.__xss=4',
  '{{constructor.constructor("window.__xss=5")()}}',
  '</title><iframe srcdoc="<script>parent.__xss=6</script>">',
  "' style=background:url(javascript:window.__xss=7) x='",
] as const
const [IMAGE, SCRIPT, VECTOR, ADDRESS, TEMPLATE, FRAME, STYLE] = WORDS

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A table that can be learnt from, with hostile names of columns, levels and classes. */
function hostileTable(rows: number): string {
  const body = Array.from({ length: rows }, (_, i) => {
    const level = i % 3 === 0 ? SCRIPT : i % 3 === 1 ? TEMPLATE : 'plain'
    const answer = scatter(i) > 0.5 !== (i % 3 === 0) ? VECTOR : FRAME
    return [Math.round(100 * scatter(i)), quoted(level), quoted(answer)]
  })
  return csv([quoted(IMAGE), quoted(STYLE), quoted(ADDRESS)], body)
}

/** Nothing ran, and no word became an element, an attribute that runs, or the address of a link. */
async function expectInert(app: App, where: string): Promise<void> {
  const found = await app.page.evaluate(() => ({
    ran: Reflect.get(window, '__xss') as unknown,
    elements: document.querySelectorAll(
      'img[src="x"], iframe, [onerror], [onload], [onclick], [srcdoc], a[href^="javascript:"], main script',
    ).length,
  }))
  expect(found, where).toEqual({ ran: undefined, elements: 0 })
}

test('hostile words of a table are words on every page, in every export, and back from every import @long', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel({ name: `${IMAGE}.csv`, content: hostileTable(240) }, QUICK_SETTINGS)
  for (const step of ['data', 'prepare', 'train'] as const) {
    await app.go(step)
    await expect(app.title).toBeVisible()
    await expectInert(app, step)
  }
  await app.evaluate()
  await expect(app.main).toContainText(VECTOR)
  await expectInert(app, 'evaluate')
  await app.keep(SCRIPT)
  await expectInert(app, 'kept')

  await app.go('predict')
  await expect(app.main).toContainText(SCRIPT)
  await app.give(m.predict.scoreFile, { name: `${VECTOR}.csv`, content: hostileTable(60) })
  const scores = await app.download(() => app.button(m.predict.download).click())
  expect(scores.name).not.toMatch(/[<>"/\\:]/)
  expect(scores.bytes.toString()).toContain(quoted(IMAGE))
  await expectInert(app, 'predict')

  await app.goModels()
  await expect(app.main).toContainText(SCRIPT)
  await expectInert(app, 'models')
  const file = await app.downloadModel(SCRIPT)
  await page.reload()
  await app.give(m.models.openFile, { name: file.name, content: file.bytes })
  await expect(app.title).toHaveText(m.evaluate.title)
  await expect(app.main).toContainText(VECTOR)
  await expectInert(app, 'imported')
})

/** A cell that a spreadsheet would run. */
const FORMULA = '=HYPERLINK("javascript:window.__xss=8","look")'
/** Where nothing is measured anew, or waited for. */
const QUIET_VIEWS = [
  'projects',
  'models',
  'storage',
  'privacy',
  'results',
  'gpu',
  'report',
] as const

/** As `hostileTable`, with a formula as the name of a column and as one of its levels. */
function formulaTable(rows: number): string {
  const body = Array.from({ length: rows }, (_, i) => {
    const level = i % 3 === 0 ? FORMULA : i % 3 === 1 ? SCRIPT : IMAGE
    const answer = scatter(i) > 0.5 !== (i % 3 === 0) ? VECTOR : FRAME
    return [Math.round(100 * scatter(i)), quoted(level), quoted(answer)]
  })
  return csv([quoted(TEMPLATE), quoted(FORMULA), quoted(STYLE)], body)
}

/** No cell of a file for spreadsheets begins as a formula does; a negative number is none. */
function expectDefused({ name, bytes }: { name: string; bytes: Buffer }): string[][] {
  expect(name).not.toMatch(/[<>"/\\:]/)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const cells = Papa.parse<string[]>(text).data
  const live = cells.flat().filter((cell) => /^[=+\-@\t\r\0]/.test(cell) && Number.isNaN(+cell))
  expect(live, name).toEqual([])
  return cells
}

/** Every chart of the page that can be saved as numbers, one after the other. */
async function saveCharts(app: App): Promise<string[][]> {
  const { saveChart } = app.m.common
  const cells: string[][] = []
  for (const menu of await app.button(/^Save: /).all()) {
    await menu.click()
    const numbers = app.button(saveChart.numbers)
    if (await numbers.isVisible())
      cells.push(...expectDefused(await app.download(() => numbers.click())))
    else await menu.press('Escape')
  }
  return cells
}

/** The project on screen with its run, its model and its notes, in every view that tells of them. */
async function lookAtAll(app: App, where: string): Promise<void> {
  const { m, page } = app
  for (const step of ['data', 'prepare', 'train', 'evaluate', 'predict'] as const) {
    await app.go(step)
    await expect(app.title).toBeVisible()
    if (step === 'train') await expect(app.field(m.runs.noteOf('1'))).toHaveValue(IMAGE)
    await expectInert(app, `${where}: ${step}`)
  }
  for (const view of QUIET_VIEWS) {
    await page.goto(`./#${view}`)
    await expect(app.title).toBeVisible()
    if (view === 'projects') {
      await expect(app.table(m.projects.title)).toContainText(FRAME)
      await expect(app.field(m.projects.note)).toHaveValue(`${VECTOR} ${SCRIPT}`)
    }
    if (view === 'models') {
      await app.button(m.models.detailsOf(SCRIPT)).click()
      await expect(page.getByRole('dialog').getByLabel(m.models.note)).toHaveValue(FRAME)
      await expectInert(app, `${where}: details of a model`)
      await page.getByRole('dialog').getByRole('button', { name: m.common.close }).click()
    }
    await expectInert(app, `${where}: ${view}`)
  }
}

test('hostile names and notes of a project, its run and model are words in every view, in what is saved, and in the project read back @long', async ({
  app,
  page,
}) => {
  const { m } = app
  await app.quickModel({ name: `${IMAGE}.csv`, content: formulaTable(240) }, QUICK_SETTINGS)
  await app.set(m.runs.noteOf('1'), IMAGE)
  await app.evaluate()
  await app.keep(SCRIPT)
  await expect(app.pane(m.why.driversTitle)).toContainText(FORMULA)
  const charts = await saveCharts(app)
  expect(charts.flat()).toContain(`'${FORMULA}`)

  await app.goModels()
  await app.button(m.models.detailsOf(SCRIPT)).click()
  await page.getByRole('dialog').getByLabel(m.models.note).fill(FRAME)
  await page.getByRole('dialog').getByRole('button', { name: m.common.close }).click()
  await app.goProjects()
  await app.field(m.projects.keepData).check()
  await app.set(m.projects.note, `${VECTOR} ${SCRIPT}`)
  await app.main.getByRole('button', { name: /^More for project / }).click()
  await app.button(m.projects.rename).click()
  await page.getByRole('dialog').getByLabel(m.projects.name).fill(FRAME)
  await page.getByRole('dialog').getByRole('button', { name: m.projects.save }).click()
  await lookAtAll(app, 'made')

  await app.go('predict')
  await app.give(m.predict.scoreFile, { name: `${VECTOR}.csv`, content: formulaTable(60) })
  const scored = expectDefused(await app.download(() => app.button(m.predict.download).click()))
  expect(scored[0]).toContain(`'${FORMULA}`)
  const listed = await app.download(() => app.button(m.targeting.downloadList).click())
  expect(expectDefused(listed)[0]).toContain(`'${FORMULA}`)
  await expectInert(app, 'list')
  await page.goto('./#results')
  await app.give(m.results.open, { name: `${STYLE}.csv`, content: listed.bytes })
  await expect(app.pane(m.results.what)).toBeVisible()
  await expectInert(app, 'results of a campaign')

  await page.goto('./#report')
  await expect(app.table(m.contenders.title)).toBeVisible({ timeout: 30_000 })
  const card = (await app.download(() => app.button(m.report.card).click())).bytes.toString()
  // Apart from code nothing in it is markup of Markdown or HTML.
  expect(card).toContain(SCRIPT.replace(/[<>_]/g, '\\$&'))
  const prose = card.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/`[^`]*`/g, '')
  expect(prose.match(/(?<!\\)</g)).toBeNull()
  await page.emulateMedia({ media: 'print' })
  await expectInert(app, 'printed report')
  await page.emulateMedia({ media: null })
  await page.goto('./#privacy')
  const receipt = await app.download(() => app.button(m.lock.save).click())
  expect(receipt.bytes.toString()).not.toMatch(/__xss/)

  await app.goProjects()
  await app.button(m.projects.moreLabel(FRAME)).click()
  await app.button(m.take.exportProject).click()
  const sheet = page.getByRole('dialog', { name: m.take.projectTitle(FRAME) })
  await sheet.getByRole('checkbox').check()
  await expectInert(app, 'saving the project')
  const file = await app.download(() => sheet.getByRole('button', { name: m.take.save }).click())
  expect(file.name).not.toMatch(/[<>"/\\:]/)
  await page.goto('./#storage')
  await app.button(m.storage.erase).click()
  const erasing = page.getByRole('dialog', { name: m.storage.eraseTitle })
  await erasing.getByLabel(m.storage.eraseSure).check()
  await erasing.getByRole('button', { name: m.storage.erase }).click()
  await expect(app.main.getByText(m.storage.erased)).toBeVisible()
  await page.reload()
  await app.goModels()
  await app.give(m.models.openFile, { name: `${FRAME}.terrarium`, content: file.bytes })
  await expect(app.title).toHaveText(m.evaluate.title)
  await lookAtAll(app, 'read back')
})

test('hostile words in an address, a class pack and the results of a class are words @long', async ({
  app,
  page,
}) => {
  const { m } = app
  const experiment = toyExperiment('xor')
  const classroom = { ...experiment.classroom, name: IMAGE, note: `${SCRIPT} ${FRAME}` }
  const link = experimentToLink({ ...experiment, classroom }, { withNames: true })
  await page.goto(`./#classroom&settings=${link}`)
  await expect(app.main).toContainText(SCRIPT)
  await expectInert(app, 'address')

  await app.button(m.classroom.stepEpoch).click()
  await app.set(m.classResults.student, TEMPLATE)
  const saved = await app.download(() => app.button(m.classResults.save).click())
  const result = JSON.parse(saved.bytes.toString()) as Record<string, unknown>
  const hostile = { ...result, student: VECTOR }
  const dropped = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name))
      return transfer
    },
    [`${STYLE}.json`, JSON.stringify(hostile)] as const,
  )
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
  await expect(app.main).toContainText(VECTOR)
  await expectInert(app, 'results of a class')

  for (const hash of [`#${ADDRESS}`, `#train&settings=${encodeURIComponent(IMAGE)}`]) {
    await page.goto('about:blank')
    await page.goto(`./${hash}`)
    await expect(app.title).toBeVisible()
    await expectInert(app, hash)
  }
})
