import { evaluationShortage, type Shortage } from '../enough-rows.ts'
import type { Evaluation, Interval } from '../evaluation.ts'
import { compareToBaseline, type ListedMetric, listMetrics } from '../metric-list.ts'
import type { Comparison, ContenderName } from './comparison.ts'
import { isLowerBetter } from './contender-metrics.ts'

/** What is known when the verdict is given. */
export interface Evidence {
  evaluation: Evaluation
  /** Absent as long as simpler models are being fitted, and where they cannot be. */
  comparison?: Comparison | undefined
  /** Headline metrics of the same network trained with other seeds, its own included; absent: not known. */
  seeds?: readonly number[] | undefined
  /** The network has no hidden layer: it is the linear model. */
  isLinear: boolean
  /** Names of inputs that may give the answer away. */
  suspects: readonly string[]
}

/** Exactly one holds; from "no number at all" over "no" to "yes". */
export type Verdict =
  /** Too few test rows for any number. */
  | Shortage
  /** Not better than always giving the same answer, or (`unclear`) not surely. */
  | { code: 'useless' | 'unclear'; headline: ListedMetric; interval: Interval }
  /** Better than that; simpler models are not compared yet. */
  | { code: 'preliminary'; headline: ListedMetric; interval: Interval }
  /** So good, the linear model too, that a column probably gives the answer away. */
  | { code: 'suspicious'; value: number }
  /** A simpler model is better, and that is not chance. */
  | { code: 'treesBetter' | 'linearBetter'; own: number; theirs: number }
  /** So few positive rows that what the top tenth holds is hardly known. */
  | { code: 'fewPositives'; positives: number; lift: Interval; linear: BesideLinear | null }
  /** Not better than the linear model by more than chance. */
  | { code: 'asLinear'; own: number; theirs: number }
  /** As `ready`, but perhaps only because these inputs give the answer away. */
  | { code: 'checkFirst'; suspects: readonly string[] }
  /** Clearly better than the linear model; `readyLinear`: it is one itself, and the trees are not clearly better. */
  | { code: 'ready' | 'readyLinear' }

/** The headline metric beside the linear model's. */
interface BesideLinear {
  own: number
  theirs: number
  /** The network is better, and that is not chance. */
  isAhead: boolean
}

/** What to keep in mind whatever the verdict is. */
export type Caution =
  /** So few positive test rows that every number is a rough hint. */
  | { code: 'fewClass'; positives: number }
  /** At this threshold no row is answered with the positive class. */
  | { code: 'neverYes'; threshold: number }
  /** So good a ranking that a column may give the answer away. */
  | { code: 'leak'; rocAuc: number }
  /** With another seed the lead over the linear model is gone. */
  | { code: 'seedsDisagree'; worst: number; linear: number }

const FEW_POSITIVES = 30
/** Below, an interval of the lift decides what may be said. */
const SOME_POSITIVES = 100
/** Upper end over lower end from which a lift is hardly known. */
const WIDE_LIFT = 1.5
const SUSPICIOUS = { binary: 0.98, multiclass: 0.995, regression: 0.999 }
/** Fewer rows may be told apart without a mistake by luck. */
const SUSPICIOUS_ROWS = 200

/** The one thing to say about a model: says no where no is true. */
export function verdictOf({ evaluation, comparison, isLinear, suspects }: Evidence): Verdict {
  const [headline] = listMetrics(evaluation)
  const shortage = evaluationShortage(evaluation)
  if (shortage !== undefined) return shortage
  const interval = headline?.interval ?? null
  const toBaseline = headline && compareToBaseline(headline)
  // Only a ranking lacks an interval with enough rows: where there is nothing to rank.
  if (headline === undefined || interval === null || toBaseline === undefined) {
    return { code: 'oneAnswer' }
  }
  if (toBaseline === 'notBetter') return { code: 'useless', headline, interval }
  if (toBaseline === 'unclear') return { code: 'unclear', headline, interval }
  if (comparison === undefined) return { code: 'preliminary', headline, interval }
  const verdict =
    suspicion(comparison) ??
    defeat(comparison) ??
    fewPositives(comparison, isLinear) ??
    verdictOnLinear(comparison, isLinear)
  const isReady = verdict.code === 'ready' || verdict.code === 'readyLinear'
  return isReady && suspects.length > 0 ? { code: 'checkFirst', suspects } : verdict
}

