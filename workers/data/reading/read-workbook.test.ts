import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { cellRows, workbook, type SheetContent } from './fixtures/workbook.ts'
import { failureOf, namesOf, read, readingOf, rowsOf, tableOf } from './reading-for-tests.ts'

const PEOPLE: SheetContent = {
  name: 'People',
  rows: cellRows([
    ['name', 'age'],
    ['Ann', 30],
    ['Bob', 41],
  ]),
}
const SALES: SheetContent = {
  name: 'Sales &amp; more',
  rows: cellRows([
    ['week', 'sold'],
    [1, 2.5],
  ]),
}
const EMPTY: SheetContent = { name: 'Cover', rows: [] }

describe('cells of a workbook', () => {
  test('dates, booleans, numbers, formulas, shared and inline texts become plain text', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const row = [
      '<c r="A2" s="1"><v>45322</v></c>',
      '<c r="B2" s="2"><v>45322.430902777778</v></c>',
      '<c r="C2" t="b"><v>1</v></c>',
      '<c r="D2"><v>1.1000000000000001</v></c>',
      '<c r="E2"><f>1+1</f><v>2</v></c>',
      '<c r="F2" t="str"><f>A&amp;B</f><v>x &lt; y</v></c>',
      '<c r="G2" t="s"><v>0</v></c>',
      '<c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="I2" s="2"><v>0.75</v></c>',
    ]
    const rows = [...cellRows([names]), row.join(''), '<c r="A3" t="b"><v>0</v></c>']
    const table = await tableOf(workbook([{ name: 'S', rows }], [' two  &amp; three ']))
    expect(namesOf(table)).toEqual(names)
    expect(rowsOf(table)).toEqual([
      [
        '2024-01-31',
        '2024-01-31T10:20:30',
        'true',
        '1.1',
        '2',
        'x < y',
        ' two  & three ',
        '',
        '18:00:00',
      ],
      ['false', '', '', '', '', '', '', '', ''],
    ])
  })

  test('dates counted from 1904', async () => {
    const rows = [
      ...cellRows([['day', 'n']]),
      '<c r="A2" s="1"><v>43860</v></c><c r="B2"><v>1</v></c>',
    ]
    const file = workbook([{ name: 'S', rows }], [], '<workbookPr date1904="1"/>')
    expect(rowsOf(await tableOf(file))).toEqual([['2024-01-31', '1']])
  })

  test('of a merged range the first has the value, the others are empty', async () => {
    const rows = cellRows([
      ['region', 'town', 'n'],
      ['North', 'Kiel', 1],
      [null, 'Bremen', 2],
    ])
    const rest = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    const table = await tableOf(workbook([{ name: 'S', rows, rest }]))
    expect(rowsOf(table)).toEqual([
      ['North', 'Kiel', '1'],
      ['', 'Bremen', '2'],
    ])
  })
})

describe('where the table of a sheet begins', () => {
  test('below a title, right of empty columns, without the empty rows between', async () => {
    const rows = cellRows([
      [],
      [null, 'Sales by week'],
      [],
      [null, 'week', 'sold', 'note'],
      [null, 1, 5, 'x'],
      [],
      [null, 2, 6, null],
    ])
    const { table, dialect, problems } = await readingOf(workbook([{ name: 'S', rows }]))
    expect(namesOf(table)).toEqual(['week', 'sold', 'note'])
    expect(rowsOf(table)).toEqual([
      ['1', '5', 'x'],
      ['2', '6', ''],
    ])
    expect(dialect).toMatchObject({ format: 'xlsx', preambleRows: 1, headerRows: 1 })
    expect(problems).toEqual([])
  })

  test('a first row of numbers is data, unless the person says otherwise', async () => {
    const file = workbook([
      {
        name: 'S',
        rows: cellRows([
          [7, 3],
          [2, 9],
          [4, 4],
        ]),
      },
    ])
    expect(namesOf(await tableOf(file))).toEqual(['column 1', 'column 2'])
    expect(namesOf(await tableOf(file, { headerRows: 1 }))).toEqual(['7', '3'])
  })
})

