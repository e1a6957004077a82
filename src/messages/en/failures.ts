import type { Expectation, NumberRange } from '../../domain/expectation.ts'
import type { FailureCode, FailureDetails } from '../../domain/failure.ts'
import { formatFor } from '../format.ts'
import { clip, quote } from '../quote.ts'
import { aside } from './aside.ts'
import { keptFailures } from './kept-failures.ts'

const format = formatFor('en')

const contents: Record<string, string> = {
  jpeg: 'a JPEG picture',
  png: 'a PNG picture',
  gif: 'a GIF picture',
  pdf: 'a PDF document',
  zip: 'a ZIP archive',
  xlsx: 'an Excel workbook',
  xls: 'an Excel workbook of the old kind',
  xlsb: 'a binary Excel workbook',
  ods: 'an OpenDocument file',
  office: 'an Office document that is no workbook',
  html: 'a web page',
  archive: 'an archive of another kind than ZIP or gzip',
  gzip: 'a gzip archive',
  parquet: 'a Parquet file',
  longLine: 'text without line ends',
}

const remedies: Record<string, string> = {
  xls: 'Save it as an Excel workbook (.xlsx) or as CSV in the spreadsheet and open that.',
  xlsb: 'Save it as an Excel workbook (.xlsx) or as CSV in the spreadsheet and open that.',
  ods: 'Save it as an Excel workbook (.xlsx) or as CSV in the spreadsheet and open that.',
  html: 'Open it in a spreadsheet, save it as an Excel workbook (.xlsx) or as CSV, and open that.',
  archive: 'Unpack it and open the table inside.',
  zip: 'Unpack it and open the table inside.',
  gzip: 'Unpack it and open the table inside.',
}

const parts: Record<string, string> = {
  train: 'training',
  validation: 'validation',
  test: 'test',
}

const workers: Record<string, string> = {
  data: 'reads the table',
  trainer: 'trains the network',
}

const adapters: Record<string, string> = {
  insecure: 'WebGPU is off at plain HTTP addresses. Open this page through HTTPS or localhost.',
  absent: 'This browser offers no WebGPU. Choose another engine or a newer browser.',
  noAdapter: 'No graphics adapter that WebGPU can use was found. Choose another engine.',
}

function rows(n: number): string {
  return n === 1 ? '1 row' : `${format.count(n)} rows`
}

/** People count rows from 1, documents from 0. */
function dataRow(row: number): string {
  return `data row ${format.count(row + 1)}`
}

function numeral(value: number): string {
  return Number.isInteger(value) ? format.count(value) : String(value)
}

function range({ whole, above, atLeast, below, atMost }: NumberRange): string {
  const kind = whole === true ? 'a whole number' : 'a number'
  if (atLeast !== undefined && atMost !== undefined) {
    return `${kind} from ${numeral(atLeast)} to ${numeral(atMost)}`
  }
  const bounds = [
    above === undefined ? [] : [`above ${numeral(above)}`],
    atLeast === undefined ? [] : [`of at least ${numeral(atLeast)}`],
    below === undefined ? [] : [`below ${numeral(below)}`],
    atMost === undefined ? [] : [`at most ${numeral(atMost)}`],
  ].flat()
  return [kind, bounds.join(' and ')].join(' ').trim()
}

