import type { NumberImpute, NumberScale } from '../../domain/experiment.ts'
import type { LeftOutColumn } from '../../domain/recipe.ts'

const imputes: Record<NumberImpute, string> = {
  median: 'the median',
  mean: 'the mean',
  constant: 'a fixed number',
}

const scales: Record<NumberScale, string> = {
  standard: 'standardise: mean 0, spread 1',
  minMax: 'min to max: 0 to 1',
  none: 'leave as they are',
}

const leftOut: Record<LeftOutColumn['reason'], string> = {
  target: 'what is predicted',
  constant: 'the same in every row',
  idLike: 'looks like an id',
  allMissing: 'empty',
  role: 'left out by choice',
  manyLevels: 'too many different texts',
}

export const prepare = {
  title: (inputs: string, columns: string) => `${columns} columns become ${inputs} inputs`,
  waiting: 'Working out the inputs',
  lead: 'A network reads numbers only. Everything here is learnt from the training rows alone and stored with the model.',
  goOn: 'Go on to train',
  numbers: 'Numbers',
  numbersHow: 'Gaps are filled, then every column is brought to the same scale.',
  impute: 'Fill gaps with',
  imputes,
  constant: 'Number for gaps',
  scale: 'Scale',
  scales,
  categories: 'Categories',
  categoriesHow:
    'One input per level: 1 where the row has it, else 0. Gaps take the most frequent level.',
  minCount: 'Rows a level needs',
  minCountHint: '1 keeps every level',
  minCountHelp:
    'Rarer levels, and levels never seen in training, share one input called “other”. At 1, an unseen level is 0 everywhere.',
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
  splitByRows: 'The split is fixed by lists of rows in the experiment.',
  useFractions: 'Split by shares instead',
  inputs: 'Inputs',
  column: 'Column',
  becomes: 'Becomes',
  fill: 'Gaps become',
  numberStandard: (center: string, scale: string) => `(value − ${center}) ÷ ${scale}`,
  numberConstant: 'always 0: no variation in the training rows',
  numberPlain: 'the number itself',
  levels: (n: string) => `${n} inputs, one per level`,
  levelsOther: (n: string) => `${n} inputs, one per level and one for the rest`,
  booleanInput: (text: string) => `1 for “${text}”, else 0`,
  dateInputs: (newest: string) => `days before ${newest}, weekday, month`,
  dateAfter: (days: string) => `days before the newest, scaled: ${days}`,
  leftOut: (reason: string) => `Left out: ${reason}`,
  hot: (level: string) => `1 for ${level}`,
  leftOutReasons: leftOut,
  targetPrepared: {
    binary: (positive: string) => `The answer becomes 1 for “${positive}”, else 0.`,
    multiclass: (n: string) => `The answer becomes one of ${n} classes.`,
    regression: (mean: string, std: string) =>
      `The answer is standardised for training, (value − ${mean}) ÷ ${std}, and shown in its own unit.`,
  },
  example: 'One training row, before and after',
  exampleHow: (row: string) => `Row ${row}. Left as read, right as the network sees it.`,
  before: 'Before',
  after: 'After',
  skipped: (n: string) => `${n} rows have no answer or could not be read; they are not used.`,
}
