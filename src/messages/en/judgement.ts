import { quote } from '../quote.ts'

/** The panes that judge a model from several sides. */
export const judgement = {
  cut: 'The cut',
  cutHow:
    'From this chance on, a row counts as a yes. Everything on this page and in Predict follows.',
  cutSlider: 'Chance that makes a yes',
  cutNumber: 'Of 100',
  cutInvalid: 'A number from 0 to 100 is needed.',
  cutValue: (of100: string) => `${of100} of 100`,
  backToHalf: 'Back to 50 of 100',
  bestF1: (of100: string) => `Best F1: ${of100}`,
  bestBalanced: (of100: string) => `Best balanced accuracy: ${of100}`,
  bestHow:
    'The two suggestions come from the validation rows, so the test rows still judge them fairly.',
  onTest: (rows: string) => `On ${rows} test rows`,
  onValidation: (rows: string) => `On ${rows} validation rows, as long as the test part is locked`,
  counts: (found: string, positives: string, said: string) =>
    `It says yes ${said} times and finds ${found} of ${positives}.`,
  needsRows: (file: string) => `To move the cut, open ${file} again: its rows are counted anew.`,
  opening: 'Getting the rows ready …',
  judging: 'Judging the model on its test rows',
  failed: 'The curves could not be drawn.',
  curvesNeedRows: (file: string) =>
    `Curves and parts of the whole are counted from the rows: open ${file} again to see them.`,
  again: 'Judge again',
  withInterval: (value: string, interval: string) => `${value} (${interval})`,
  roc: 'Ranking: the ROC curve',
  rocHow:
    'Each point is a cut. The farther up and to the left, the better; guessing would run along the dotted line.',
  rocFinding: (auc: string) => `The area under the curve is ${auc}.`,
  found: (answer: string) => `found, of all “${answer}”`,
  mistaken: 'called yes by mistake, of all others',
  precisionRecall: 'The price of finding more: precision and recall',
  precisionRecallHow:
    'To the right more is found; the height says how many of those called yes truly are. Guessing would run along the dotted line.',
  precisionRecallFinding: (average: string) => `The average precision is ${average}.`,
  trulySo: (answer: string) => `truly “${answer}”, of all called so`,
  guessing: 'guessing',
  cutMark: (of100: string) => `cut ${of100}`,
  cutColumn: 'Cut, of 100',
  tooFewRows:
    'Too few of them to tell how well a cut does: it takes 20, and 10 of either answer among them.',
  oneClass: 'All test rows have the same answer: there is nothing to rank.',
  calibration: 'Do the chances keep their word?',
  calibrationHow:
    'Rows in groups of equal size by their predicted chance. On the dotted line, of 100 rows with a chance of 30, thirty are a yes. The strokes hold 95 of 100 such shares.',
  calibrationFinding: (brier: string) => `The Brier score is ${brier}.`,
  corrections: {
    none: 'As trained',
    platt: 'Platt: one smooth curve',
    isotonic: 'Isotonic: rising steps',
  },
  correctionsShort: { none: 'As trained', platt: 'Platt', isotonic: 'Isotonic' },
  now: (correction: string) => `now: ${correction}`,
  instead: (correction: string) => `instead: ${correction}`,
  compareWith: 'Compare with',
  correct: 'Correct the chances',
  correctHow:
    'A correction is learnt from the validation rows and becomes part of the model: every chance from then on has it, here, in files and on the command line. Rows keep their order (steps may make some equal). The cut stays where it is, unless it is that of a plan’s best list: then this list is found anew, and the cut follows. Simpler models keep their own chances. The numbers are of the test rows; lower is better.',
  correction: 'Correction',
  use: 'Use',
  inUse: 'in use',
  cannotCorrect: 'The validation rows say too little for it.',
  correctNeedsRows: (file: string) => `Open ${file} again for that.`,
  askedInVain:
    'The experiment asks for a correction that these validation rows say too little for: the chances are as trained.',
  happened: (answer: string) => `were “${answer}”`,
  predictedChance: 'predicted chance',
  exact: 'exact',
  rows: 'Rows',
  low: 'from',
  high: 'to',
  residuals: 'How far off: all test rows',
  residualsHow:
    'Actual minus predicted. Right of 0 the prediction was too low, left of it too high.',
  residualsFinding: (mean: string) => `On average, actual minus predicted is ${mean}.`,
  residualsBeyond: (rows: string) => `${rows} rows with the largest errors lie beyond the picture.`,
  rowsAxis: 'rows',
  residualAxis: 'actual minus predicted',
  scatter: 'How far off, by prediction',
  scatterHow:
    'Should be a band of even height around 0. A funnel means larger errors there, a bend that something is missed.',
  scatterFinding: 'Residuals over predictions of up to 1,000 test rows.',
  ranges: 'Ranges around a prediction',
  rangesHow:
    'As wide as the errors on validation rows say (split conformal). Predict shows them beside each answer; here is how many test rows they really held.',
  rangesFew: 'There are too few validation rows to promise a range.',
  level: 'Promised',
  halfWidth: 'Prediction plus and minus',
  coverage: 'Held on test rows',
  classes: 'Each answer against the rest',
  classesHow:
    'Precision: of the rows called so, the share that are. Recall: of the rows that are, the share found.',
  oneAnswer: 'One answer against the rest',
  oneAnswerHow:
    'The chosen answer counts as a yes, all others as a no. A row is called yes where this answer is the likeliest.',
  rest: 'all others',
  tooFewOfAnswer: (answer: string, positives: string, rows: string) =>
    `Of ${rows} test rows ${positives} are ${quote(answer)}. That is too few to judge: it takes 20 rows, 10 with this answer and 10 with another.`,
  rareClasses: (answers: string) =>
    `Too few test rows for a number: ${answers}. It takes 20 rows, 10 with the answer and 10 with another.`,
  calibrationOf: (answer: string) => `Do the chances of ${quote(answer)} keep their word?`,
  numbersOf: (answer: string) => `All numbers: ${quote(answer)} against the rest`,
  numbersOfHow:
    'The simplest answer always gives the shares of the training rows, and so their commonest answer.',
  answer: 'Answer',
  support: 'Test rows',
  mean: 'mean of the answers',
  topK: (k: number, share: string) => `Right among the ${k} likeliest: ${share}.`,
  within: (low: string, high: string, level: string) => `between ${low} and ${high} (${level})`,
}