describe('the sheets of a workbook', () => {
  test('the first that is a table is read, the others are offered', async () => {
    const { table, dialect } = await readingOf(workbook([EMPTY, PEOPLE, SALES]))
    expect(namesOf(table)).toEqual(['name', 'age'])
    expect(dialect.parts).toEqual({
      read: 'People',
      all: [
        { name: 'Cover', hidden: false },
        { name: 'People', hidden: false },
        { name: 'Sales & more', hidden: false },
      ],
    })
  })

  test('one can be asked for by name', async () => {
    const { table, dialect } = await readingOf(workbook([PEOPLE, SALES]), { sheet: 'Sales & more' })
    expect(rowsOf(table)).toEqual([['1', '2.5']])
    expect(dialect.parts?.read).toBe('Sales & more')
  })

  test('a hidden one is read only if asked for or if there is no other', async () => {
    const hidden = { ...PEOPLE, state: 'veryHidden' } as const
    expect((await readingOf(workbook([hidden, SALES]))).dialect.parts).toEqual({
      read: 'Sales & more',
      all: [
        { name: 'People', hidden: true },
        { name: 'Sales & more', hidden: false },
      ],
    })
    expect(namesOf(await tableOf(workbook([hidden, SALES]), { sheet: 'People' }))).toEqual([
      'name',
      'age',
    ])
    expect((await tableOf(workbook([hidden, EMPTY]))).rows).toBe(2)
  })

  test('a sheet of notes does not stand in the way of a table', async () => {
    const notes = { name: 'Read me', rows: cellRows([['How to use'], ['Fill in'], ['Send back']]) }
    expect((await readingOf(workbook([notes, SALES]))).dialect.parts?.read).toBe('Sales & more')
    expect((await readingOf(workbook([notes, EMPTY]))).dialect.parts?.read).toBe('Read me')
  })
})

describe('a workbook that cannot be read says why', () => {
  test('no sheet has rows', async () => {
    expect(failureOf(await read(workbook([EMPTY])))).toEqual({
      code: 'noTableInside',
      details: { name: 'a.csv', found: 'xlsx' },
    })
  })

  test('the sheet asked for is empty, has names only, or is not there', async () => {
    const names = { name: 'Names', rows: cellRows([['a', 'b']]) }
    const file = workbook([PEOPLE, EMPTY, names])
    expect(failureOf(await read(file, { sheet: 'Cover' }))).toEqual({
      code: 'noTableInside',
      details: { name: 'a.csv › Cover', found: 'sheet' },
    })
    expect(failureOf(await read(file, { sheet: 'Names' }))).toEqual({
      code: 'headerOnly',
      details: { name: 'a.csv › Names', columns: 2 },
    })
    expect(failureOf(await read(file, { sheet: 'June' }))).toEqual({
      code: 'sheetMissing',
      details: { name: 'a.csv', sheet: 'June', sheets: 'People, Cover, Names' },
    })
  })

  test('a damaged sheet is named with the row', async () => {
    const rows = [...cellRows([['a', 'b']]), '<c r="A2" t="s"><v>99</v></c>']
    expect(failureOf(await read(workbook([{ name: 'S', rows }])))).toMatchObject({
      code: 'damagedFile',
      details: { name: 'a.csv › S', found: 'xlsx', reason: '<c/> at row 2, col 1: VALUE_INVALID' },
    })
  })

  test('a part is missing', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...others } = unzipSync(workbook([PEOPLE]))
    expect(failureOf(await read(zipSync(others)))).toMatchObject({
      code: 'damagedFile',
      details: { reason: 'xl/worksheets/sheet1.xml' },
    })
  })

  test('cut off', async () => {
    const whole = workbook([PEOPLE])
    for (const share of [0.01, 0.3, 0.7, 0.99]) {
      const length = Math.round(whole.length * share)
      expect(failureOf(await read(whole.slice(0, length)))?.code).toBe('damagedFile')
    }
  })

  test.each([
    ['xlsb', 'xl/workbook.bin'],
    ['office', 'word/document.xml'],
  ])('%s is another kind', async (found, path) => {
    const file = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [path]: strToU8('x') })
    expect(failureOf(await read(file))).toEqual({
      code: 'notATable',
      details: { name: 'a.csv', found },
    })
  })

  test('with a password, or of the old kind', async () => {
    const ole = new Uint8Array(2048)
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    ole[30] = 9
    expect(failureOf(await read(ole))).toMatchObject({
      code: 'notATable',
      details: { found: 'xls' },
    })
    const stream = Array.from('EncryptedPackage', (letter) => [letter.charCodeAt(0), 0])
    ole.set(stream.flat(), 512 + 128)
    expect(failureOf(await read(ole))).toEqual({
      code: 'encryptedFile',
      details: { name: 'a.csv', found: 'xlsx' },
    })
  })

  test('a cancel stops it', async () => {
    const controller = new AbortController()
    const source = { name: 'a.xlsx', blob: new Blob([workbook([PEOPLE])]) }
    const result = await readTable(
      source,
      {},
      {
        signal: controller.signal,
        onProgress: () => {
          controller.abort()
        },
      },
    )
    expect(result).toMatchObject({ failure: { code: 'cancelled' } })
  })
})
