import type { ModelReport } from '../../domain/report/model-report.ts'
import type { Messages } from '../../messages/en.ts'
import { moneyFor } from '../../messages/money.ts'
import {
  contenderMetricLabel,
  showContenderInterval,
  showContenderMetric,
} from '../evaluate/contender-words.ts'
import { campaignFacts, campaignHow, keptPlans } from './campaign-facts.ts'
import { signedLoss } from '../evaluate/show-loss.ts'

/** A part of a model card that is one table. */
export interface CardTable {
  title: string
  heads: string[]
  rows: string[][]
  /** A sentence below. */
  note?: string
}

/** What was found out beside the metrics: simpler models, how far chances can be trusted, what drives the answers. */
export function cardFindings(m: Messages, report: ModelReport, locale: string): CardTable[] {
  return [
    ...comparisonTable(m, report),
    ...campaignTables(m, report, locale),
    ...tenthsTable(m, report, locale),
    ...calibrationTable(m, report),
    ...driversTable(m, report),
  ]
}

function comparisonTable(m: Messages, { comparison }: ModelReport): CardTable[] {
  if (comparison === null || comparison.resamples === 0) return []
  const metrics = (comparison.contenders[0]?.scores ?? []).map(({ metric }) => metric)
  return [
    {
      title: m.contenders.title,
      heads: [m.contenders.model, ...metrics.map((metric) => contenderMetricLabel(m, metric))],
      rows: comparison.contenders.map(({ name, scores }) => [
        m.contenders.names[name],
        ...scores.map(({ metric, value, interval }) => {
          const shown = showContenderMetric(m, metric, value)
          const range = showContenderInterval(m, metric, interval)
          return range === undefined ? shown : m.report.within(shown, range)
        }),
      ]),
    },
  ]
}

function campaignTables(m: Messages, report: ModelReport, locale: string): CardTable[] {
  const { campaign } = report
  if (campaign === null) return []
  const plans = keptPlans(m, report.experiment, report.plans ?? undefined, locale)
  return [
    {
      title: m.report.campaign,
      heads: ['', ''],
      rows: campaignFacts(m, campaign, locale).map(({ term, value }) => [term, value]),
      note: campaignHow(m, campaign, locale),
    },
    ...(plans.length === 0
      ? []
      : [
          {
            title: m.campaign.plans,
            heads: [m.campaign.plan, m.campaign.bestList, m.campaign.assumption],
            rows: plans.map(({ name, best, assumed }) => [name, best, assumed]),
          },
        ]),
  ]
}

function tenthsTable(
  m: Messages,
  { ranking, campaign, question }: ModelReport,
  locale: string,
): CardTable[] {
  if (ranking === null) return []
  const words = m.campaign
  const { head } = words.roles(campaign?.plan.template, question.positive ?? '')
  const money = campaign && moneyFor(locale, campaign.plan.currency)
  return [
    {
      title: words.tenths,
      heads: [
        ...[words.tenth, words.scoreFrom, head, words.lift, words.reachedSoFar],
        ...(money === null ? [] : [words.profitOf]),
      ],
      rows: ranking.tenths.map((tenth, i) => [
        m.format.count(i + 1),
        words.score(m.format.chances(tenth.scoreFrom)),
        m.format.count(tenth.positives),
        m.contenders.times(m.format.decimals(tenth.lift, 2)),
        m.format.percent(tenth.reached),
        ...(money === null ? [] : [money.rounded(campaign?.tenths[i] ?? 0)]),
      ]),
    },
  ]
}

function calibrationTable(m: Messages, { judgement, question }: ModelReport): CardTable[] {
  if (judgement?.task !== 'binary') return []
  const { applied, asTrained, ...corrected } = judgement.calibration
  const { bins } = (applied === null ? null : corrected[applied]) ?? asTrained
  const words = m.judgement
  return [
    {
      title: words.calibration,
      heads: [words.rows, words.predictedChance, words.happened(question.positive ?? '')],
      rows: bins.map(({ rows, predicted, actual }) => [
        m.format.count(rows),
        m.format.percent(predicted, 1),
        m.format.percent(actual, 1),
      ]),
    },
  ]
}

function driversTable(m: Messages, { importance }: ModelReport): CardTable[] {
  if (importance === null || importance.columns.length === 0) return []
  const { metric } = importance
  const words = m.why
  return [
    {
      title: words.driversTitle,
      heads: [words.column, words.loss[metric], words.low, words.high],
      rows: importance.columns
        .toSorted((a, b) => b.loss - a.loss)
        .map(({ name, loss, interval }) => [
          name,
          ...[loss, ...(interval ?? [null, null])].map((value) =>
            value === null ? '–' : signedLoss(m, importance, value),
          ),
        ]),
    },
  ]
}
