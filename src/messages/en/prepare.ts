import type { LeftOutColumn } from '../../domain/recipe.ts'
import { plural } from '../plural.ts'

const leftOut: Record<LeftOutColumn['reason'], string> = {
  target: 'what is predicted',
  constant: 'the same in every row',
  idLike: 'looks like an id',
  allMissing: 'empty',
  role: 'by choice',
  value: 'kept as what each row is worth',
  treatment: 'kept as the treatment, such as who was contacted',
  manyLevels: 'too many different texts',
  split: 'used for the split only',
}

export const prepare = {
  title: (inputs: string, columns: string) =>
    `${plural(columns, 'column')} ${columns === '1' ? 'becomes' : 'become'} ${plural(inputs, 'input')}`,
  waiting: 'Working out the inputs',
  lead: 'A network reads numbers only. Everything here is learnt from the training rows alone and stored with the model.',
  goOn: 'Go on to train',
  numbers: 'Numbers',
  numbersHow: 'Gaps are filled, then every column is brought to the same scale.',
  categories: 'Categories',
  categoriesHow: 'Usually one input per level: 1 where the row has it, else 0.',
  split: 'Split',
  splitHow:
    'Learn on one part, choose the best moment on the second, judge on the third, untouched one.',
  parts: { train: 'to learn', validation: 'to check', test: 'to test' },
  splitBar: (train: string, validation: string, test: string) =>
    `${train} rows to learn, ${validation} to check, ${test} to test`,
  validationShare: 'To check',
  testShare: 'To test',
  stratify: 'Same share of every answer in each part',
  seed: 'Seed',
  seedHelp: 'The same seed gives the same split.',
  splitKind: 'Who is tested',
  splitKindHelp:
    'Test the way the model will be used: on rows like these, on later ones, or on people it has not seen.',
  splitKinds: {
    fractions: 'rows picked by chance',
    time: 'the newest rows',
    group: 'groups it has not seen',
    column: 'rows that a column names',
    rows: 'rows that are listed',
  },
  splitColumns: {
    time: 'Column with the time',
    group: 'Column with the group',
    column: 'Column that names the parts',
  },
  splitColumnHelp: {
    time: 'Numbers, or dates like 2024-01-31. Equal times stay in one part.',
    group: 'Rows with the same text in it, such as those of one customer, stay in one part.',
    column: 'Words like train, dev and test are understood; others you can explain below.',
  },
  alsoInput: (column: string) => `Use ${column} as an input, too`,
  alsoInputHelp: 'Rarely right: new rows have other times and other groups.',
  uses: { train: 'to learn', validation: 'to check', test: 'to test', unused: 'not used' },
  emptyCell: '(empty)',
  moreValues: (n: string) =>
    `Rarer values that are not listed: ${n}. They are read by the usual words.`,
  timeSays: (validation: string, test: string) =>
    `Before ${validation}: to learn. From ${validation}: to check. From ${test}: to test.`,
  untimed: (n: string) => `Rows without a readable time: ${n}. They are to learn.`,
  groupSays: (train: string, validation: string, test: string) =>
    `Groups: ${train} to learn, ${validation} to check, ${test} to test. None is in two parts.`,
  ungrouped: (n: string) => `Rows without a group: ${n}. Each stands for itself.`,
  unknownRows: (n: string) => `Rows that name no part: ${n}. They are not used.`,
  drawn: (n: string) =>
    `No value names rows to check, so ${n} of the rows to learn are picked for that.`,
  drawnShare: 'Of the rows to learn, to check',
  duplicatesTogether: 'Keep equal rows in one part',
  duplicatesHelp:
    'Rows that are the same in every input and in the answer. In different parts they would test what was learnt by heart.',
  keptTogether: (n: string) => `Rows that are kept with an equal one: ${n}.`,
  duplicatesFound: (n: string) => `Rows that repeat another one: ${n}.`,
  duplicatesWhy: 'In different parts they make the test look easier than life.',
  keepTogether: 'Keep them together',
  suggestSplit: 'About the split',
  splitSuggestions: {
    time: (column: string) => ({
      title: `${column} puts the rows in order of time.`,
      text: 'If the model is to judge later rows, let it learn from the past and test it on the newest.',
      action: 'Test on the newest',
    }),
    group: (column: string) => ({
      title: `Several rows share a ${column}.`,
      text: 'If the model is to judge new ones, rows that belong together should be on one side.',
      action: 'Keep groups together',
    }),
    column: (column: string) => ({
      title: `${column} says which rows are to learn and which to test.`,
      text: 'The split can follow it.',
      action: 'Split as it says',
    }),
  },
  balance: (part: string, shares: string) => `Answers ${part}: ${shares}`,
  shareOf: (share: string, answer: string) => `${share} ${answer}`,
  absentAnswer: (part: string, answers: string) => `No row ${part} says ${answers}.`,
  splitByRows: 'The split is fixed by lists of rows in the experiment.',
  useFractions: 'Split by shares instead',
  inputs: 'Inputs',
  column: 'Column',
  becomes: 'Becomes',
  fill: 'Gaps become',
  numberStandard: (center: string, scale: string) => `(value − ${center}) ÷ ${scale}`,
  numberConstant: 'always 0: no variation in the training rows',
  numberPlain: 'the number itself',
  levels: (n: string) => `${plural(n, 'input')}, one per level`,
  levelsOther: (n: string) => `${n} inputs, one per level and one for the rest`,
  booleanInput: (text: string) => `1 for “${text}”, else 0`,
  leftOut: (reason: string) => `Left out: ${reason}`,
  hot: (level: string) => `1 for ${level}`,
  leftOutReasons: leftOut,
  targetPrepared: {
    binary: (positive: string) => `The answer becomes 1 for “${positive}”, else 0.`,
    multiclass: (n: string) => `The answer becomes one of ${n} classes.`,
    unscaled: 'The answer is learnt as it is, in its own unit.',
    regression: (mean: string, std: string) =>
      `The answer is standardised for training, (value − ${mean}) ÷ ${std}, and shown in its own unit.`,
  },
  example: 'One training row, before and after',
  examples: 'Training rows, before and after',
  exampleHow: (row: string) => `Row ${row}. Left as read, right as the network sees it.`,
  before: 'Before',
  after: 'After',
  skipped: (n: string) => `${n} rows have no answer or could not be read; they are not used.`,
}
