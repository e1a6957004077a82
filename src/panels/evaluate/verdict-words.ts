import type { Caution, Verdict } from '../../domain/contenders/verdict.ts'
import type { Task } from '../../domain/experiment.ts'
import type { ListedMetric, MetricName } from '../../domain/metric-list.ts'
import { unreachable } from '../../domain/result.ts'
import type { Messages } from '../../messages/en.ts'
import { inTurn } from '../../messages/in-turn.ts'
import { showInterval, showMetric } from './show-metric.ts'

const MOST_NAMED = 5

/** What is said first, and why. */
export interface VerdictWords {
  lead?: string
  text: string
}

/** What a verdict is about. */
export interface Judged {
  task: Task
  /** The one that it rests on. */
  metric: MetricName
  /** How the positive answer, or the other of the two, is called. */
  answer: (isPositive: boolean) => string
}

export function verdictWords(m: Messages, verdict: Verdict, judged: Judged): VerdictWords {
  const words = m.contenders.verdict
  const { task, metric: name } = judged
  const metric = m.evaluate.metrics[name]
  const show = (value: number | null) => showMetric(m, name, value)
  const against = ({ value, baseline, interval }: ListedMetric) =>
    [
      metric,
      show(value),
      showInterval(m, name, interval) ?? m.evaluate.noWidth,
      show(baseline),
    ] as const
  switch (verdict.code) {
    case 'fewRows':
      return { text: m.evaluate.verdictFew(m.format.count(verdict.rows)) }
    case 'oneAnswer':
      return { text: m.evaluate.verdictOneAnswer }
    case 'fewOfAnswer':
      return {
        text: m.evaluate.verdictFewOfAnswer(
          m.format.count(verdict.rows),
          judged.answer(verdict.isPositive),
        ),
      }
    case 'useless':
    case 'unclear': {
      const { lead, text } = words[verdict.code]
      return { lead, text: text(...against(verdict.headline)) }
    }
    case 'preliminary':
      return { text: m.evaluate.verdictBetter(...against(verdict.headline)) }
    case 'suspicious': {
      const { lead, text } = words.suspicious
      const shown = task === 'regression' ? 'r2' : name
      return {
        lead,
        text: text(m.evaluate.metrics[shown], showMetric(m, shown, verdict.value)),
      }
    }
    case 'treesBetter':
    case 'linearBetter':
    case 'asLinear': {
      const { lead, text } = words[verdict.code]
      return { lead, text: text(metric, show(verdict.own), show(verdict.theirs)) }
    }
    case 'fewPositives': {
      const { lead, text } = words.fewPositives
      const [low, high] = verdict.lift
      const { linear } = verdict
      const beside =
        linear &&
        words.besideLinear[linear.isAhead ? 'ahead' : 'notAhead'](
          metric,
          show(linear.own),
          show(linear.theirs),
        )
      return {
        lead: lead(m.format.count(verdict.positives)),
        text: inTurn(
          text(m.format.number(low, 2), m.format.number(high, 2)),
          beside ?? undefined,
          words.moreRows,
        ),
      }
    }
    case 'checkFirst': {
      const { lead, text } = words.checkFirst
      return { lead, text: text(verdict.suspects.slice(0, MOST_NAMED)) }
    }
    case 'ready':
      return { lead: words.ready.lead, text: words.ready.text[task] }
    case 'readyLinear':
      return words.readyLinear
    default:
      return unreachable(verdict)
  }
}

/** @param positive how the positive class is called */
export function cautionWords(
  m: Messages,
  caution: Caution,
  { metric: name, answer }: Judged,
): string {
  const positive = answer(true)
  switch (caution.code) {
    case 'fewClass':
      return m.evaluate.verdictFewClass(m.format.count(caution.positives), positive)
    case 'neverYes':
      return m.evaluate.neverYes(positive, m.format.cut(caution.threshold))
    case 'leak':
      return m.evaluate.leak(m.format.number(100 * caution.rocAuc, 3))
    case 'seedsDisagree':
      return m.contenders.seedsDisagree(
        showMetric(m, name, caution.worst),
        showMetric(m, name, caution.linear),
      )
    default:
      return unreachable(caution)
  }
}