/** A metric of one of the contenders; undefined where it is not defined. */
export function scoreOf(
  { contenders }: Comparison,
  name: ContenderName,
  metric?: string,
): { value: number; interval: Interval | null } | undefined {
  const scores = contenders.find((contender) => contender.name === name)?.scores
  const score = metric === undefined ? scores?.[0] : scores?.find((one) => one.metric === metric)
  if (score === undefined || score.value === null) return undefined
  return { value: score.value, interval: score.interval }
}

function suspicion(comparison: Comparison): Verdict | undefined {
  const { task, rows } = comparison
  if (rows < SUSPICIOUS_ROWS) return undefined
  const metric = task === 'regression' ? 'r2' : undefined
  const values = (['network', 'linear'] as const).map((name) => scoreOf(comparison, name, metric))
  if (!values.every((score) => score !== undefined && score.value > SUSPICIOUS[task])) {
    return undefined
  }
  return { code: 'suspicious', value: values[0]?.value ?? 0 }
}

/** Of those that are clearly better the best. */
function defeat(comparison: Comparison): Verdict | undefined {
  const own = scoreOf(comparison, 'network')
  if (own === undefined) return undefined
  const winners = comparison.duels.flatMap(({ against, metric, lead }) => {
    const theirs = scoreOf(comparison, against)
    if (theirs === undefined || lead === null || lead[1] >= 0) return []
    const by = isLowerBetter(metric) ? own.value - theirs.value : theirs.value - own.value
    return [{ against, theirs: theirs.value, by }]
  })
  const [winner] = winners.sort((a, b) => b.by - a.by)
  if (winner === undefined) return undefined
  const code = winner.against === 'trees' ? 'treesBetter' : 'linearBetter'
  return { code, own: own.value, theirs: winner.theirs }
}

function fewPositives(comparison: Comparison, isLinear: boolean): Verdict | undefined {
  const { positives } = comparison
  const lift = scoreOf(comparison, 'network', 'topLift')?.interval
  if (positives === null || positives >= SOME_POSITIVES || !lift) return undefined
  const [low, high] = lift
  if (high <= WIDE_LIFT * low) return undefined
  const linear = isLinear ? null : besideLinear(comparison)
  return { code: 'fewPositives', positives, lift, linear }
}

function verdictOnLinear(comparison: Comparison, isLinear: boolean): Verdict {
  if (isLinear) return { code: 'readyLinear' }
  const linear = besideLinear(comparison)
  if (linear === null) return { code: 'oneAnswer' }
  const { own, theirs, isAhead } = linear
  return isAhead ? { code: 'ready' } : { code: 'asLinear', own, theirs }
}

/** null where the metric is not defined. */
function besideLinear(comparison: Comparison): BesideLinear | null {
  const lead = comparison.duels.find(({ against }) => against === 'linear')?.lead
  const own = scoreOf(comparison, 'network')
  const theirs = scoreOf(comparison, 'linear')
  if (own === undefined || theirs === undefined) return null
  const isAhead = lead !== null && lead !== undefined && lead[0] > 0
  return { own: own.value, theirs: theirs.value, isAhead }
}

/** Beside the verdict, the most important one; undefined where there is nothing to heed. */
export function cautionOf({ evaluation, comparison, seeds }: Evidence): Caution | undefined {
  if (evaluationShortage(evaluation) !== undefined) return undefined
  if (evaluation.task === 'binary') {
    const { truePositive, falseNegative, falsePositive } = evaluation.confusion
    const positives = truePositive + falseNegative
    if (positives < FEW_POSITIVES) return { code: 'fewClass', positives }
    if (truePositive + falsePositive === 0) {
      return { code: 'neverYes', threshold: evaluation.threshold }
    }
    const rocAuc = evaluation.metrics.rocAuc ?? 0
    if (rocAuc > SUSPICIOUS.binary) return { code: 'leak', rocAuc }
  }
  const linear = comparison && scoreOf(comparison, 'linear')?.value
  const lead = comparison?.duels.find(({ against }) => against === 'linear')?.lead
  if (linear === undefined || !lead || lead[0] <= 0 || seeds === undefined) return undefined
  const lower = isLowerBetter(comparison.duels[0]?.metric ?? 'rocAuc')
  const worst = lower ? Math.max(...seeds) : Math.min(...seeds)
  const isBehind = lower ? worst >= linear : worst <= linear
  return isBehind ? { code: 'seedsDisagree', worst, linear } : undefined
}
