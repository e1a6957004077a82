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