function expectation(expected: Expectation): string {
  switch (expected.type) {
    case 'number':
      return range(expected)
    case 'oneOf':
      return expected.values.length === 1
        ? expected.values.join()
        : `one of ${expected.values.join(', ')}`
    case 'text':
      return 'a text'
    case 'date':
      return 'a date like 2024-01-31'
    case 'texts':
      return 'a list of texts'
    case 'ascending':
      return `a list of 1 to ${format.count(expected.most)} numbers in rising order`
    case 'yesOrNo':
      return 'true or false'
    case 'object':
      return 'an object in braces'
    case 'objectOrNull':
      return `null or an object with ${quote(expected.key)}`
    case 'layers':
      return `a list of at most ${format.count(expected.most)} layers`
    case 'rowNumbers':
      return 'a whole number from 0, each listed once'
    case 'shares':
      return 'three shares that add up to 1'
    case 'currency':
      return 'three capital letters like EUR'
    case 'amountOrColumn':
      return `a number from 0 or an object with ${quote('column')}`
    case 'textUpTo':
      return `a text of at most ${format.count(expected.most)} characters`
    case 'numbers':
      return 'a list of numbers'
    case 'madeRows':
      return `at most ${format.count(expected.most)} lists of numbers and texts, each with one for every column`
    case 'scenarios':
      return `a list of at most ${format.count(expected.most)} plans with names`
  }
}

