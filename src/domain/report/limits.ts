import { columnWithRole } from '../column-choice.ts'
import { evaluationShortage, type Shortage } from '../enough-rows.ts'
import type { Evaluation } from '../evaluation.ts'
import { wilsonInterval } from '../judgement/wilson.ts'
import { compareToBaseline, listMetrics, type MetricName } from '../metric-list.ts'
import { rareLevelColumns } from '../privacy/model-contents.ts'
import { answerOf, type FittedTarget, type LeftOutColumn } from '../recipe.ts'
import type { TrainedModel } from '../trained-model.ts'

/** What whoever relies on a model should know; the gravest first. */
export type Limit =
  /** Nobody has opened the test results: there are none to rely on. */
  | { code: 'locked' }
  | { code: 'fewTestRows'; rows: number }
  /** Too few test rows with one of the two answers for any number. */
  | { code: 'tooFewOfAnswer'; rows: number; answer: string }
  /** So few that every number is rough. */
  | { code: 'smallTest'; rows: number }
  /** Right on all of them, and the share of wrong answers that there may be all the same. */
  | { code: 'noErrors'; rows: number; atMost: number }
  /** Classes with hardly any test rows. */
  | { code: 'fewOfClass'; classes: { name: string; rows: number }[] }
  /** Of the answer looked for, among the test rows. */
  | { code: 'fewPositives'; rows: number; answer: string }
  /** The test rows do not show that it is better than the simplest answer. */
  | { code: 'notBetter'; metric: MetricName }
  | { code: 'oneAnswer' }
  /** So good that a column may give the answer away. */
  | { code: 'tooGood'; auc: number }
  /** Inputs that may hold what is known only once the answer is. */
  | { code: 'suspects'; columns: string[] }
  /** Nobody looked whether inputs give the answer away: the table is not open. */
  | { code: 'suspectsUnknown' }
  /** The answers change over the time that these columns hold. */
  | { code: 'drift'; columns: string[] }
  /** Each choice by the test rows makes them look better than they are. */
  | { code: 'manyLooks'; looks: number }
  | { code: 'looksUnknown' }
  | { code: 'randomSplit' }
  /** The weights of a column count in training; every measure counts each test row once. */
  | { code: 'weighted'; columns: string[] }
  | { code: 'skippedRows'; rows: number; of: number }
  | { code: 'leftOut'; columns: LeftOutColumn[] }
  /** Columns with levels of fewer than five training rows. */
  | { code: 'rareLevels'; columns: string[] }
  | { code: 'diverged' }

/** What only an open table tells; absent: not known. */
export interface TableConcerns {
  /** Names of inputs that may give the answer away. */
  suspects?: readonly string[]
  /** Names of columns with a time over which the answers change. */
  drift?: readonly string[]
}

const SMALL_TEST = 100
const FEW_OF_CLASS = 30
const FEW_POSITIVES = 100
const TOO_GOOD = 0.98

/** A model short of its numbers, which say nothing to a reader. */
export type DescribedModel = Omit<TrainedModel, 'weights' | 'checkpoint'>

/** @param looks at the test rows, for whichever model; undefined: not known */
export function limitsOf(
  model: DescribedModel,
  looks: number | undefined,
  { suspects, drift }: TableConcerns,
): Limit[] {
  const { report, experiment } = model
  const { rows } = report
  const used = rows.train + rows.validation + rows.test
  const leftOut = report.data?.leftOut.filter(({ reason }) => reason !== 'target') ?? []
  const rare = rareLevelColumns(model.recipe)
  const kind = experiment.split?.kind ?? 'fractions'
  return [
    ...(report.testLooks === 0 ? [{ code: 'locked' } as const] : measured(model)),
    ...named('suspects', suspects),
    ...(suspects === undefined ? [{ code: 'suspectsUnknown' } as const] : []),
    ...named('drift', drift),
    ...(looks === undefined ? [{ code: 'looksUnknown' } as const] : []),
    ...(looks !== undefined && looks > 1 ? [{ code: 'manyLooks', looks } as const] : []),
    ...(kind === 'fractions' ? [{ code: 'randomSplit' } as const] : []),
    ...named('weighted', weightColumns(model)),
    ...(rows.skipped > 0
      ? [{ code: 'skippedRows', rows: rows.skipped, of: used + rows.skipped } as const]
      : []),
    ...(leftOut.length > 0 ? [{ code: 'leftOut', columns: leftOut } as const] : []),
    ...named('rareLevels', rare),
    ...(report.stopped === 'diverged' ? [{ code: 'diverged' } as const] : []),
  ]
}

