import type { ColumnRole, ColumnKind } from '../../domain/table.ts'
import type { ColumnWarning, TableWarning } from '../../domain/profile.ts'
import type { DerivedColumn, RowFilter } from '../../protocol/data-api.ts'
import { plural } from '../plural.ts'

const kinds: Record<ColumnKind, string> = {
  number: 'number',
  category: 'category',
  boolean: 'yes or no',
  date: 'date',
  text: 'free text',
}

const roles: Record<ColumnRole, string> = {
  feature: 'input',
  id: 'id, left out',
  ignore: 'left out',
  weight: 'row weight',
  group: 'group, left out',
  time: 'time, left out',
  treatment: 'treatment, left out',
  value: 'value, left out',
}

/**
 * What a column is found to be, and what is done about it now.
 * @param different values in so many filled rows @param used whether the column is an input now
 * @param now what is done to it at present, where that can be several things
 */
type ColumnNote = (
  name: string,
  different: string,
  filled: string,
  used: boolean,
  now: string,
) => { title: string; text: string }

const columnWarnings: Record<ColumnWarning, ColumnNote> = {
  constant: (name, _different, _filled, used) => ({
    title: `${name} is the same in every row.`,
    text: used ? 'It tells nothing. It is used all the same.' : 'It tells nothing and is left out.',
  }),
  allMissing: (name, _different, _filled, used) => ({
    title: `${name} is empty.`,
    text: used ? 'There is nothing to make an input of.' : 'It is left out.',
  }),
  idLike: (name, different, filled, used) => ({
    title: `${name} looks like an id: ${different} different values in ${filled} filled rows.`,
    text: used
      ? 'A network can learn it by heart, which helps on no new row. It is used all the same.'
      : 'A network would learn it by heart, so it is left out. You can use it all the same.',
  }),
  leadingZeros: (name) => ({
    title: `${name} holds codes that begin with zeros.`,
    text: 'They are kept as text, zeros and all: a postcode or a telephone number is no quantity.',
  }),
  exactDigits: (name) => ({
    title: `${name} holds whole numbers beyond 9,007,199,254,740,992.`,
    text: 'A number would lose their last digits, so they are kept as text.',
  }),
  postcode: (name) => ({
    title: `${name} holds postcodes.`,
    text: 'They are read as categories: a postcode is a place, and a greater one is not more of anything.',
  }),
  personalNumber: (name, _different, _filled, used) => ({
    title: `${name} holds numbers of telephones, identity papers or cards.`,
    text: used
      ? 'Each of them stands for somebody and counts nothing. It is used all the same.'
      : 'Each of them stands for somebody and counts nothing, so it is left out. You can use it all the same.',
  }),
  manyMissing: (name, _different, _filled, _used, now) => ({
    title: `${name} is empty in more than half of the rows.`,
    text: now,
  }),
  manyLevels: (name, different, filled, _used, now) => ({
    title: `${name} has very many different texts: ${different} in ${filled} filled rows.`,
    text: now,
  }),
  hugeNumbers: (name, _different, _filled, _used, now) => ({
    title: `${name} holds extremely large numbers.`,
    text: now,
  }),
}

/** What is done to a column at present. */
const now = {
  leftOut: 'It is left out.',
  filled: (what: string) => `Gaps are filled with ${what} of the training rows.`,
  filledWith: (value: string) => `Gaps are filled with ${value}.`,
  flagged: 'One more input tells the network where they were.',
  ownLevel: 'Gaps are a level of their own.',
  noWords: 'A gap counts as a text without words.',
  shared: (inputs: string) =>
    `They share ${inputs} inputs. In Prepare you can choose how many, or another way.`,
  each: 'Each becomes an input of its own. In Prepare you can let them share some.',
  frequent: (rows: string) =>
    `Those with at least ${rows} training rows become an input each; the others share one.`,
  inOrder: 'They become one number, in their order.',
  scaled: 'They are brought to a smaller scale, in double precision, before training.',
  unscaled:
    'They are not scaled: so large, they can make training fail. In Prepare you can choose a scale.',
}

