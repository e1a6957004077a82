import type { Calibration } from '../calibration/calibration.ts'
import { cautionOf, verdictOf, type Caution, type Verdict } from '../contenders/verdict.ts'
import { evaluationShortage } from '../enough-rows.ts'
import type { Evaluation, PredictionInterval } from '../evaluation.ts'
import type { Experiment, ResolvedSplit, ResolvedTraining, Task } from '../experiment.ts'
import type { ClassCurves, Judgement, MulticlassJudgement } from '../judgement/judgement.ts'
import { toldClasses, type ToldClass } from '../judgement/told-classes.ts'
import { listMetrics, type ListedMetric } from '../metric-list.ts'
import { countParameters, type Network } from '../network.ts'
import { inputCount, type FittedColumn, type LeftOutColumn } from '../recipe.ts'
import { resolveSplit, resolveTraining } from '../resolve-experiment.ts'
import type { RunReport } from '../trained-model.ts'
import type { EngineInfo, EpochRecord, StopReason } from '../training.ts'
import type { Findings } from './findings.ts'
import { repeatedSeeds, type RepeatedSeeds } from './repeated-seeds.ts'
import type { ReportedEffects } from './reported-effects.ts'
import { limitsOf, type DescribedModel, type Limit, type TableConcerns } from './limits.ts'
import { withoutEmptyIntervals, type IntervalsOrNull } from '../without-empty-intervals.ts'
import { shareableExperiment } from './shareable-experiment.ts'

/**
 * Intervals of no width are null, but for those of profits: a list that nobody is on earns nothing for certain.
 */
type ToldFindings = IntervalsOrNull<
  Omit<Findings, 'seedValues' | 'campaign' | 'plans' | 'judgement'> & { judgement?: ToldJudgement }
> &
  Pick<Findings, 'campaign' | 'plans'>

/** Of several classes, nothing of those with too few rows. */
type ToldJudgement =
  | Exclude<Judgement, MulticlassJudgement>
  | (Omit<MulticlassJudgement, 'classes'> & { classes: ToldClass[] })

/** Null: not found out, or measured on test rows that are locked or too few. */
type Told<Facts> = { [Name in keyof Facts]-?: Exclude<Facts[Name], undefined> | null }

/**
 * Everything that there is to say about a model, for people and for programs: plain JSON without a row of the table,
 * and, but for `effects`, without a text of a category.
 */
export interface ModelReport extends Told<ToldFindings> {
  format: 'terrarium-report'
  version: 1
  model: {
    name: string
    /** ISO 8601, UTC. */
    createdAt: string
    weightsSha256: string
    /** Of the app that trained it; null: not kept. */
    build: string | null
  }
  data: {
    file: string
    rows: RunReport['rows']
    /** Of the table; null: not kept, as the next two. */
    columns: number | null
    /** SHA-256 of the prepared numbers of all three parts. */
    fingerprint: string | null
    leftOut: LeftOutColumn[] | null
    /** Without the row numbers of a split by rows. */
    split: ResolvedSplit
  }
  question: {
    target: string
    task: Task
    classes: string[] | null
    positive: string | null
    threshold: number | null
    /** How chances are corrected, as learnt from validation rows; null: not at all. */
    calibration: Calibration | null
  }
  preparation: PreparedColumn[]
  network: Network & { parameters: number }
  /** With the loss that was trained by. */
  training: Omit<ResolvedTraining, 'loss'> & Pick<Network, 'loss'>
  engine: EngineInfo
  run: {
    epochs: number
    bestEpoch: number
    stopped: StopReason
    seconds: number
    msPerStep: number
    history: EpochRecord[]
  }
  /** Null: nothing is left to chance there. */
  seeds: { split: number | null; training: number }
  test: {
    /** How often these rows were looked at; null: not known. */
    looks: number | null
    /** Nobody has opened the results: `metrics` and all else that test rows say is null or absent. */
    locked: boolean
    metrics: ListedMetric[] | null
    /** Null with too few test rows, too; [actual][predicted] in the order of the classes; for binary questions no, then yes. */
    confusion: number[][] | null
    /** Regression only: a prediction plus and minus so much, and how often that held. */
    predictionIntervals: PredictionInterval[] | null
  }
  /** Of several classes each against all the rest, in their order; null: another question, or not worked out. */
  classCurves: IntervalsOrNull<ClassCurves[]> | null
  /** Partial dependence; null: not worked out, as the next one. */
  effects: ReportedEffects | null
  repeatedSeeds: RepeatedSeeds | null
  /** The one thing to say about it, and what to heed beside; null: nothing to heed, or locked. */
  verdict: Verdict | null
  caution: Caution | null
  limits: Limit[]
  /** What repeats the run on the command line, and what of it is not told here. */
  experiment: Experiment
  omitted: string[]
}

export interface PreparedColumn {
  column: string
  kind: FittedColumn['kind']
  inputs: number
  /** Step by step, in words. */
  becomes: string[]
}

