import { type App, type TestFile } from './support/app.ts'
import { csv, customers } from './support/tables.ts'
import { expect, test } from './support/test.ts'

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

/** Nothing that a program says to itself may reach the screen. */
async function expectCleanPage(app: App): Promise<void> {
  expect(await app.page.locator('body').innerText()).not.toMatch(
    /\bNaN\b|\bundefined\b|\bInfinity\b|\[object/,
  )
  expect(await app.page.evaluate(() => Reflect.get(window, '__xss') as unknown)).toBeUndefined()
}

/** After whatever went wrong, a good table is opened and learnt. */
async function expectUsable(app: App): Promise<void> {
  await app.goHome()
  await app.openFile({ name: 'good.csv', content: customers(60) })
  await app.go('train')
  await app.set(app.m.train.epochs, 3)
  await app.train()
  await app.trained()
}

const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 37) % 256)),
])

const REFUSED: { what: string; file: TestFile; sentence: RegExp }[] = [
  {
    what: 'a picture',
    file: { name: 'photo.csv', content: JPEG },
    sentence: /is not a table: it holds a JPEG picture/,
  },
  { what: 'nothing', file: { name: 'none.csv', content: '' }, sentence: /“none\.csv” is empty/ },
  {
    what: 'blank lines',
    file: { name: 'blank.csv', content: '\n\n  \n' },
    sentence: /“blank\.csv” is empty/,
  },
  {
    what: 'a header only',
    file: { name: 'head.csv', content: 'a,b,c\n' },
    sentence: /has 3 column names but no rows below/,
  },
]

test('what is no table is refused with a sentence, file after file', async ({ app }) => {
  await app.start()
  for (const { what, file, sentence } of REFUSED) {
    await app.give(app.m.start.openFile, file)
    await expect(app.alert, what).toContainText(sentence)
    await expectCleanPage(app)
  }
  await expectUsable(app)
})

test('a quotation mark left open spoils its row only, and its line is named', async ({ app }) => {
  await app.start()
  await app.openFile({ name: 'quote.csv', content: `a,b\n1,"two\n${lines(50, (i) => `${i},x`)}` })
  const { problems, problemQuote } = app.m.data
  await expect(app.page.getByText(problems('1'))).toBeVisible()
  await expect(app.page.getByText(problemQuote('2')).first()).toBeVisible()
})

test('NUL bytes, mixed line ends and rows of all lengths: the good rows are kept', async ({
  app,
}) => {
  const { m } = app
  await app.start()
  const good = lines(300, (i) => `${i},x${i % 3},${i % 2}`)
  const content = `a,b,y\r\n1,x\0y,0\r2,y\n3\n4,z,1,9\n\n${good}\r\n`
  await app.openFile({ name: 'broken.csv', content })
  await expect(app.title).toContainText('304 rows, 3 columns')
  await expect(app.main.getByText(m.data.problems('3'))).toBeVisible()
  await expect(app.main.getByText(m.data.tableWarnings.mixedLineEnds.title)).toBeVisible()
  await expectCleanPage(app)
})

test('titles above a table are passed over, and how many is said and changed', async ({ app }) => {
  await app.start()
  const content = `Sales of 2024\n\na,b,y\n${lines(50, (i) => `${i},${i % 3},${i % 2}`)}`
  await app.openFile({ name: 'titled.csv', content })
  const { howRead, preamble, problems } = app.m.data
  await app.main.getByRole('button', { name: howRead }).click()
  await expect(app.main.getByLabel(preamble)).toHaveValue('1')
  await app.set(preamble, 0)
  await app.button(app.m.reading.readAgain).click()
  await expect(app.page.getByText(problems('51'))).toBeVisible()
})

const CANNOT_BE_LEARNT: { what: string; content: string; target: string; sentence: RegExp }[] = [
  {
    what: 'an answer that is always the same',
    content: `a,b,y\n${lines(50, (i) => `${i % 7},${i % 3},no`)}`,
    target: 'y',
    sentence: /Every row of “y” says “no”/,
  },
  {
    what: 'one row',
    content: 'a,b,y\n1,2,yes\n',
    target: 'y',
    sentence: /Every row of “y” says “yes”|needs at least/,
  },
  {
    what: 'an answer column without values',
    content: `a,b,y\n${lines(50, (i) => `${i % 7},${i % 3},`)}`,
    target: 'y',
    sentence: /“y”, has no values/,
  },
  {
    what: '5,000 different answers',
    content: `a,y\n${lines(5000, (i) => `${i % 7},word${i}`)}`,
    target: 'y',
    sentence: /“y” has 5,000 different values; at most .* can be told apart/,
  },
]

for (const { what, content, target, sentence } of CANNOT_BE_LEARNT) {
  test(`${what}: that is said before training`, async ({ app }) => {
    const { m } = app
    await app.start()
    await app.openFile({ name: 'table.csv', content })
    await app.pick(m.data.target, target)
    for (const step of ['data', 'prepare', 'train'] as const) {
      await app.go(step)
      await expect(app.alert, step).toContainText(sentence)
      await expectCleanPage(app)
    }
    await expect(app.button(m.train.start)).toHaveAttribute('aria-disabled', 'true')
    await expectUsable(app)
  })
}

const HOSTILE = '<img src=x onerror="window.__xss=1">'

