import type { RelationMeasure } from '../../domain/relations/relation.ts'

/** The figure of a measure under its usual short name. */
const measures: Record<RelationMeasure, (value: string) => string> = {
  spearman: (value) => `ρ ${value}`,
  auc: (value) => `AUC ${value}`,
  separation: (value) => `AUC pairs ${value}`,
  correlationRatio: (value) => `η ${value}`,
  cramersV: (value) => `V ${value}`,
}

const glosses: Record<RelationMeasure, string> = {
  spearman: 'ρ is Spearman’s rank correlation, from −1 to 1.',
  auc: 'AUC says how well the column alone puts rows of the two answers in order: 0.5 is chance, 0 and 1 are perfect.',
  separation:
    'AUC pairs says how far the column alone tells each two answers apart: the mean of |2 · AUC − 1|.',
  correlationRatio: 'η says how far the ranks differ between groups, by Kruskal and Wallis.',
  cramersV: 'V is Cramér’s V, corrected for the number of levels.',
}

/** How columns relate to the target and to each other. */
export const relations = {
  heading: 'Relation',
  headingHow: (target: string) =>
    `How much the column alone tells about ${target}. The longer the bar, the more, whatever the measure.`,
  sampled: (rows: string) => `Relations are measured in a random sample of ${rows} rows.`,
  measures,
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
    text: 'Its name sounds so, and it says much. Use it only if new rows will have it before the answer is known.',
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
  showAll: (n: string) => `Show ${n} more`,
}