/** One sentence per failure: what is wrong, where, and what to do about it. */
export const failures: { [Code in FailureCode]: (details: FailureDetails[Code]) => string } = {
  emptyFile: ({ name }) =>
    `${quote(name)} is empty. Open a file with a line of names and rows below it.`,
  notATable: ({ name, found }) =>
    `${quote(name)} is not a table: it holds ${contents[found] ?? 'binary data'}. ` +
    (remedies[found] ??
      'Open a CSV or another delimited text file, an Excel workbook or a Parquet file.'),
  damagedFile: ({ name, found, reason }) =>
    `${quote(name)} is ${contents[found] ?? 'a file'} that is damaged or cut off${aside(reason)}. Get or save it again and open that.`,
  encryptedFile: ({ name, found }) =>
    `${quote(name)} is ${contents[found] ?? 'a file'} with a password, which cannot be opened here. ` +
    (found === 'xlsx'
      ? 'Save it without the password, or as CSV, and open that.'
      : 'Unpack it and open the table inside.'),
  unpacksTooLarge: ({ name, bytes, most }) =>
    `${quote(name)} takes ${format.bytes(bytes)} but unpacks to more than ${format.bytes(most)}, which is refused as it could fill the memory. If you trust it, unpack it yourself, or save it as CSV, and open that.`,
  noTableInside: ({ name, found }) =>
    found === 'zip'
      ? `There is no table in the ZIP archive ${quote(name)}. Open one that holds a CSV, Excel or Parquet file.`
      : found === 'sheet'
        ? `The sheet ${quote(name)} is empty. Choose another one.`
        : `No sheet of ${quote(name)} has rows. Open a workbook with a line of names and rows below it.`,
  sheetMissing: ({ name, sheet, sheets }) =>
    `${quote(name)} holds nothing called ${quote(sheet)}. Choose one of these: ${clip(sheets, 300)}.`,
  unknownEncoding: ({ encoding }) =>
    `There is no encoding called ${quote(clip(encoding, 60))}. Choose another, such as utf-8, gb18030 or windows-1252.`,
  headerOnly: ({ name, columns }) =>
    `${quote(name)} has ${columns === 1 ? '1 column name' : `${format.count(columns)} column names`} but no rows below. Open a file with rows.`,
  tooManyColumns: ({ name, columns, most }) =>
    `${quote(name)} has ${format.count(columns)} columns; at most ${format.count(most)} can be read. Remove some and open it again.`,
  unreadableFile: ({ name, reason }) =>
    `The browser cannot read ${quote(name)}${aside(reason)}. It may have been moved or changed: choose it again.`,
  outOfMemory: ({ needed, most }) =>
    `This needs about ${format.bytes(needed)} of memory, more than the ${format.bytes(most)} to be had here. Use fewer rows or columns, fewer inputs for free text, or close other tabs.`,
  cancelled: () => 'Cancelled. Everything is as it was before.',
  noTable: () => 'No table is open. Open one first.',
  nothingScored: () => 'The scored table is no longer in memory. Score it again.',

  notJson: ({ reason }) =>
    `The experiment is not valid JSON${aside(reason)}. Correct it and try again.`,
  unknownKey: ({ key }) =>
    `${quote(key)} is not a key of an experiment. Check its spelling or remove it.`,
  missingKey: ({ key }) => `The experiment lacks the key ${quote(key)}. Add it.`,
  invalidValue: ({ key, expected, found }) =>
    `${key === '' ? 'The experiment' : quote(key)} must be ${expectation(expected)}, but it is ${found}.`,
  newerVersion: ({ found, known }) =>
    `This was written by a newer Terrarium (version ${found}; up to version ${known} can be read here). Use a newer Terrarium.`,
  linkTooLong: ({ bytes, most }) =>
    `The link has ${format.count(bytes)} characters; at most ${format.count(most)} are accepted. Make one without the names of columns.`,
  linkDamaged: () => 'The link is damaged or cut off. Copy the whole of it once more.',

  targetMissing: ({ target, columns }) =>
    `The table has no column ${quote(target)} to predict. Choose one of these: ${columns}.`,
  columnMissing: ({ column }) => `The table has no column ${quote(column)}. Check the name.`,
  pseudonymKeyMissing: ({ column }) =>
    `${quote(column)} is to be pseudonymised and waits for your key. Give the key in the Data step, or split the rows in another way.`,
  notANumberColumn: ({ column }) =>
    `The column ${quote(column)} does not hold numbers. Choose one that does.`,
  columnExists: ({ column }) => `There is a column ${quote(column)} already. Choose another name.`,
  targetEmpty: ({ target }) =>
    `The column to predict, ${quote(target)}, has no values. Choose another one.`,
  oneClass: ({ target, value }) =>
    `Every row of ${quote(target)} says ${quote(value)}, so there is nothing to tell apart. Choose another column to predict.`,
  tooManyClasses: ({ target, classes, most }) =>
    `${quote(target)} has ${format.count(classes)} different values; at most ${format.count(most)} can be told apart. Choose another column to predict.`,
  notBinary: ({ target, values }) =>
    `A yes-or-no question needs two values, and ${quote(target)} has ${format.count(values)}. Ask for one of several instead.`,
  notANumber: ({ target, value, row }) =>
    `${quote(target)} cannot be used as numbers: ${row === null ? 'it' : dataRow(row)} holds ${quote(value)}. Correct it, mark that text as missing, or use the column otherwise.`,
  notBoolean: ({ column, value, row }) =>
    `${quote(column)} cannot be read as yes or no: ${dataRow(row)} holds ${quote(value)}. Correct it, mark that text as missing, or take the column as a category.`,
  notADate: ({ column, value, row }) =>
    `${quote(column)} cannot be read as dates: ${dataRow(row)} holds ${quote(value)}. Correct it, mark that text as missing, or choose another order of day and month.`,
  positiveMissing: ({ target, positive, classes }) =>
    `${quote(positive)} is not a value of ${quote(target)}. Choose one of these: ${classes}.`,
  lossNotForTask: ({ loss, task, losses }) =>
    `${quote(loss)} is no loss for ${task === 'regression' ? 'predicting a number' : 'telling answers apart'}. Choose one of these: ${losses}.`,
  noInputs: ({ target }) =>
    `No column is left to predict ${quote(target)} from. Take in at least one other column.`,
  tooManyInputs: ({ inputs, most }) =>
    `The columns become ${format.count(inputs)} inputs of the network; at most ${format.count(most)} are possible. Leave out columns with many levels, let rare levels join “other”, or give all levels a fixed number of inputs.`,
  rowsOverlap: ({ row, first, second }) =>
    first === second
      ? `The split lists row ${format.count(row)} twice for ${parts[first] ?? first}. List each row once.`
      : `The split lists row ${format.count(row)} for ${parts[first] ?? first} and for ${parts[second] ?? second}. List each row once.`,
  rowOutside: ({ row, rows: all }) =>
    `The split names row ${format.count(row)}, but the table has ${rows(all)}, counted from 0. Check the row numbers.`,
  tooFewRows: ({ part, rows: left, least }) =>
    `The ${parts[part] ?? part} part has ${rows(left)} and needs at least ${format.count(least)}. Open a table with more rows, or change the split.`,
  classNotInTraining: ({ value, rows: n }) =>
    `${quote(value)} is the answer of ${rows(n)}, but of none to train on. Add rows with it, remove them, or change the split.`,
  splitColumnIsTarget: ({ column }) =>
    `The rows cannot be split by ${quote(column)}, the column to predict. Choose another column for the split.`,
  tooFewTimes: ({ column, times, least }) =>
    times === 0
      ? `${quote(column)} holds no times that can be read. Choose a column of numbers or of dates like 2024-01-31.`
      : `${quote(column)} has ${format.count(times)} different times; a split by time needs at least ${format.count(least)}. Choose another column or another split.`,
  tooFewGroups: ({ column, groups, least }) =>
    `${quote(column)} has ${format.count(groups)} different groups; a split by group needs at least ${format.count(least)}. Choose another column or another split.`,
  noPartWords: ({ column, values }) =>
    `No value of ${quote(column)} names rows to learn, to check or to test; it holds ${values}. Say what each value means, or choose another column.`,
  constantTarget: ({ target, value }) =>
    `${quote(target)} is ${clip(value, 40)} in every row to learn from, so there is nothing to predict. Choose another column.`,
  noWeight: ({ column, part }) =>
    `Every row of the ${parts[part] ?? part} part has weight 0 in ${quote(column)}. Correct the weights, or give the column another role.`,

  noWebGpu: ({ reason }) =>
    adapters[reason] ?? `WebGPU cannot be used here${aside(reason)}. Choose another engine.`,
  deviceLost: ({ reason }) =>
    `The connection to the graphics card was lost${aside(reason)}. Table and settings are untouched: train again, or choose another engine.`,
  engineFailed: ({ engine, reason }) =>
    `The engine ${engine} could not go on${aside(reason)}. Train again, or choose another engine.`,
  nonFiniteInput: ({ column, row }) =>
    `${quote(column)} gives no usable number in ${dataRow(row)}. Correct that value, or leave the column out.`,
  diverged: ({ epoch, learningRate, suggested }) =>
    `The loss grew beyond all numbers in epoch ${format.count(epoch)}, at learning rate ${learningRate}; the last good weights are kept. Try ${suggested}.`,
  tooManyParameters: ({ parameters, most }) =>
    `The network would have ${format.count(parameters)} weights; at most ${format.count(most)} are possible. Use fewer layers, units or inputs.`,
  workerDied: ({ worker, reason }) =>
    `The part of Terrarium that ${workers[worker] ?? 'works in the background'} stopped${aside(reason)}. Try again; if that does not help, reload the page.`,
  otherBuild: ({ page, worker }) =>
    `This page is Terrarium ${page}, but the server gave out a part of Terrarium ${worker}: a new version was published meanwhile. Reload the page to have all of it.`,
  checkpointMismatch: ({ reason }) =>
    `The model cannot go on learning here, because it does not fit this table or these settings${aside(reason)}. Train a new one.`,

  notItsRows: ({ file }) =>
    `The open table has this model’s columns but other rows than it was made with. Open ${quote(file)} as it was then.`,

  inputColumnsMissing: ({ columns }) =>
    `The file lacks columns that the model needs: ${clip(columns, 300)}. Add them; cells may stay empty.`,
  invalidNumber: ({ column, value }) =>
    `${quote(column)} needs a number, and ${quote(value)} is none. Write digits as in the table that the model was trained on: with a point before decimals, or with a comma if it has commas there.`,
  invalidDate: ({ column, value }) =>
    `${quote(column)} needs a date, and ${quote(value)} is none. Write it like 2024-01-31.`,

  ...keptFailures,
}
