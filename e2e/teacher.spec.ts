import { toyExperiment } from '../src/domain/classroom/new-classroom.ts'
import { experimentToLink } from '../src/domain/experiment-link.ts'
import { App } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const ROWS = 240
const NOTE = 'Bring the validation loss below 0.5.'

test('a class pack brings the exercise, its rows and its locks to another page', async ({
  app,
  page,
  browser,
}) => {
  const { m } = app
  await app.start()
  await app.openFile({ name: 'customers.csv', content: customers(ROWS) })
  await page.getByRole('button', { name: m.classroom.short, exact: true }).click()
  await app.button(m.setup.openTable).click()
  const teacher = app.pane(m.teaching.title)
  await app.set(m.teaching.name, 'Who stays?', teacher)
  await app.set(m.teaching.note, NOTE, teacher)
  await teacher.getByText(m.teaching.controls, { exact: true }).click()
  const state = (control: string, name: string) =>
    teacher.getByRole('group', { name: control, exact: true }).getByText(name, { exact: true })
  await state(m.teaching.names.learningRate, m.teaching.states.locked).click()
  await state(m.teaching.names.microscope, m.teaching.states.hidden).click()
  await app.field(m.packs.withRows).check()
  const pack = await app.download(() => app.button(m.packs.save).click())
  expect(pack.name).toMatch(/\.terrarium-class$/)

  const other = await browser.newPage()
  const student = new App(other)
  await student.start()
  await student.goModels()
  await student.give(m.models.openFile, { name: pack.name, content: pack.bytes })
  await expect(student.pane('Who stays?')).toContainText(NOTE)
  const settings = student.pane(m.setup.title)
  await expect(student.field(m.train.learningRate, settings)).toBeDisabled()
  await expect(student.field(m.train.batchSize, settings)).toBeEnabled()
  await expect(student.pane(m.microscope.title)).toHaveCount(0)
  await expect(student.main.getByText('customers.csv', { exact: true })).toBeVisible()
  await student.go('data')
  await expect(student.main).toContainText(m.data.rowsCount(String(ROWS)))
  await other.close()
})

test('thirty results and a broken file make one picture of the class', async ({ app, page }) => {
  const { m } = app
  const words = m.classResults
  const link = experimentToLink(toyExperiment('xor'), { withNames: false })
  await page.goto(`./#classroom&settings=${link}`)
  await app.button(m.classroom.stepEpoch).click()
  await app.set(words.student, 'Ada')
  const saved = await app.download(() => app.button(words.save).click())
  const ada = JSON.parse(saved.bytes.toString()) as Record<string, unknown>
  expect(ada).toMatchObject({ kind: 'class-result', student: 'Ada', epochs: 1 })

  // The later they come, the smaller their networks and the worse their losses.
  const others = Array.from({ length: 29 }, (_, i) => ({
    ...ada,
    ...{ student: `Student ${i + 1}`, epochs: 50, parameters: 60 - i },
    ...{ trainLoss: 0.1 + 0.01 * i, validationLoss: i === 28 ? null : 0.1 + 0.012 * i },
  }))
  const files = [
    ...[ada, ...others].map((result, i) => [`result-${i}.json`, JSON.stringify(result)]),
    ['torn.json', saved.bytes.toString().slice(0, 100)],
    ['photo.png', 'PNG'],
  ]
  const dropped = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const [name = '', text = ''] of all) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })

  const pane = app.pane(words.title)
  await expect(pane.getByText(words.verdict('30', 'Student 1', '0.1'))).toBeVisible()
  for (const name of ['torn.json', 'photo.png'])
    await expect(pane).toContainText(words.foreign(name, m.failures.notAResult({ name })))
  await expect(pane).toContainText('Best: Student 1 with')
  await expect(pane).toContainText('Worst: Student 29 with')
  await expect(pane).toContainText(words.mistake.diverged('Student 29'))
  await expect(pane).toContainText(words.mistake.tooFewEpochs('Ada'))
  // Each with a loss is a point: the complexity and the loss on rows that it had not seen.
  const points = await app.twin(pane.getByRole('figure'))
  expect(points).toHaveLength(29)
  expect(points.find(([who]) => who === 'Student 2')).toEqual(['Student 2', '59', '0.112'])
})