/** What is known beside the model itself. */
export interface ReportContext extends TableConcerns {
  /** At the test rows, for whichever model; undefined: not known. */
  looks: number | undefined
  /** What becomes of a column, in the reader's language. */
  describe: (column: FittedColumn) => string[]
  effects?: ReportedEffects | undefined
  classCurves?: ClassCurves[] | undefined
  repeatedSeeds?: RepeatedSeeds | undefined
}

export function modelReport(model: DescribedModel, context: ReportContext): ModelReport {
  const { report, recipe, network } = model
  const { experiment, omitted } = shareableExperiment(model.experiment, recipe)
  const { target } = recipe
  const split = resolveSplit(experiment.split, target.task)
  const training = resolveTraining(experiment.training, target.task)
  const locked = report.testLooks === 0
  const isTold = !locked && evaluationShortage(report.evaluation) === undefined
  const findings: ToldFindings = isTold ? toldFindings(report) : {}
  const repeated = isTold
    ? (context.repeatedSeeds ?? keptSeeds(model.report, training.seed))
    : undefined
  const evidence = {
    evaluation: report.evaluation,
    comparison: findings.comparison,
    seeds: repeated && 'runs' in repeated ? repeated.runs.map(({ value }) => value) : undefined,
    isLinear: network.layers.length === 1,
    suspects: context.suspects ?? [],
  }
  return {
    format: 'terrarium-report',
    version: 1,
    model: {
      name: model.name,
      createdAt: new Date(model.createdAt).toISOString(),
      weightsSha256: report.weightsSha256,
      build: report.build ?? null,
    },
    data: {
      file: report.file,
      rows: report.rows,
      columns: report.data?.columns ?? null,
      fingerprint: report.data?.fingerprint ?? null,
      leftOut: report.data?.leftOut ?? null,
      split,
    },
    question: {
      target: target.name,
      task: target.task,
      classes: target.task === 'regression' ? null : target.classes,
      positive: target.task === 'binary' ? target.positive : null,
      threshold: target.task === 'binary' ? model.threshold : null,
      calibration: (target.task === 'binary' ? target.calibration : undefined) ?? null,
    },
    preparation: recipe.columns.map((column) => ({
      column: column.name,
      kind: column.kind,
      inputs: inputCount(column),
      becomes: context.describe(column),
    })),
    network: { ...network, parameters: countParameters(network) },
    training: { ...training, loss: network.loss },
    engine: report.engine,
    run: {
      epochs: report.history.length,
      bestEpoch: report.bestEpoch,
      stopped: report.stopped,
      seconds: report.seconds,
      msPerStep: report.msPerStep,
      history: report.history,
    },
    seeds: { split: 'seed' in split ? split.seed : null, training: training.seed },
    test: {
      looks: context.looks ?? null,
      locked,
      metrics: locked ? null : withoutEmptyIntervals(listMetrics(report.evaluation)),
      confusion: isTold ? confusionOf(report) : null,
      predictionIntervals: isTold ? predictionIntervalsOf(report) : null,
    },
    classCurves: isTold ? withoutEmptyIntervals(context.classCurves ?? null) : null,
    judgement: findings.judgement ?? null,
    comparison: findings.comparison ?? null,
    ranking: findings.ranking ?? null,
    campaign: findings.campaign ?? null,
    plans: findings.plans ?? null,
    importance: findings.importance ?? null,
    effects: (locked ? undefined : context.effects) ?? null,
    repeatedSeeds: repeated ?? null,
    verdict: locked ? null : verdictOf(evidence),
    caution: (locked ? undefined : cautionOf(evidence)) ?? null,
    limits: limitsOf(model, context.looks, context),
    experiment,
    omitted,
  }
}

function toldFindings({ evaluation, findings = {} }: RunReport): ToldFindings {
  const { campaign, plans, judgement, ...measured } = findings
  return {
    ...withoutEmptyIntervals({
      ...measured,
      ...(judgement && { judgement: toldJudgement(judgement, evaluation) }),
    }),
    ...(campaign && { campaign }),
    ...(plans && { plans }),
  }
}

function toldJudgement(judgement: Judgement, evaluation: Evaluation): ToldJudgement {
  if (judgement.task !== 'multiclass' || evaluation.task !== 'multiclass') {
    return judgement
  }
  return { ...judgement, classes: toldClasses(judgement, evaluation.confusion) }
}

/** As they were found when the model was kept. */
function keptSeeds({ evaluation, findings }: RunReport, seed: number): RepeatedSeeds | undefined {
  return findings?.seedValues && repeatedSeeds(evaluation, seed, findings.seedValues)
}

function predictionIntervalsOf({ evaluation }: RunReport): PredictionInterval[] | null {
  return evaluation.task === 'regression'
    ? withoutEmptyIntervals(evaluation.predictionIntervals ?? null)
    : null
}

function confusionOf({ evaluation }: RunReport): number[][] | null {
  switch (evaluation.task) {
    case 'binary': {
      const { trueNegative, falsePositive, falseNegative, truePositive } = evaluation.confusion
      return [
        [trueNegative, falsePositive],
        [falseNegative, truePositive],
      ]
    }
    case 'multiclass':
      return evaluation.confusion
    case 'regression':
      return null
  }
}
