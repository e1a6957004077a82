import type {
  CategoryEncode,
  CategoryImpute,
  NumberBins,
  NumberImpute,
  NumberScale,
  NumberTransform,
  OutlierClip,
} from '../../domain/preparation-steps.ts'
import { plural } from '../plural.ts'

const clips: Record<OutlierClip['by'] | 'off', string> = {
  off: 'leave them',
  quantiles: 'pull in, by share of rows',
  values: 'pull in, by number',
}

const imputes: Record<NumberImpute, string> = {
  median: 'the median',
  mean: 'the mean',
  mostFrequent: 'the most frequent number',
  constant: 'a fixed number',
}

const bins: Record<NumberBins['by'] | 'off', string> = {
  off: 'no',
  width: 'yes, equally wide',
  quantile: 'yes, equally many rows in each',
  edges: 'yes, at numbers of my own',
}

const transforms: Record<NumberTransform, string> = {
  none: 'leave as it is',
  log: 'logarithm',
  yeoJohnson: 'Yeo-Johnson',
}

const scales: Record<NumberScale, string> = {
  standard: 'standardise: mean 0, spread 1',
  minMax: 'min to max: 0 to 1',
  robust: 'robust: median 0, middle half 1 wide',
  none: 'leave as they are',
}

const categoryImputes: Record<CategoryImpute, string> = {
  mostFrequent: 'the most frequent level',
  ownLevel: 'a level of their own',
  constant: 'a fixed text',
}

const encodes: Record<CategoryEncode, string> = {
  oneHot: 'one input per level',
  ordinal: 'one number, in order',
  hashed: 'a fixed number of inputs',
}

/** What can be done to a column on its way to the network. */
export const steps = {
  clip: 'Outliers',
  clips,
  lowerShare: 'Lowest share kept, %',
  upperShare: 'Highest share kept, %',
  lower: 'Smallest',
  upper: 'Largest',
  clipHow: 'Numbers beyond a bound become the bound, so that a few rows cannot rule the rest.',
  clipShares: 'Shares of the training rows.',
  clipOrder: 'The smallest cannot be above the largest.',
  impute: 'Fill gaps with',
  imputes,
  constant: 'Number for gaps',
  missingFlag: 'Tell the network where a gap was',
  missingFlagHelp: 'One more input: 1 where the cell was empty, else 0.',
  bins: 'Cut into ranges',
  binChoices: bins,
  binCount: 'Ranges',
  edges: 'Where to cut',
  edgesHelp: 'Numbers in rising order, with blanks or commas between. Each begins the next range.',
  edgesWrong: 'Numbers in rising order are needed, like 18, 30, 65.',
  transform: 'Shape',
  transforms,
  scale: 'Scale',
  scales,
  fillCategory: 'Empty cells become',
  categoryImputes,
  text: 'Text for gaps',
  encode: 'Levels become',
  encodes,
  minCount: 'Rows a level needs',
  minCountHint: '1 keeps every level',
  minCountHelp:
    'Rarer levels, and levels never seen in training, share one input called “other”. At 1, an unseen level is 0 everywhere.',
  minCountOrdinal: 'Rarer levels, and levels never seen in training, stand below the first.',
  order: 'Order of the levels',
  orderHelp:
    'One level per line, the lowest first; all others stand below it. Empty: in order of the text.',
  buckets: 'Inputs',
  bucketsHelp:
    'Every text always falls into the same one, new texts too. Fewer inputs let more levels share one.',
  hashSeed: 'Seed of the sharing',
  more: 'More steps',
  own: 'own steps',
  withHint: (sentence: string) => `${sentence} Press a column’s name to change its steps.`,
  editHow:
    'What is set here holds for this column only; the rest follows the settings for all columns.',
  reset: 'Back to the settings for all',
  undo: 'Undo the last change',
  before: 'Before',
  after: 'After',
  shapeBefore: (column: string) => `Spread of ${column} as read, in the training rows`,
  shapeAfter: (column: string) => `Spread of ${column} as the network sees it`,
  clipped: (low: string, high: string) => `keep within ${low} and ${high}`,
  logged: 'logarithm',
  bent: (lambda: string) => `Yeo-Johnson, λ ${lambda}`,
  ranges: (n: string) => `${plural(n, 'range')}, one input each`,
  flagged: 'one input more: 1 where empty',
  ordered: (n: string) => `one number from 0 to 1, ${n} levels in order`,
  hashed: (n: string) => `${n} inputs that all levels share`,
  sharedBecause: ', being too many for one input each',
  ownInput: 'an input of their own',
  range: (range: string) => `1 for ${range}`,
  bucket: (n: string) => `1 for input ${n}`,
  suggest: 'Suggest steps',
  suggestions: 'Suggested steps',
  suggestionsHow:
    'From what the table looks like. Nothing is done until you take it, and each can be changed or undone.',
  none: 'Nothing more to suggest: the steps suit every column.',
  take: 'Take it',
  takeNamed: (column: string, what: string) => `Take it: ${column}, ${what}`,
  takeAll: 'Take all',
  hide: 'Hide',
  suggested: {
    log: 'use the logarithm',
    yeoJohnson: 'even out by Yeo-Johnson',
    clip: 'pull in the furthest 1% on each side',
    missingFlag: 'tell the network where a gap was',
    hour: 'show the network the time of day',
    noMonth: 'leave out the month',
    tenure: (other: string) => `count the days until ${other}`,
    ownLevel: 'make empty a level of its own',
    hashed: (n: string) => `share ${n} inputs among all levels`,
    minCount: (n: string) => `join levels with fewer than ${n} rows`,
  },
  why: {
    longTail: (median: string, high: string) =>
      `A long tail: at least half of the rows are at or below ${median}, the top twentieth is above ${high}.`,
    skewed: (low: string, median: string, high: string) =>
      `Lopsided: nine tenths of the rows lie from ${low} to ${high}, the middle one at ${median}.`,
    farPoints: (from: string, to: string, farthest: string) =>
      `Nine tenths lie from ${from} to ${to}, yet one is ${farthest}; it would squeeze all others together.`,
    gaps: (share: string) => `${share} of the rows are empty, and that may mean something.`,
    manyLevels: (n: string) =>
      `${n} different texts are too many for one input each. Sharing inputs keeps the column usable.`,
    timesOfDay: (texts: string) =>
      `The dates have times of day, like ${texts}. As two inputs on a circle, midnight lies beside eleven at night.`,
    oneMonth: (days: string) =>
      `All dates lie within ${days} days, so the month says nothing that the days do not.`,
    twoDates: (other: string) =>
      `${other} is a date, too, and later: the time between the two often says more than either.`,
    rareLevels: (rare: string, n: string, rows: string) =>
      `${rare} of ${n} levels have fewer than ${rows} rows, too few to learn from.`,
  },
}