/** The column whose numbers say how much each row counts in training; none where all count the same. */
export function weightColumns({
  experiment,
  recipe,
}: Pick<TrainedModel, 'experiment' | 'recipe'>): string[] {
  const name = columnWithRole(experiment.columns, 'weight')
  return name === undefined || name === recipe.target.name ? [] : [name]
}

function named<Code extends 'suspects' | 'drift' | 'rareLevels' | 'weighted'>(
  code: Code,
  columns: readonly string[] = [],
): { code: Code; columns: string[] }[] {
  return columns.length > 0 ? [{ code, columns: [...columns] }] : []
}

/** What the test rows themselves say against the model. */
function measured({ report, recipe }: DescribedModel): Limit[] {
  const { evaluation } = report
  const shortage = evaluationShortage(evaluation)
  if (shortage !== undefined) return [limitOf(shortage, recipe.target)]
  const limits: Limit[] = []
  if (evaluation.rows < SMALL_TEST) limits.push({ code: 'smallTest', rows: evaluation.rows })
  if (evaluation.task !== 'regression' && evaluation.metrics.accuracy === 1) {
    const [least] = wilsonInterval(evaluation.rows, evaluation.rows)
    limits.push({ code: 'noErrors', rows: evaluation.rows, atMost: 1 - least })
  }
  const classes = testClasses(evaluation, recipe.target).filter(({ rows }) => rows < FEW_OF_CLASS)
  if (classes.length > 0) limits.push({ code: 'fewOfClass', classes })
  if (evaluation.task === 'binary' && recipe.target.task === 'binary') {
    const { truePositive, falseNegative } = evaluation.confusion
    const rows = truePositive + falseNegative
    if (rows < FEW_POSITIVES) {
      limits.push({ code: 'fewPositives', rows, answer: recipe.target.positive })
    }
    const { rocAuc } = evaluation.metrics
    if (rocAuc !== null && rocAuc > TOO_GOOD) limits.push({ code: 'tooGood', auc: rocAuc })
  }
  const [headline] = listMetrics(evaluation)
  const comparison = headline && compareToBaseline(headline)
  if (headline === undefined || comparison === undefined) limits.unshift({ code: 'oneAnswer' })
  else if (comparison !== 'better') limits.unshift({ code: 'notBetter', metric: headline.name })
  return limits
}

function limitOf(shortage: Shortage, target: FittedTarget): Limit {
  switch (shortage.code) {
    case 'fewRows':
      return { code: 'fewTestRows', rows: shortage.rows }
    case 'oneAnswer':
      return { code: 'oneAnswer' }
    case 'fewOfAnswer':
      return {
        code: 'tooFewOfAnswer',
        rows: shortage.rows,
        answer: answerOf(target, shortage.isPositive),
      }
  }
}

/** Test rows of each class; of the answer looked for in a binary question another limit tells. */
function testClasses(
  evaluation: Evaluation,
  target: FittedTarget,
): { name: string; rows: number }[] {
  if (evaluation.task === 'binary' && target.task === 'binary') {
    const { trueNegative, falsePositive } = evaluation.confusion
    return [{ name: answerOf(target, false), rows: trueNegative + falsePositive }]
  }
  if (evaluation.task !== 'multiclass' || target.task !== 'multiclass') return []
  return target.classes.map((name, i) => ({
    name,
    rows: (evaluation.confusion[i] ?? []).reduce((sum, rows) => sum + rows, 0),
  }))
}
