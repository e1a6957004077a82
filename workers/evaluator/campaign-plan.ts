import { campaignResult, type CampaignRows } from '../../src/domain/campaign/campaign-result.ts'
import type { CampaignPlan } from '../../src/domain/campaign/campaign-choice.ts'
import { countedValues } from '../../src/domain/campaign/column-values.ts'
import type {
  MovedQuestion,
  PartValues,
  PlanAnswer,
  PlanQuestion,
} from '../../src/domain/campaign/plan-question.ts'
import { movedOutcome, type MovedOutcome } from '../../src/domain/campaign/sensitivity.ts'
import { rankRows, rowsFrom, scoreAt } from '../../src/domain/lift/ranked-rows.ts'
import { rankingOf } from '../../src/domain/lift/ranking.ts'
import { resampledCurves } from '../../src/domain/lift/resampled-curves.ts'
import type { OnShare } from '../../src/protocol/evaluator-api.ts'
import type { EvaluatedModel, EvaluatedPart } from './evaluated-model.ts'

type Pause = () => Promise<void>

/** Rankings of a model's rows, by class looked for and column of values: thresholds and amounts change far more often. */
const ranked = new WeakMap<EvaluatedModel, Map<string, Promise<CampaignRows>>>()

/** Judges lists drawn up by the model's scores, and what a campaign that goes by them earns. */
export async function answerPlan(
  model: EvaluatedModel,
  question: PlanQuestion,
  pause: Pause,
  onShare?: OnShare,
): Promise<PlanAnswer> {
  const { threshold, campaign, scenarios } = question
  const columns = new Set([undefined, ...[campaign, ...scenarios].map(columnOf)])
  for (const [i, column] of [...columns].entries()) {
    await rowsFor(model, question, column, pause, (share) => onShare?.((i + share) / columns.size))
  }
  const plain = await rowsFor(model, question, undefined, pause)
  const judge = async (plan: CampaignPlan) => {
    const rows = await rowsFor(model, question, columnOf(plan), pause)
    await pause()
    return campaignResult(plan, rows, threshold ?? 1)
  }
  const others: PlanAnswer['scenarios'] = []
  for (const scenario of scenarios) others.push(await judge(scenario))
  return {
    ranking: rankingOf(plain.test, plain.curves, threshold),
    campaign: campaign === null ? null : await judge(campaign),
    scenarios: others,
  }
}

/** The campaign with its assumptions moved; follows a slider. */
export async function answerMoved(
  model: EvaluatedModel,
  { campaign, factors, threshold, values }: MovedQuestion,
  pause: Pause,
): Promise<MovedOutcome> {
  const rows = await rowsFor(model, { values }, columnOf(campaign), pause)
  return movedOutcome(campaign, rows, rowsFrom(rows.test, threshold) / rows.test.rows, factors)
}

/** The threshold that lets the first so many of the list through. @param depth share of the test rows, 0 to 1 */
export async function thresholdAt(
  model: EvaluatedModel,
  depth: number,
  pause: Pause,
): Promise<number> {
  const { test } = await rowsFor(model, { values: {} }, undefined, pause)
  const place = Math.round(depth * test.rows) - 1
  return place < 0 ? 1 : scoreAt(test, Math.min(place, test.rows - 1))
}

function columnOf(plan: CampaignPlan | null): string | undefined {
  return typeof plan?.value === 'object' ? plan.value.column : undefined
}

function rowsFor(
  model: EvaluatedModel,
  { positiveClass, values }: Pick<PlanQuestion, 'positiveClass' | 'values'>,
  column: string | undefined,
  pause: Pause,
  onShare?: OnShare,
): Promise<CampaignRows> {
  const known = ranked.get(model) ?? new Map<string, Promise<CampaignRows>>()
  ranked.set(model, known)
  const key = JSON.stringify([positiveClass, column])
  const made =
    known.get(key) ??
    rankedRows(
      model,
      positiveClass,
      column === undefined ? undefined : values[column],
      pause,
      onShare,
    )
  known.set(key, made)
  // Work that was ended is done anew when it is asked for again.
  made.catch(() => known.delete(key))
  return made
}

async function rankedRows(
  model: EvaluatedModel,
  positiveClass: number | undefined,
  values: PartValues | undefined,
  pause: Pause,
  onShare: OnShare | undefined,
): Promise<CampaignRows> {
  await pause()
  const counted = values && {
    validation: countedValues(values.validation),
    test: countedValues(values.test),
  }
  const validation = rankPart(model.validation, positiveClass, counted?.validation.values)
  await pause()
  const test = rankPart(model.test, positiveClass, counted?.test.values)
  return {
    validation,
    test,
    curves: await resampledCurves(test, pause, onShare),
    values: counted
      ? {
          missing: counted.validation.missing + counted.test.missing,
          negative: counted.validation.negative + counted.test.negative,
          mean: meanOf(counted.test.values),
        }
      : null,
  }
}

function rankPart(
  { targets, outputs }: EvaluatedPart,
  positiveClass: number | undefined,
  values: Float64Array | undefined,
) {
  if (positiveClass === undefined) return rankRows(targets, outputs, values)
  const classes = outputs.length / targets.length
  return rankRows(
    Uint8Array.from(targets, (target) => (target === positiveClass ? 1 : 0)),
    Float64Array.from(targets, (_, row) => outputs[row * classes + positiveClass] as number),
    values,
  )
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length === 0 ? 0 : sum / values.length
}
