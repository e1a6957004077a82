const rowsOf = (n: string) => (n === '1' ? '1 row' : `${n} rows`)

/** Why the model says what it says: of one row, and of all. */
export const why = {
  /** So many of 100. */
  chance: (of100: string) => of100,
  title: (answer: string) => `Why ${answer}`,
  how: (start: string) =>
    `It starts at ${start}, what the model answers the average training row (which is not the average of its answers). Column after column moves it on, and together they lead to this answer.`,
  howCorrected: (start: string) =>
    `It starts at ${start}, what the network itself says of the average training row. Column after column moves it on, then the isotonic correction comes, and together they lead to this answer.`,
  correction: 'Correction (isotonic)',
  averageRow: 'average training row',
  thisRow: 'this row',
  others: (n: string) => (n === '1' ? '1 more column' : `${n} more columns`),
  value: (column: string, text: string) => `${column}: ${text}`,
  words: (column: string) => `the words of ${column}`,
  leaves: (what: string) => `${what} hardly moves it.`,
  raisesChance: (what: string, points: string) => `${what} raises the chance by ${points} points.`,
  lowersChance: (what: string, points: string) => `${what} lowers the chance by ${points} points.`,
  raises: (what: string, amount: string) => `${what} raises the prediction by ${amount}.`,
  lowers: (what: string, amount: string) => `${what} lowers the prediction by ${amount}.`,
  forClass: (text: string) => `Reasons for “${text}”, the likeliest answer.`,
  nothing: 'No column moves this answer: it is that of the average training row.',
  column: 'Column',
  points: 'Points',
  amount: 'Amount',
  finding: (strongest: string) => `The strongest reason: ${strongest}`,
  place: (place: string, of: string) => `It would stand at place ${place} of ${of} test rows.`,
  placeBefore: (place: string, before: string, of: string) =>
    `It would stand at place ${place} of ${of} test rows; before the change at place ${before}.`,
  check: 'Check with sampled Shapley values',
  checking: 'Checking …',
  checkTitle: 'The same reasons in another way',
  checkDiffers: (columns: readonly string[]) =>
    `Here they differ clearly for ${columns.join(', ')}: take what either says about that as rough.`,
  checked: (orders: string) =>
    `Shapley values share the same difference out by letting the columns take their values in ${orders} random orders. On ordinary rows the two agree by and large. Where columns work together, or on a row far from all others, they may differ in size and even in sign.`,
  differentiated: (difference: string) =>
    `Worked out again by TensorFlow.js’ automatic differentiation: the largest difference is ${difference}.`,
  shapley: 'Shapley value',
  gradients: 'Integrated gradients',
  gradientsGloss:
    'Every column moves from the average training row to this one in small steps; what the answer changes with each is added up.',
  give: (value: string, error: string) => `${value} ± ${error}`,
  driversTitle: 'What drives it',
  driversHow: {
    rocAuc: (rows: string) =>
      `Each column was shuffled among ${rowsOf(rows)} of the test part. The bar is how much of the ranking (AUC) that costs; the line is where the mean of 5 shuffles lies in 95 of 100 cases.`,
    accuracy: (rows: string) =>
      `Each column was shuffled among ${rowsOf(rows)} of the test part. The bar is how many right answers of 100 that costs; the line is where the mean of 5 shuffles lies in 95 of 100 cases.`,
    rmse: (rows: string) =>
      `Each column was shuffled among ${rowsOf(rows)} of the test part. The bar is how much larger the typical error becomes; the line is where the mean of 5 shuffles lies in 95 of 100 cases.`,
  },
  sampled: (rows: string, all: string) =>
    `Measured on ${rows} of ${all} test rows, picked by chance: more would hardly change it.`,
  measuring: 'Shuffling one column after the other',
  measured: (share: string) => `${share} done`,
  cancelled: 'The measuring was ended.',
  again: 'Measure',
  few: 'The test rows are too few, or all have one answer: what drives the model cannot be measured.',
  needsRows: (file: string) => `To see what drives it, open ${file} again.`,
  driversFinding: (column: string, loss: string) =>
    `${column} matters most: shuffling it costs ${loss}.`,
  related: 'Columns that say the same share their weight: shuffling one leaves the other.',
  loss: { rocAuc: 'AUC lost', accuracy: 'Right answers lost', rmse: 'Error added' },
  lossAxis: {
    rocAuc: 'AUC lost by shuffling the column',
    accuracy: 'share of right answers lost by shuffling the column',
    rmse: 'typical error added by shuffling the column, in the unit of the target',
  },
  low: 'from',
  high: 'to',
  showAll: (n: string) => `Show all ${n} columns`,
  look: (column: string) => `Show what ${column} does`,
  effectTitle: (column: string) => `What ${column} does`,
  effectHow: (rows: string) =>
    `The mean answer to ${rowsOf(rows)} of the test part if all had this value, everything else as it is. Thin lines are single rows.`,
  levelsHow: (rows: string) =>
    `The mean answer to ${rowsOf(rows)} of the test part if all had this value, everything else as it is. Beside it, how many have it.`,
  effectFinding: (column: string, low: string, high: string) =>
    `With ${column} the mean answer moves between ${low} and ${high}.`,
  meanChance: (answer: string) => `mean chance of “${answer}”, of 100`,
  chanceAxis: (answer: string) => `chance of “${answer}”, of 100`,
  meanNumber: (target: string) => `mean predicted ${target}`,
  share: 'Rows',
  noAxis: {
    text: 'Words have no order to put on an axis; how much they matter is shown beside.',
    hashed: 'The values of this column are not kept in the model, so none can be tried.',
    constant: 'All training rows have the same number here.',
  },
  below: (high: string) => `below ${high}`,
  between: (low: string, high: string) => `${low} to below ${high}`,
  from: (low: string) => `${low} and more`,
  answer: 'Answer',
  spreadHow: 'The grey bars at the foot show where the rows lie.',
}
