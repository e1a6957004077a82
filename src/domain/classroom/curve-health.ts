import { levelOf, type Suspicion } from './finding.ts'
import type { EpochMeasures } from './snapshots.ts'

/** No alarm before so many epochs with these settings. */
const FIRST_EPOCHS = 10
/** Losses are judged by their mean over so many epochs. */
const WINDOW = 5
/** Epochs that are looked back on. */
const LATELY = 12
const LONG = 20

/** What the losses so far show. */
export interface CurveView {
  /** Epochs with the settings as they are, in order; the first is where they began. */
  measures: readonly EpochMeasures[]
  /** Validation loss of the answer that knows no input. */
  simplest: number
}

export function curveSuspicions(view: CurveView): Suspicion[] {
  if (view.measures.length <= FIRST_EPOCHS || !(view.simplest > 0)) return []
  const jumpy = tooHigh(view)
  const slow = slowness(view)
  return [
    jumpy,
    slow,
    overfitting(view, jumpy.level !== 'none'),
    underfitting(view, slow.level !== 'none'),
  ].filter((suspicion) => suspicion !== undefined)
}

/** Whether next to nothing is left to learn. */
export function isLearnt({ measures, simplest }: CurveView): boolean {
  const loss = mean(measures.slice(-WINDOW).map(({ trainLoss }) => trainLoss))
  return loss < simplest / 5
}

/** Validation loss rises from its best while training loss goes on falling; where losses jump, nothing is said of it. */
function overfitting({ measures, simplest }: CurveView, jumps: boolean): Suspicion | undefined {
  const validation = means(measures, 'validationLoss')
  const train = means(measures, 'trainLoss')
  const now = validation.length - 1
  let best = 0
  validation.forEach((loss, i) => {
    if (loss < (validation[best] as number)) best = i
  })
  const from = validation[best]
  const to = validation[now]
  if (from === undefined || to === undefined) return undefined
  const learnsOn = (train[now] as number) < 0.98 * (train[best] as number)
  const isLater = now - best >= FIRST_EPOCHS
  const rises = (share: number) => to > (1 + share) * from && to - from > (share / 3) * simplest
  return {
    key: 'overfitting',
    finding: {
      kind: 'overfitting',
      best: measures[best + WINDOW - 1]?.epoch ?? 0,
      from,
      to,
    },
    level: levelOf(!jumps && isLater && learnsOn && rises(0.1), !jumps && isLater && rises(0.04)),
  }
}

/** Training loss rises sharply again and again, or has left all reason. */
function tooHigh({ measures, simplest }: CurveView): Suspicion {
  const lately = measures.slice(-LATELY - 1)
  const jumps = lately.filter(({ trainLoss }, i) => {
    const before = lately[i - 1]?.trainLoss
    return before !== undefined && !(trainLoss - before < 0.08 * simplest)
  }).length
  const loss = mean(measures.slice(-WINDOW).map(({ trainLoss }) => trainLoss))
  const isLost = !(loss < 2 * simplest) && loss > 1.5 * (measures[0]?.trainLoss ?? 0)
  return {
    key: 'rateTooHigh',
    finding: { kind: 'rateTooHigh', jumps, epochs: lately.length - 1 },
    level: levelOf(jumps >= 3 || (isLost && jumps > 0), jumps >= 1),
  }
}

/** Training loss falls in nearly every epoch, and as fast as before, but by next to nothing. */
function slowness({ measures, simplest }: CurveView): Suspicion {
  const losses = measures.slice(-LONG - 1).map(({ trainLoss }) => trainLoss)
  const falls = losses.slice(1).map((loss, i) => (losses[i] as number) - loss)
  const steady = falls.filter((fall) => fall > 0).length / Math.max(1, falls.length)
  const all = falls.reduce((sum, fall) => sum + fall, 0)
  const recent = falls.slice(-LONG / 2).reduce((sum, fall) => sum + fall, 0)
  const loss = losses.at(-1) ?? 0
  const isSlow = (most: number) => all > 0 && all < most * simplest && loss > simplest / 2
  // What has arrived falls ever less; what has a long way to go falls as before.
  const goesOn = recent >= 0.4 * all
  const isLong = falls.length >= LONG
  return {
    key: 'rateTooLow',
    finding: { kind: 'rateTooLow', share: all / (losses[0] ?? 1), epochs: falls.length },
    level: levelOf(
      isLong && isSlow(0.03) && steady >= 0.9 && goesOn,
      isLong && isSlow(0.05) && steady >= 0.75 && goesOn,
    ),
  }
}

/** Both losses are flat, and hardly below that of the simplest answer. */
function underfitting({ measures, simplest }: CurveView, isSlow: boolean): Suspicion | undefined {
  const validation = means(measures, 'validationLoss')
  const train = means(measures, 'trainLoss')
  const loss = validation.at(-1)
  const trainLoss = train.at(-1)
  const before = train.at(-1 - LONG)
  if (loss === undefined || trainLoss === undefined) return undefined
  const change = before === undefined ? Infinity : Math.abs(before - trainLoss) / simplest
  const isPoor = (share: number) => Math.min(loss, trainLoss) > share * simplest
  return {
    key: 'underfitting',
    finding: { kind: 'underfitting', loss, simplest },
    level: levelOf(
      !isSlow && measures.length > 2 * LONG && change < 0.01 && isPoor(0.9),
      !isSlow && change < 0.02 && isPoor(0.85),
    ),
  }
}

/** Mean over each `WINDOW` epochs in a row; one for every epoch from the first that has so many before it. */
function means(measures: readonly EpochMeasures[], key: 'trainLoss' | 'validationLoss'): number[] {
  return Array.from({ length: Math.max(0, measures.length - WINDOW + 1) }, (_, i) =>
    mean(measures.slice(i, i + WINDOW).map((measure) => measure[key])),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
