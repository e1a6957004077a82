import type { ModelReport } from '../../domain/report/model-report.ts'
import type { Messages } from '../../messages/en.ts'
import {
  contenderMetricLabel,
  showContenderInterval,
  showContenderMetric,
} from '../evaluate/contender-words.ts'
import { signedLoss } from '../evaluate/show-loss.ts'

/** A part of a model card that is one table. */
export interface CardTable {
  title: string
  heads: string[]
  rows: string[][]
}

/** What was found out beside the metrics: simpler models, how far chances can be trusted, what drives the answers. */
export function cardFindings(m: Messages, report: ModelReport): CardTable[] {
  return [...comparisonTable(m, report), ...calibrationTable(m, report), ...driversTable(m, report)]
}

function comparisonTable(m: Messages, { comparison }: ModelReport): CardTable[] {
  const metric = comparison?.contenders[0]?.scores[0]?.metric
  if (comparison === null || metric === undefined || comparison.resamples === 0) return []
  return [
    {
      title: m.contenders.title,
      heads: [m.contenders.model, contenderMetricLabel(m, metric), m.evaluate.interval],
      rows: comparison.contenders.map(({ name, scores: [score] }) => [
        m.contenders.names[name],
        score === undefined ? '–' : showContenderMetric(m, metric, score.value),
        (score && showContenderInterval(m, metric, score.interval)) ?? '–',
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
          ...[loss, ...interval].map((value) => signedLoss(m, importance, value)),
        ]),
    },
  ]
}
