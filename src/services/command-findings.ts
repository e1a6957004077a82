import { planOf, type CampaignPlan } from '../domain/campaign/campaign-choice.ts'
import { columnWithRole } from '../domain/column-choice.ts'
import type { PlanAnswer, PlanQuestion } from '../domain/campaign/plan-question.ts'
import type { ClassCurves } from '../domain/judgement/judgement.ts'
import type { TableProfile } from '../domain/profile.ts'
import { suspectInputs } from '../domain/relations/suspect-columns.ts'
import type { Findings } from '../domain/report/findings.ts'
import {
  BRIEF_SECONDS,
  repeatedSeeds,
  type RepeatedSeeds,
} from '../domain/report/repeated-seeds.ts'
import {
  mostImportant,
  reportedEffects,
  type ReportedEffects,
} from '../domain/report/reported-effects.ts'
import type { DescribedModel, TableConcerns } from '../domain/report/limits.ts'
import { ok, type Result } from '../domain/result.ts'
import type { TrainedModel } from '../domain/trained-model.ts'
import type { OnShare } from '../protocol/evaluator-api.ts'
import type { DataClient } from './data-client.ts'
import { EvaluatorClient } from './evaluator-client.ts'
import type { FinishedRun, UsedRows } from './experiment-runner.ts'
import { repeatSeeds } from './repeat-seeds.ts'
import { TrainerClient } from './trainer-client.ts'

/** A model without its numbers, and what the table tells about it: what a report is written from. */
export interface ModelFindings {
  model: DescribedModel
  concerns: TableConcerns
  effects: ReportedEffects
  /** Null unless there are several classes. */
  classCurves: ClassCurves[] | null
  repeatedSeeds: RepeatedSeeds
}

/** What is looked at for a report, one thing after the other. */
export type Judged =
  Exclude<keyof Findings, 'plans' | 'seedValues'> | 'classCurves' | 'effects' | 'repeatedSeeds'

/** What is to be asked about a run that has just ended. */
interface Question {
  run: FinishedRun
  profile: TableProfile
  data: DataClient
  /** Told what is looked at, as a word for it, and its share done. */
  onShare: (what: Judged, share: number) => void
}

/** Judges a model on the table that it was trained on, in the page's own worker. */
export async function findAbout(question: Question): Promise<Result<ModelFindings>> {
  const { weights: _weights, checkpoint: _checkpoint, ...model } = question.run.model
  const judged = await judge(question)
  if (!judged.ok) return judged
  const { findings, effects, classCurves } = judged.value
  const repeated = await repeat(question)
  if (!repeated.ok) return repeated
  // Whoever asks for a report of a run sees its test results; who else looked at these rows is not known.
  const { testLooks: _locked, ...report } = model.report
  return ok({
    model: { ...model, report: { ...report, findings } },
    concerns: await concernsOf(question),
    effects,
    classCurves,
    repeatedSeeds: repeated.value,
  })
}

async function concernsOf({ run, profile, data }: Question): Promise<TableConcerns> {
  const { experiment, recipe } = run.model
  const relations = await data.relations(experiment)
  if (!relations.ok) return {}
  return {
    suspects: suspectInputs(relations.value, profile, recipe),
    drift: relations.value.drifts.flatMap(({ index }) => profile.columns[index]?.name ?? []),
  }
}

/** Trains the network again where that is soon done; else says why not. */
async function repeat({ run, data, onShare }: Question): Promise<Result<RepeatedSeeds>> {
  const { model, plan } = run
  const { seconds, evaluation } = model.report
  if (seconds >= BRIEF_SECONDS) {
    return ok({ notRun: 'trainingTooLong', seconds, atMost: BRIEF_SECONDS })
  }
  const values = await repeatSeeds(model, {
    data,
    trainer: new TrainerClient(),
    isWanted: () => true,
    onShare: (share) => {
      onShare('repeatedSeeds', share)
    },
  })
  if (!values.ok) return values
  return ok(repeatedSeeds(evaluation, plan.resolved.training.seed, values.value))
}

async function judge({
  run,
  data,
  onShare,
}: Question): Promise<
  Result<Pick<ModelFindings, 'effects' | 'classCurves'> & { findings: Findings }>
> {
  const { model, used } = run
  const { experiment, recipe, network, weights } = model
  const prepared = await data.prepareWith(experiment, recipe)
  if (!prepared.ok) return prepared
  const { training } = prepared.value.plan.resolved
  const evaluator = new EvaluatorClient()
  try {
    const job = { network, weights, recipe, training, data: prepared.value.data }
    const opened = await evaluator.open(job)
    if (!opened.ok) return opened
    const share = (what: Judged) => (done: number) => {
      onShare(what, done)
    }
    const judgement = await evaluator.judgement(share('judgement'))
    if (!judgement.ok) return judgement
    const comparison = await evaluator.contenders(share('comparison'))
    if (!comparison.ok) return comparison
    const importance = await evaluator.importance(share('importance'))
    if (!importance.ok) return importance
    const columns = mostImportant(recipe, importance.value)
    const effects = await evaluator.effects(columns, share('effects'))
    if (!effects.ok) return effects
    const planned = await plan(model, used, data, evaluator, share('ranking'))
    if (!planned.ok) return planned
    const curves = await evaluator.classCurves(share('classCurves'))
    if (!curves.ok) return curves
    const { ranking, campaign } = planned.value
    const findings = {
      judgement: judgement.value,
      comparison: comparison.value,
      importance: importance.value,
      ...(ranking && { ranking }),
      ...(campaign && { campaign }),
    }
    return ok({
      findings,
      effects: reportedEffects(effects.value, recipe),
      classCurves: recipe.target.task === 'multiclass' ? curves.value : null,
    })
  } finally {
    evaluator.terminate()
  }
}

/** The list that a model with two classes draws up, and what the experiment's campaign earns with it. */
async function plan(
  { experiment, recipe, report, threshold }: TrainedModel,
  used: UsedRows,
  data: DataClient,
  evaluator: EvaluatorClient,
  onShare: OnShare,
): Promise<Result<Pick<PlanAnswer, 'ranking' | 'campaign'>>> {
  if (recipe.target.task !== 'binary') return ok({ ranking: null, campaign: null })
  const valueColumn = columnWithRole(experiment.columns, 'value')
  const campaign = planOf(experiment.campaign ?? {}, report.evaluation.rows, valueColumn) ?? null
  const values: PlanQuestion['values'] = {}
  const column = columnOf(campaign)
  if (column !== undefined) {
    const validation = await data.numbers(experiment, column, used.validation.rows)
    if (!validation.ok) return validation
    const test = await data.numbers(experiment, column, used.test.rows)
    if (!test.ok) return test
    values[column] = { validation: validation.value, test: test.value }
  }
  return evaluator.plan({ threshold, campaign, scenarios: [], values }, onShare)
}

function columnOf(campaign: CampaignPlan | null): string | undefined {
  return typeof campaign?.value === 'object' ? campaign.value.column : undefined
}