test('hostile, repeated and missing names are ordinary columns', async ({ app }) => {
  const { m } = app
  const header = [
    '__proto__',
    'constructor',
    'index',
    '"<img src=x onerror=""window.__xss=1"">"',
    'a',
    'a',
    '',
    'toString',
    'y',
  ]
  const rows = Array.from({ length: 120 }, (_, i) => [
    i % 5,
    i % 3 === 0 ? 'x' : '"<script>window.__xss=1</script>"',
    (i * 13) % 11,
    i % 2 === 0 ? 'p' : '"<img src=x onerror=window.__xss=1>"',
    i % 7,
    i % 4,
    i % 6,
    i % 9,
    (i * 7) % 5 < 2 ? 'yes' : '"<b onclick=window.__xss=1>no</b>"',
  ])
  await app.start()
  await app.openFile({ name: `${HOSTILE}.csv`, content: csv(header, rows) })
  const names = app.table(m.data.columns)
  for (const name of [
    '__proto__',
    'constructor',
    'index',
    HOSTILE,
    'a (2)',
    'column 7',
    'toString',
  ]) {
    await expect(names).toContainText(name)
  }
  await app.choose(m.data.kindOf('__proto__'), m.data.kinds.category)
  await expect(app.field(m.data.kindOf('__proto__'))).toHaveValue('category')
  await app.choose(m.data.roleOf('constructor'), m.data.roles.ignore)
  await expectCleanPage(app)
  await app.go('prepare')
  await expect(app.table(m.prepare.inputs)).toContainText('__proto__')
  await expectCleanPage(app)
  await app.go('train')
  await app.set(m.train.epochs, 4)
  await app.train()
  await app.trained()
  await expectCleanPage(app)
  await app.evaluate()
  await expectCleanPage(app)
  await app.go('predict')
  await expect(app.field('__proto__')).toBeVisible()
  await app.choose('__proto__', '3')
  await expectCleanPage(app)
})

test('10,000 columns are read or refused with a sentence, and the page stays quick', async ({
  app,
}) => {
  const { m } = app
  const width = 10_000
  const header = Array.from({ length: width }, (_, i) => `c${i}`)
  const rows = Array.from({ length: 30 }, (_, r) => header.map((_, i) => (r * 31 + i * 17) % 10))
  await app.start()
  await app.give(m.start.openFile, { name: 'wide.csv', content: csv(header, rows) })
  await app.expectTable()
  await expect(app.title).toContainText('30 rows, 10,000 columns')
  expect(await app.page.locator('*').count()).toBeLessThan(5000)
  await app.pick(m.data.target, 'c9999')
  await app.go('prepare')
  await expect(app.title.or(app.alert).first()).toBeVisible()
  await expectCleanPage(app)
  await expectUsable(app)
})

test('numbers at the edge of what a computer holds are scaled, or said to be too large', async ({
  app,
}) => {
  const { m } = app
  const rows = Array.from({ length: 240 }, (_, i) => [
    i % 2 === 0 ? '1e308' : '-1e308',
    `${i % 9}e300`,
    i % 10 === 0 ? '1e999' : i % 8,
    `${i % 5}e-320`,
    i % 3 === 0 ? 'yes' : 'no',
  ])
  await app.start()
  await app.openFile({ name: 'huge.csv', content: csv(['a', 'b', 'c', 'd', 'y'], rows) })
  await expectCleanPage(app)
  await app.go('prepare')
  await expectCleanPage(app)
  await app.go('train')
  await app.set(m.train.epochs, 4)
  await app.train()
  await app.trained()
  await expectCleanPage(app)
  await app.evaluate()
  await expectCleanPage(app)
  await app.go('data')
  await app.pick(m.data.target, 'b')
  await app.choose(m.data.task, m.common.tasks.regression)
  await expectCleanPage(app)
  await app.train()
  await expect(app.button(m.train.toEvaluate).or(app.alert).first()).toBeVisible()
  await expectCleanPage(app)
})

test('rows that are too long or too short are counted and shown, the others are used', async ({
  app,
}) => {
  const { m } = app
  const body = lines(60, (i) =>
    i === 10 ? '1,2' : i === 20 ? '1,2,3,4' : `${i % 7},${i % 5},${i % 2 === 0 ? 'p' : 'q'}`,
  )
  await app.start()
  await app.openFile({ name: 'ragged.csv', content: `a,b,y\n${body}\n` })
  await expect(app.main.getByText(m.data.problems('2'))).toBeVisible()
  await expect(app.main.getByText(m.data.problemLine('12', '2', '3')).first()).toBeVisible()
  await app.main.getByText(m.reading.problemLines, { exact: true }).click()
  const list = app.main.getByRole('group', { name: m.reading.problemLines })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list).toContainText('1,2,3,4')
  await app.train()
  await app.trained()
  await expectCleanPage(app)
})

test('an address with damaged settings or an unknown place opens the start page', async ({
  app,
}) => {
  const { m } = app
  const DAMAGED = ['#start&settings=garbage', `#start&settings=${'A'.repeat(5000)}.x`]
  for (const hash of [...DAMAGED, '#nowhere', '#<img src=x onerror=window.__xss=1>']) {
    await app.page.goto('about:blank')
    await app.page.goto(`./${hash}`)
    await expect(app.title).toHaveText(m.start.title)
    const complaint = app.main.getByText(/The link (is damaged|has 5,\d+ characters)/)
    await expect(complaint).toHaveCount(DAMAGED.includes(hash) ? 1 : 0)
    await expectCleanPage(app)
  }
  await app.start()
  await expectUsable(app)
})
