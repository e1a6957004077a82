import { expect, test } from 'vitest'
import type { Expectation } from '../domain/expectation.ts'
import type { Failure, FailureCode, FailureDetails } from '../domain/failure.ts'
import { describeFailure } from './describe-failure.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

const reason = 'reason'
const name = 'data.csv'
const row = 41

/** Details for every code; a new code does not compile without. */
const samples: { [Code in FailureCode]: FailureDetails[Code][] } = {
  emptyFile: [{ name }],
  notATable: [
    'jpeg',
    'xls',
    'xlsb',
    'ods',
    'office',
    'html',
    'archive',
    'zip',
    'longLine',
    'something',
  ].map((found) => ({ name, found })),
  damagedFile: ['zip', 'gzip', 'xlsx', 'parquet'].map((found) => ({ name, found, reason })),
  encryptedFile: ['zip', 'xlsx'].map((found) => ({ name, found })),
  unpacksTooLarge: [{ name, bytes: 4e6, most: 4e9 }],
  noTableInside: ['zip', 'xlsx', 'sheet'].map((found) => ({ name, found })),
  sheetMissing: [{ name, sheet: 'June', sheets: 'April, May' }],
  unknownEncoding: [{ encoding: 'klingon' }],
  headerOnly: [
    { name, columns: 1 },
    { name, columns: 12 },
  ],
  tooManyColumns: [{ name, columns: 20_000, most: 10_000 }],
  unreadableFile: [{ name, reason }],
  outOfMemory: [{ needed: 5e9, most: 2e9 }],
  cancelled: [{}],
  noTable: [{}],
  nothingScored: [{}],
  notJson: [{ reason: '' }, { reason }],
  unknownKey: [{ key: 'network.hidden' }],
  missingKey: [{ key: 'target' }],
  invalidValue: [{ key: '', expected: { type: 'object' }, found: '[…] (1)' }],
  newerVersion: [{ found: 2, known: 1 }],
  linkTooLong: [{ bytes: 5000, most: 4096 }],
  linkDamaged: [{}],
  targetMissing: [{ target: 'Y', columns: 'age, y' }],
  columnMissing: [{ column: 'age' }],
  pseudonymKeyMissing: [{ column: 'mail' }],
  notANumberColumn: [{ column: 'age' }],
  columnExists: [{ column: 'age' }],
  targetEmpty: [{ target: 'y' }],
  oneClass: [{ target: 'y', value: 'no' }],
  tooManyClasses: [{ target: 'y', classes: 5000, most: 1000 }],
  notBinary: [{ target: 'y', values: 3 }],
  notANumber: [
    { target: 'y', value: 'n/k', row },
    { target: 'y', value: 'n/k', row: null },
  ],
  notBoolean: [{ column: 'y', value: 'maybe', row }],
  notADate: [{ column: 'day', value: 'soon', row }],
  positiveMissing: [{ target: 'y', positive: 'maybe', classes: 'no, yes' }],
  noInputs: [{ target: 'y' }],
  tooManyInputs: [{ inputs: 30_000, most: 20_000 }],
  rowsOverlap: [
    { row, first: 'train', second: 'test' },
    { row, first: 'train', second: 'train' },
  ],
  rowOutside: [{ row, rows: 1 }],
  tooFewRows: [{ part: 'validation', rows: 1, least: 2 }],
  classNotInTraining: [{ value: 'rare', rows: 1 }],
  lossNotForTask: [
    { loss: 'huber', task: 'binary', losses: 'crossEntropy, meanSquaredError' },
    { loss: 'crossEntropy', task: 'regression', losses: 'meanSquaredError, huber' },
  ],
  splitColumnIsTarget: [{ column: 'y' }],
  tooFewTimes: [
    { column: 'when', times: 0, least: 3 },
    { column: 'when', times: 2, least: 3 },
  ],
  tooFewGroups: [{ column: 'who', groups: 2, least: 3 }],
  noPartWords: [{ column: 'part', values: 'a, b' }],
  constantTarget: [{ target: 'y', value: '2.5' }],
  noWeight: [{ column: 'w', part: 'train' }],
  noWebGpu: ['insecure', 'absent', 'noAdapter', 'reason'].map((why) => ({ reason: why })),
  deviceLost: [{ reason }],
  engineFailed: [{ engine: 'tfjs', reason }],
  nonFiniteInput: [{ column: 'age', row }],
  diverged: [{ epoch: 3, learningRate: 10, suggested: 1 }],
  tooManyParameters: [{ parameters: 6e7, most: 5e7 }],
  workerDied: ['data', 'trainer', 'other'].map((worker) => ({ worker, reason })),
  otherBuild: [{ page: '62ebbf7eece4', worker: '0123456789ab' }],
  checkpointMismatch: [{ reason }],
  notItsRows: [{ file: 'customers.csv' }],
  inputColumnsMissing: [{ columns: 'age, job' }],
  invalidNumber: [{ column: 'age', value: 'old' }],
  invalidDate: [{ column: 'day', value: 'soon' }],
  storageFull: [{}],
  storageBlocked: [{ reason }],
  storageNewer: [{}],
  storageDamaged: [{ reason }],
  storageClosed: [{}],
  storageShut: [{}],
  modelNotFound: [{ id: 'x' }],
  projectNotFound: [{ id: 'x' }],
  projectInUse: [{}],
  runNotFound: [{ id: 'x' }],
  interrupted: [{ epochs: 3 }],
  projectDamaged: [{ reason }],
  storedDamaged: [{ owner: 'model:x' }],
  dataNotKept: [{ project: 'x' }],
  rowsDamaged: [{ project: 'x' }],
  modelDamaged: [{ reason }],
  notAModelFile: [{ name, reason }],
  fileTooLarge: [{ bytes: 3e9, most: 2 ** 31 }],
  tooManyModels: [{ models: 1200 }],
  passphraseNeeded: [{ name }],
  passphraseWrong: [{ name }],
  sealedDamaged: [{ name }],
  sealingUnavailable: [{}],
  notAResult: [{ name: 'a.json' }],
  notAClassPack: [{ name, reason }],
  classPackTooLarge: [{ bytes: 1e8, most: 1e7 }],
}

