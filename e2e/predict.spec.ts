import { writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { App, TestFile } from './support/app.ts'
import { customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

/** Scores a file and gives the rows of the download, header first. */
async function score(app: App, file: TestFile): Promise<string[][]> {
  const { m } = app
  await app.go('predict')
  await app.give(m.predict.scoreFile, file)
  const button = app.button(m.predict.download)
  await expect(button).toBeVisible()
  const { name, bytes } = await app.download(() => button.click())
  expect(name).toMatch(/-scored\.csv$/)
  return Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  }).data
}

test('the form checks what is typed, and the answer moves with it', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  const form = app.pane(m.predict.formTitle)
  const answer = app.pane(m.predict.chance('yes'))
  const before = await answer.innerText()
  await expect(form).toContainText(/\d+ to \d+/)

  await app.set('age', 69)
  await app.choose('region', 'East')
  await expect(answer).not.toHaveText(before, { useInnerText: true })
  await expect(answer).toContainText(/Before the change it was/)

  await app.set('age', 'forty')
  await expect(form).toContainText(/“age” needs a number, and “forty” is none/)
  await expect(answer).toContainText(/“age” needs a number/)
  await app.set('age', 999)
  await expect(form).toContainText(m.predict.outside)
  await app.set('age', '')
  await expect(form).toContainText(m.predict.empties)
  await expect(answer).toContainText(m.predict.of100)
  await app.choose('region', m.predict.choose)
  await expect(answer).toContainText(m.predict.of100)

  await app.button(m.predict.back).click()
  await expect(answer).toHaveText(before, { useInnerText: true })
})

test('a row of the table is put into the form', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  await app.button(m.predict.openRow).click()
  await app.field(m.predict.openRowLabel).fill('100000')
  await expect(app.main.getByText(m.predict.openRowInvalid('240'))).toBeVisible()
  await app.field(m.predict.openRowLabel).fill('6')
  await expect(app.main.getByText(m.predict.formRow('6'))).toBeVisible()
  const [, age, region] = customers(240).split('\n')[6]?.split(',') ?? []
  expect(age).toBe('')
  await expect(app.field('age')).toHaveValue('')
  await expect(app.field('region')).toHaveValue(region ?? '')
})

test('a file of new rows is scored: other order, no answer, unseen and empty cells, formulas defused', async ({
  app,
}) => {
  const { m } = app
  await app.quickModel()
  const scored = await score(app, {
    name: 'new.csv',
    content: [
      'spent;note;region;member;age',
      '1.5;=1+1;North;true;30',
      ';"@cmd;x";Atlantis;false;50',
      '2;"a ""quoted"" note";East;true;NA',
      '-3;-4;;maybe;61',
      '9;too short',
      '7;plain;South;false;44',
    ].join('\r\n'),
  })
  const [header, ...rows] = scored
  expect(header).toEqual(['spent', 'note', 'region', 'member', 'age', 'predicted', 'p:no', 'p:yes'])
  expect(rows.map(([, note]) => note)).toEqual([
    "'=1+1",
    "'@cmd;x",
    'a "quoted" note',
    '-4',
    'too short',
    'plain',
  ])
  // Whatever was given stays as it was; a row that cannot be read keeps its cells and its place.
  expect(rows.map(([spent]) => spent)).toEqual(['1.5', '', '2', '-3', '9', '7'])
  for (const [i, row] of rows.entries()) {
    const [predicted, no, yes] = row.slice(-3)
    if (i === 4) {
      expect([predicted, no, yes]).toEqual(['', '', ''])
      continue
    }
    expect(['no', 'yes']).toContain(predicted)
    expect(Number(no) + Number(yes)).toBeCloseTo(1, 9)
    expect(predicted).toBe(Number(yes) >= 0.5 ? 'yes' : 'no')
  }

  const said = app.pane(m.predict.fileTitle)
  await expect(said).toContainText(m.predict.noteUnseen('1', 'region', '“Atlantis”'))
  await expect(said).toContainText(m.predict.noteUnseen('1', 'member', '“maybe”'))
  await expect(said).toContainText(m.predict.noteNoNumber('1', 'spent'))
  await expect(said).toContainText(m.predict.noteNoNumber('1', 'age'))
  await expect(said).toContainText(m.predict.noteUnreadable('1'))
  await expect(said).toContainText(m.predict.noteExtra('“note”'))
})

test('the form and the file give one answer', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  const [, row] = await score(app, {
    name: 'one.csv',
    content: 'age,region,member,spent\n33,East,true,4.5\n',
  })
  await app.set('age', 33)
  await app.choose('region', 'East')
  await app.choose('member', 'true')
  await app.set('spent', 4.5)
  const chance = m.format.chances(Number(row?.at(-1)))
  await expect(app.pane(m.predict.chance('yes')).locator('.big')).toContainText(chance)
})

test('Excel gets its byte order mark, others do not', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  const file = { name: 'one.csv', content: 'age,region,member,spent\n33,East,true,4.5\n' }
  const firstBytes = async () => {
    await app.give(m.predict.scoreFile, file)
    const button = app.button(m.predict.download)
    await expect(button).toBeVisible()
    return (await app.download(() => button.click())).bytes.subarray(0, 3).toString('hex')
  }
  expect(await firstBytes()).toBe('efbbbf')
  await app.field(m.predict.bom).uncheck()
  await expect(app.field(m.predict.bom)).not.toBeChecked()
  await app.give(m.predict.scoreFile, file)
  await expect.poll(firstBytes).toBe(Buffer.from('age').toString('hex'))
})

test('a file that lacks an input, or is no table, is refused with a sentence', async ({ app }) => {
  const { m } = app
  await app.quickModel()
  await app.go('predict')
  await app.give(m.predict.scoreFile, { name: 'short.csv', content: 'age,spent\n1,2\n' })
  await expect(app.alert).toContainText(/lacks columns that the model needs: .*region.*member/)
  await app.give(m.predict.scoreFile, { name: 'none.csv', content: '' })
  await expect(app.alert).toContainText('“none.csv” is empty')
  await app.give(m.predict.scoreFile, { name: 'ok.csv', content: customers(5) })
  await expect(app.alert).toHaveCount(0)
  await expect(app.button(m.predict.download)).toBeVisible()
})

test('scoring a large file shows progress and can be cancelled', async ({ app }, info) => {
  const { m } = app
  const large = info.outputPath('large.csv')
  const [header, ...rows] = customers(20_000).split('\n')
  writeFileSync(large, `${header}\n${rows.join('\n').repeat(40)}`)
  await app.quickModel()
  await app.go('predict')
  await app.give(m.predict.scoreFile, large)
  await expect(
    app.main.getByRole('progressbar', { name: m.predict.scoring('large.csv') }),
  ).toBeVisible()
  await app.button(m.common.cancel).click()
  await expect(app.main.getByRole('progressbar')).toHaveCount(0)
  await expect(app.alert).toHaveCount(0)
  await expect(app.button(m.predict.download)).toHaveCount(0)
  await app.give(m.predict.scoreFile, { name: 'ok.csv', content: customers(5) })
  await expect(app.button(m.predict.download)).toBeVisible()
})