const tableWarnings: Record<TableWarning, { title: string; text: string }> = {
  raggedRows: {
    title: 'Some rows have too many or too few cells.',
    text: 'They are counted and left out; all others are used.',
  },
  duplicateNames: {
    title: 'Some columns had the same name.',
    text: 'The later ones carry a number in brackets.',
  },
  emptyNames: {
    title: 'Some columns had no name.',
    text: 'They are called by their position.',
  },
  badEncoding: {
    title: 'Some characters could not be decoded.',
    text: 'They appear as �. Choose another encoding under “How it was read”.',
  },
  mixedLineEnds: { title: 'Line ends are mixed.', text: 'All of them were taken as line ends.' },
  footer: {
    title: 'Lines below the table were passed over.',
    text: 'Totals and notes are no rows. How many there are is set under “How it was read”.',
  },
  strayQuotes: {
    title: 'Some quotation marks stand inside a cell.',
    text: 'They were kept as text.',
  },
}

const filterTests: Record<RowFilter['test'], string> = {
  equals: 'is',
  differs: 'is not',
  above: 'is above',
  below: 'is below',
  missing: 'is empty',
  present: 'is filled in',
}

const operations: Record<DerivedColumn['operation'], string> = {
  sum: '+',
  difference: '−',
  product: '×',
  ratio: '÷',
}

const delimiters: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
}

const quotes: Record<string, string> = { '"': 'double: "', "'": "single: '", '': 'none' }