const failures = Object.entries(samples).flatMap(([code, details]) =>
  details.map((detail) => ({ code, details: detail }) as Failure),
)

test.each(failures)('$code has a calm sentence in English: $details', (failure) => {
  const sentence = describeFailure(en, failure)
  expect(sentence).toMatch(/^[“\p{Lu}].*\.$/u)
  expect(sentence).not.toMatch(/!|undefined|null|NaN|\[object|\s{2}|upload|oops/)
  expect(sentence.split(/(?<=[a-z”)])\. /)).toHaveProperty('length', expect.toBeOneOf([1, 2]))
})

test.each(failures)('$code has a calm sentence in Chinese: $details', (failure) => {
  const sentence = describeFailure(zhCN, failure)
  expect(sentence).toMatch(/^[“\p{Script=Han}].*。$|^Terrarium .*。$/u)
  expect(sentence).not.toMatch(/！|undefined|null|NaN|\[object|上传/)
  // Latin letters and digits stand apart from Han characters; full-width marks need no space.
  expect(sentence).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)
  expect(sentence).not.toMatch(/[，。：；（）“”] | [，。：；（）“”]/)
  expect(sentence).not.toMatch(/[,;:!?]\s*\p{Script=Han}/u)
})

test('rows are counted from 1 for people', () => {
  const failure: Failure = { code: 'notANumber', details: { target: 'mpg', value: 'n/k', row: 0 } }
  expect(describeFailure(en, failure)).toContain('data row 1 holds “n/k”')
  expect(describeFailure(zhCN, failure)).toContain('第 1 个数据行')
})

test.each<[Expectation, string, string]>([
  [
    { type: 'number', above: 0, atMost: 10 },
    'a number above 0 and at most 10',
    '大于 0 且不大于 10 的数字',
  ],
  [
    { type: 'number', whole: true, atLeast: 1, atMost: 1024 },
    'a whole number from 1 to 1,024',
    ' 1 到 1,024 的整数',
  ],
  [{ type: 'number', whole: true, atLeast: 1 }, 'a whole number of at least 1', '不小于 1 的整数'],
  [
    { type: 'number', above: 0, below: 1 },
    'a number above 0 and below 1',
    '大于 0 且小于 1 的数字',
  ],
  [{ type: 'number' }, 'a number', '数字'],
  [{ type: 'oneOf', values: ['adam', 'sgd'] }, 'one of adam, sgd', ' adam、sgd 之一'],
  [{ type: 'oneOf', values: ['1'] }, '1', ' 1'],
  [{ type: 'text' }, 'a text', '文本'],
  [{ type: 'date' }, 'a date like 2024-01-31', '像 2024-01-31 这样的日期'],
  [{ type: 'texts' }, 'a list of texts', '文本列表'],
  [
    { type: 'ascending', most: 99 },
    'a list of 1 to 99 numbers in rising order',
    '至多 99 个从小到大的数字',
  ],
  [{ type: 'yesOrNo' }, 'true or false', ' true 或 false'],
  [{ type: 'object' }, 'an object in braces', '花括号括起的对象'],
  [
    { type: 'objectOrNull', key: 'patience' },
    'null or an object with “patience”',
    ' null 或含有“patience”的对象',
  ],
  [{ type: 'layers', most: 8 }, 'a list of at most 8 layers', '至多 8 层的列表'],
  [
    { type: 'rowNumbers' },
    'a whole number from 0, each listed once',
    '从 0 开始的整数，每个只列一次',
  ],
  [{ type: 'shares' }, 'three shares that add up to 1', '相加等于 1 的三个比例'],
  [{ type: 'currency' }, 'three capital letters like EUR', '像 EUR 这样的三个大写字母'],
  [
    { type: 'amountOrColumn' },
    'a number from 0 or an object with “column”',
    '不小于 0 的数字，或含有“column”的对象',
  ],
  [
    { type: 'scenarios', most: 20 },
    'a list of at most 20 plans with names',
    '至多 20 个带名称的方案的列表',
  ],
  [{ type: 'textUpTo', most: 500 }, 'a text of at most 500 characters', '至多 500 个字符的文本'],
  [{ type: 'numbers' }, 'a list of numbers', '数字列表'],
  [
    { type: 'madeRows', most: 5000 },
    'at most 5,000 lists of numbers and texts, each with one for every column',
    '至多 5,000 行，每行对每一列各有一个数字或文本',
  ],
])('%j is put into words', (expected, english, chinese) => {
  const failure: Failure = { code: 'invalidValue', details: { key: 'a.b', expected, found: '"x"' } }
  expect(describeFailure(en, failure)).toBe(`“a.b” must be ${english}, but it is "x".`)
  expect(describeFailure(zhCN, failure)).toBe(`“a.b”应为${chinese}，实际是"x"。`)
})

test('what comes from a file is shown on one line and cut', () => {
  const target = `first\n<img onerror=x>${'long '.repeat(10_000)}`
  const sentence = describeFailure(en, { code: 'targetEmpty', details: { target } })
  expect(sentence.length).toBeLessThan(140)
  expect(sentence).not.toContain('\n')
})
