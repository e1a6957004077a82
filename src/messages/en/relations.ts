import type { RelationMeasure } from '../../domain/relations/relation.ts'

const glosses: Record<RelationMeasure, string> = {
  spearman: 'ρ is Spearman’s rank correlation, from −1 to 1.',
  auc: 'AUC says how well the column alone puts rows of the two answers in order: 0.5 is chance, 0 and 1 are perfect.',
  separation:
    'AUC* says how far the column alone tells each two answers apart: the mean of |2 · AUC − 1|.',
  correlationRatio: 'η says how far the ranks differ between groups, by Kruskal and Wallis.',
  cramersV: 'V is Cramér’s V, corrected for the number of levels.',
}

/** How columns relate to the target and to each other. */
export const relations = {
  heading: 'Relation',
  headingHow: (target: string) =>
    `How much the column alone tells about ${target}. The longer the bar, the more, whatever the measure.`,
  sampled: (rows: string) => `Relations are measured in a random sample of ${rows} rows.`,
  inSample: (rows: string) => `Measured in a random sample of ${rows} rows.`,
  glosses,
  givesAway: {
    title: (column: string, target: string, figure: string) =>
      `${column} alone almost gives ${target} away (${figure}).`,
    text: 'If it is written down only once the answer is known, new rows will not have it, and the model would look far better than it is.',
  },
  filledFor: {
    filled: (column: string, target: string, answer: string) =>
      `${column} is filled in only where ${target} is “${answer}”.`,
    empty: (column: string, target: string, answer: string) =>
      `${column} is empty only where ${target} is “${answer}”.`,
    text: (share: string, rows: string) =>
      `That holds in ${share} of ${rows} such rows. It looks as if it is written down only once the answer is known; new rows will not have it.`,
  },
  knownLater: {
    title: (column: string, figure: string) =>
      `${column} may be known only after the answer (${figure}).`,
    text: 'Its name suggests it, and it says much about the answer. Use it only if new rows will have it before the answer is known.',
  },
  rareAnswers: {
    title: (answers: string) => `Few rows say ${answers}.`,
    answer: (text: string, rows: string) => `“${text}” (${rows})`,
    more: (n: string) => `${n} more`,
    text: (most: string) =>
      `Always giving the most frequent answer would be right in ${most} of the rows, so the share of right answers says little here.`,
    weigh: 'Give rare answers more weight',
    weighed: 'They have more weight in training now.',
    unweigh: 'Weigh all rows alike',
  },
  twins: {
    recoded: {
      title: (first: string, second: string) => `${second} says the same as ${first}.`,
      text: 'Each value of one goes with one value of the other.',
    },
    linear: {
      title: (first: string, second: string) => `${second} is almost ${first} in another unit.`,
      text: 'Their correlation (Pearson’s r) is beyond 0.999.',
    },
    enough: 'One of them is enough.',
    oneUsed: (name: string) => `Only ${name} is used.`,
    noneUsed: 'Neither is used.',
    leaveOut: (name: string) => `Leave out ${name}`,
    use: (name: string) => `Use ${name}`,
  },
  drift: {
    share: (answer: string, oldest: string, newest: string) =>
      `“${answer}” came in ${oldest} of 100 rows at first, recently in ${newest}.`,
    mean: (target: string, oldest: string, newest: string) =>
      `${target} was ${oldest} on average at first, ${newest} recently.`,
    text: (column: string, until: string, from: string) =>
      `Compared are the oldest fifth of the rows by ${column}, until ${until}, and the newest, from ${from}. Only a test on the newest rows shows how a model copes with that.`,
  },
  shape: (column: string) => `${column} is unevenly distributed.`,
  outliersText: (words: string) => `Outliers: ${words}.`,
  skewness: 'Skewness (g₁)',
  outlierCount: 'Outliers',
  outliers: {
    none: 'none',
    below: (n: string, fence: string) => `${n} below ${fence}`,
    above: (n: string, fence: string) => `${n} above ${fence}`,
  },
  doStep: (step: string) => step.charAt(0).toUpperCase() + step.slice(1),
  pictures: 'How columns go together',
  pictureViews: { correlations: 'Relations', missing: 'Gaps' },
  pictureView: 'What to show',
  correlationsHow:
    'Blue: one rises as the other falls. Orange: both rise together, or categories go together. The stronger the colour, the closer. Numbers by Spearman’s ρ, a number and a category by η of ranks, two categories by Cramér’s V.',
  around: 'Column to start from',
  aroundHow: (others: string) =>
    `Shown are the columns most related to it; you can also start from ${others} other columns.`,
  correlationFinding: (a: string, b: string, figure: string) =>
    `Closest are ${a} and ${b}: ${figure}.`,
  noPairs: 'No two columns can be compared.',
  looking: 'Looking …',
  asTable: 'Show the pairs as a table, the closest first',
  pair: 'Columns',
  measure: 'Measure',
  figure: 'Figure',
  pairOf: (a: string, b: string) => `${a} and ${b}`,
  missingHow: 'Each line is a pattern: the columns that are empty together in so many rows.',
  missingFinding: (share: string) => `${share} of the rows have no gap in any column.`,
  noGaps: 'No cell is empty.',
  pattern: 'Pattern',
  patternRows: 'Rows',
  share: 'Share',
  complete: 'no gap',
  emptyCell: 'empty',
  filledCell: 'filled in',
  otherPatterns: (patterns: string, rows: string) => `${patterns} more patterns in ${rows} rows.`,
  furtherColumns: (n: string) => `${n} more columns with fewer gaps are not shown.`,
  showAll: (n: string) => `Show ${n} more`,
}