export const data = {
  title: (rows: string, columns: string, seconds: string) =>
    `${plural(rows, 'row')}, ${plural(columns, 'column')}, read in ${seconds}`,
  lead: (file: string, delimiter: string, encoding: string) =>
    `${file}, ${delimiter}, ${encoding}.`,
  leadFormat: (file: string, format: string) => `${file}, ${format}.`,
  formats: { xlsx: 'Excel workbook', parquet: 'Parquet file' },
  partOf: (file: string, part: string) => `${file}, “${part}”`,
  delimiterName: (delimiter: string) => delimiters[delimiter] ?? `“${delimiter}”`,
  empty: 'Nothing planted yet.',
  emptyText: 'Open a file, paste a table or begin with a sample.',
  toStart: 'Go to the start page',
  another: 'Another file',
  goOn: 'Go on to prepare',
  columns: 'Columns',
  columnsHow: 'Each small chart shows how the values spread.',
  columnsHowPositive: (answer: string) =>
    `Each small chart shows how the values spread. The orange part are rows with “${answer}”.`,
  columnsShown: (shown: string, all: string) => `${shown} of ${all} columns`,
  findColumn: 'Find a column',
  showMore: 'Show more columns',
  name: 'Column',
  kind: 'Kind',
  spread: 'Spread',
  values: 'Values',
  missing: 'Missing',
  useAs: 'Use it as',
  kinds,
  roles,
  toPredict: 'to predict',
  none: 'none',
  range: (low: string, high: string) => `${low} to ${high}`,
  levels: (n: string, most: string) => `${n} values, most: ${most}`,
  oneValue: (text: string) => `1 value: ${text}`,
  kindOf: (name: string) => `Kind of ${name}`,
  roleOf: (name: string) => `Use of ${name}`,
  spreadOf: (name: string, values: string) => `${name}: ${values}`,
  others: 'others',
  howRead: 'How it was read',
  sheet: 'Sheet',
  sheetInArchive: 'Table in the archive',
  hiddenSheet: (name: string) => `${name} (hidden)`,
  nothingToChoose: 'There is nothing to choose: the file itself says how it is read.',
  delimiter: 'Delimiter',
  encoding: 'Encoding',
  quote: 'Quotation mark',
  quoteName: (quote: string) => quotes[quote] ?? `“${quote}”`,
  preamble: 'Rows above the table',
  problems: (n: string) => `${n} rows could not be read`,
  problemQuote: (line: string) =>
    `Line ${line}: a quotation mark is opened and never closed. Close or remove it.`,
  problemLine: (line: string, cells: string, expected: string) =>
    `Line ${line}: ${cells} cells, expected ${expected}`,
  question: 'What do you want to predict?',
  target: 'Column',
  task: 'Kind of question',
  positive: 'Which answer counts',
  reasons: {
    twoValuesAndName: 'Chosen for you: it has two values and a name that sounds like an outcome.',
    name: 'Chosen for you: its name sounds like an outcome.',
    lastColumn: 'Chosen for you: it is the last suitable column. Change it if you want another.',
    sample: 'This sample is about this column.',
    model: 'As in the model on screen, with all its settings.',
    you: 'Chosen by you.',
  },
  share: (n: string, answer: string) => `${n} of 100 rows say “${answer}”.`,
  classes: (n: string) => `${n} different answers.`,
  targetRange: (low: string, high: string) => `From ${low} to ${high}.`,
  notices: 'Things to know',
  noNotices: 'Nothing stands out.',
  noNoticesText: 'All columns could be read and look usable.',
  /** The test part will be too small. */
  shortage: {
    title: (rows: string) => `Only about ${plural(rows, 'row')} will be left to test with.`,
    answers: (rows: string, answer: string) =>
      `Only about ${plural(rows, 'test row')} will say “${answer}”.`,
    oneAnswer: 'The test rows will hardly hold more than one answer.',
    text: 'That is too few to say how good a model is: it takes 20 test rows and, where there are two answers, 10 of each. Use a table with more rows, or give the test part a larger share in Prepare.',
  },
  treatment: {
    input: {
      title: (name: string) =>
        `${name} seems to tell who was contacted and who was held out on purpose.`,
      text: 'It is an ordinary input now: chances differ between the two groups. As “treatment” it is left out, and chances are of people as they come, contacted or not.',
      change: 'Use it as treatment',
    },
    treatment: {
      title: (name: string) => `${name} is left out as treatment.`,
      text: 'The role marks who was contacted: the model learns nothing from it, so it cannot tell people who answer because of the contact from those who would anyway. What contacting changed is judged under Results.',
      change: 'Use it as an input',
    },
  },
  gaps: (name: string, share: string) => `${name} is empty in ${share} of the rows.`,
  useAnyway: 'Use it anyway',
  leaveOut: 'Leave it out',
  rows: 'Rows',
  rowsCount: (total: string) => `${total} rows`,
  rowsOf: (total: string, all: string) => `${total} of ${all} rows`,
  rowsSampled: (total: string, all: string) => `sample: ${total} of ${all} rows`,
  sampledHow: (n: string) =>
    `This table is large: the views below read a random sample of ${n} rows. Training uses all rows.`,
  wholeHow:
    'Filter, group and calculate to get to know the rows. Nothing here changes what is trained.',
  views: { rows: 'Rows', description: 'Description', counts: 'Counts', groups: 'Groups' },
  viewLabel: 'What to show',
  addFilter: 'Add filter',
  filterColumn: 'Column',
  filterTest: 'Condition',
  filterValue: 'Value',
  filterTests,
  addDerived: 'Add column',
  derivedName: 'Name',
  derivedLeft: 'First number',
  derivedOperation: 'Operation',
  derivedRight: 'Second number',
  operations,
  needNumber: 'A number is needed.',
  needName: 'A name that no other column has is needed.',
  noMatch: 'No row passes these filters.',
  count: 'Filled',
  mean: 'Mean',
  std: 'Std. dev.',
  min: 'Min',
  median: 'Median',
  max: 'Max',
  countOf: 'Count the values of',
  groupBy: 'Group by',
  groupOf: 'Mean of',
  groupCount: 'Rows',
  groupMean: (column: string) => `mean of ${column}`,
  groupShare: (column: string, answer: string) => `${column} = ${answer}`,
  row: 'Row',
  columnWarnings,
  now,
  tableWarnings,
  missingMarkers: 'Also empty',
  missingMarkersHow: 'Texts that mean “empty” in this column, separated by commas.',
  useMarkers: 'Use these',
  distinct: 'Different values',
  lowerQuartile: 'A quarter is below',
  upperQuartile: 'A quarter is above',
  mostFrequent: 'Most frequent values',
  moreOf: (name: string) => `More about ${name}`,
}
