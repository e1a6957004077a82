import type { LoneEnds } from '../../domain/privacy/lone-ends.ts'
import { plural } from '../plural.ts'

export const evaluate = {
  title: 'Is it any good?',
  lead: (rows: string) => `Measured on ${rows} rows it has never seen.`,
  leadLocked: (rows: string) => `${rows} rows it has never seen wait to judge it.`,
  lockedTitle: 'The test part is locked',
  lockedText: (rows: string) =>
    `${rows} rows that took no part in training. While you are still trying things out, compare models by their validation loss below. Look here when you have decided: whoever picks the best of many test results picks luck, too.`,
  look: 'Look at the test part',
  looked: {
    never: 'Nobody has looked at these rows yet.',
    once: 'These rows were looked at once: an honest measure, as long as nothing is changed because of it.',
    often: (n: string) =>
      `These rows were looked at ${n} times. Each time something is chosen by what they say, the result looks a little better than it is; rows that nobody has seen would be the fair test.`,
    before: (n: string) =>
      `Looked at so far, for other models: ${n}. Each further choice by these rows makes the result look better than it is.`,
    unknown: 'How often these rows were looked at was not counted when this model was made.',
  },
  empty: 'No model is open.',
  emptyText: 'Train one, or open one that you kept.',
  keep: 'Keep this model',
  kept: 'Kept in this browser',
  keepName: 'Name of the model',
  keepHow:
    'Kept in this browser: the network, the preparation (ranges, medians, names of categories) and the report (for a number also up to 1,000 actual values beside the predicted ones). No whole row of your table.',
  contents: {
    title: 'What this model contains',
    summary: (columns: string, levels: string, rare: string) =>
      `${columns} columns, ${levels} texts of categories${rare === '0' ? '' : `, ${rare} of them from fewer than 5 rows`}. No row of the table.`,
    column: 'Column',
    kept: 'What is kept of it',
    level: (text: string, rows: string) => `${text} (${rows})`,
    noLevels: 'no texts: each was rare and is folded into “other”',
    rareLevel: (text: string) => `${text} (fewer than 5 rows)`,
    moreLevels: (n: string) => `and ${n} more`,
    moreColumns: (n: string) => `Show ${n} more columns`,
    roughly: (n: string) => `${n} or more`,
    numbers: (low: string, high: string, median: string) =>
      `from ${low} to ${high}, without the few smallest and largest; median ${median}`,
    exact: 'Its scale gives away the exact smallest and largest number. Another scale would not.',
    scaled: (center: string, scale: string) => `scaled: less ${center}, divided by ${scale}`,
    clip: (lower: string, upper: string) => `cut off below ${lower} and above ${upper}`,
    edges: (edges: string[], more: string | undefined) =>
      `edges of its ranges: ${edges.join(', ')}${more === undefined ? '' : ` and ${more} more`}`,
    fill: (value: string) => `for gaps ${value}`,
    numberAlone: {
      lowest: 'The smallest number can be worked out from this and comes from a single row.',
      highest: 'The largest number can be worked out from this and comes from a single row.',
      both: 'The smallest and the largest number can be worked out from this, and each comes from a single row.',
    } satisfies Record<LoneEnds, string>,
    dates: (from: string, to: string) => `the earliest and the latest date: ${from} and ${to}`,
    dateAlone: {
      lowest: 'The earliest comes from a single row.',
      highest: 'The latest comes from a single row.',
      both: 'The earliest and the latest date each come from a single row.',
    } satisfies Record<LoneEnds, string>,
    counted: 'mean and spread of the days or years counted',
    hashes: (buckets: string, usual: string) =>
      `no texts, only ${buckets} shared inputs, and for gaps the text ${usual}`,
    grams: (buckets: string, common: boolean) =>
      `no words, only ${buckets} shared inputs${common ? ' and how common each is' : ''}`,
    parts: (parts: string[], sentences: string[]) =>
      [`${parts.join('; ')}${sentences.length > 0 ? '.' : ''}`, ...sentences].join(' '),
    words: (words: string[]) => words.join(', '),
    target: (name: string) => `${name} (to predict)`,
    moments: (mean: string, std: string) => `mean ${mean}, standard deviation ${std}`,
    values: (n: string) => `actual values of ${n} test rows, beside the predicted ones`,
    others: 'Besides',
    numbersOfNetwork: (n: string) => `${n} weights of the network and its optimiser`,
    means: (n: string) => `the mean of each of the ${n} inputs, which reasons are counted from`,
    file: (name: string) => `the file’s name, ${name}`,
    findings: 'what the Evaluate page shows: curves, sums and shares over many rows, without a row',
    leftOut: (n: string) => `names of columns that are no inputs: ${n}`,
    rowNumbers: (n: string) => `${n} row numbers of the split`,
    settings: 'all settings, with the names of the columns that they mention',
    fold: 'Fold them and train again',
    foldHow: (columns: string[]) =>
      `${columns.join(', ')}: some texts come from fewer than 5 rows and may name somebody. Folded into “other” they are not kept; the model must be trained again for that.`,
    foldNeedsTable: 'Open the table again to train without them.',
  },
  goOn: 'Go on to predict',
  further: 'Train further',
  furtherHow: 'Goes on from the last epoch with the same optimiser state.',
  furtherEpochs: 'More epochs',
  furtherOtherTable: (file: string) =>
    `${file} lacks columns of this model. Open the table it was trained on to train further.`,
  furtherNeedsData: 'Open the table again to train further.',
  verdictBetter: (metric: string, value: string, interval: string, baseline: string) =>
    `Better than the simplest answer: ${metric} ${value} (${interval}) against ${baseline}.`,
  verdictOneAnswer: 'No verdict: all test rows have the same answer.',
  verdictFew: (rows: string) => `Only ${rows} test rows: every number would be a guess.`,
  verdictFewOfAnswer: (rows: string, answer: string) =>
    `No verdict: only ${plural(rows, 'test row')} with the answer “${answer}”. Every number would be a guess.`,
  /** In the place of all that test rows would tell. */
  notShown:
    'So no measures, curves, lists or comparisons are shown. It takes 20 test rows and, where there are two answers, 10 of each among them: add rows, or give the test part a larger share.',
  verdictFewClass: (n: string, answer: string) =>
    `Only ${n} test rows say “${answer}”: read the numbers below as a rough hint.`,
  baselineNote: (value: string) => `simplest answer ${value}`,
  interval: 'Interval',
  intervalHow: 'Each interval holds the number in 95 of 100 resamples of the test rows.',
  /** In the place of an interval. */
  noWidth: 'the same in every resample',
  intervalNote: (low: string, high: string) => `${low} to ${high}`,
  metrics: {
    rocAuc: 'Ranking, ROC AUC',
    prAuc: 'Average precision',
    accuracy: 'Right answers',
    logLoss: 'Log loss',
    brier: 'Brier score',
    f1: 'F1',
    precision: 'Precision',
    recall: 'Recall',
    balancedAccuracy: 'Balanced accuracy',
    mcc: 'Matthews correlation',
    macroF1: 'Macro F1',
    rmse: 'Typical error, RMSE',
    mae: 'Mean absolute error',
    r2: 'Explained, R²',
  },
  all: 'All numbers',
  allHow: 'The simplest answer always gives the training rows’ average, whatever the row says.',
  metric: 'Measure',
  thisModel: 'This model',
  simplest: 'Simplest answer',
  betterWhen: 'Better when',
  higher: 'higher',
  lower: 'lower',
  undefinedNote: 'not defined here',
  noYes: 'no row was called yes',
  confusion: 'Right and wrong',
  confusionHow: (threshold: string) =>
    `A row counts as a yes from a chance of ${threshold} of 100.`,
  confusionHowMany: 'Rows on the diagonal are right.',
  confusionFinding: (right: string, all: string) => `${right} of ${all} test rows are right.`,
  cells: {
    truePositive: 'it was, and it said so',
    falseNegative: 'it was, and it missed it',
    falsePositive: 'it was not, but it said so',
    trueNegative: 'it was not, and it said so',
  },
  scatter: 'Predicted against actual',
  scatterHow: 'Each point is a test row. On the line the prediction would be exact.',
  scatterFinding: (rmse: string) => `Predictions are off by ${rmse} typically.`,
  report: 'How it came about',
  epochs: 'Epochs',
  epochsValue: (run: string, best: string) => `${run} run, best ${best}`,
  network: 'Network',
  optimizerValue: (name: string, rate: string) => `${name}, learning rate ${rate}`,
  engine: 'Engine',
  time: 'Training time',
  weights: 'Weights',
  fingerprint: 'SHA-256 of the weights',
  testRows: (rows: string) => `${rows} test rows`,
  threshold: (value: string) => `cut at ${value} of 100`,
  points: (n: string) => plural(n, 'point'),
  neverYes: (answer: string, cut: string) =>
    `With the cut at ${cut} of 100 it never answers “${answer}”. It may still rank rows well.`,
  suspects: {
    title: (columns: string[], more: number) =>
      `${[...columns, ...(more > 0 ? [`${more} more`] : [])].join(', ')} may give the answer away.`,
    text: 'This model uses what may be written down only once the answer is known. New rows would not have it, and the test results promise too much.',
    look: 'See why, under Data',
  },
  leak: (auc: string) =>
    `It ranks ${auc} of 100 pairs right. That is rare in real life: check that no column gives the answer away.`,
  total: 'Total',
  loss: 'How it learnt',
}
