import { describe, expect, test } from 'vitest'
import type { Evaluation, Interval } from '../evaluation.ts'
import { listMetrics } from '../metric-list.ts'
import type { Comparison, ContenderName } from './comparison.ts'
import { cautionOf, verdictOf, type Evidence } from './verdict.ts'

const metrics = { precision: 0.6, recall: 0.5, f1: 0.55, balancedAccuracy: 0.7, mcc: 0.5 }

function evaluation(rocAuc: number | null, interval: Interval | null, rows = 1000): Evaluation {
  const values = { ...metrics, accuracy: 0.8, prAuc: 0.5, logLoss: 0.4, brier: 0.1, rocAuc }
  const none = Object.fromEntries(Object.keys(values).map((name) => [name, null]))
  return {
    task: 'binary',
    rows,
    threshold: 0.5,
    metrics: values,
    intervals: { ...none, rocAuc: interval },
    baseline: { ...values, rocAuc: 0.5 },
    confusion: { truePositive: 60, falsePositive: 40, trueNegative: 800, falseNegative: 100 },
  } as Evaluation
}

interface Sides {
  network?: number
  linear?: number
  trees?: number
  overLinear?: Interval
  overTrees?: Interval
  positives?: number
  lift?: Interval
}

function comparison(sides: Sides = {}): Comparison {
  const values = { network: 0.84, linear: 0.75, trees: 0.84, ...sides, same: 0.5 }
  const lift = sides.lift ?? [3, 3.7]
  const contender = (name: ContenderName) => ({
    name,
    trainRows: 3000,
    seconds: null,
    rounds: null,
    penalty: null,
    gains: null,
    scores: [
      { metric: 'rocAuc' as const, value: values[name], interval: null },
      { metric: 'topLift' as const, value: 3.4, interval: lift },
    ],
  })
  const duel = (against: 'trees' | 'linear', lead: Interval) => ({
    against,
    metric: 'rocAuc' as const,
    resamples: 1000,
    wins: 500,
    lead,
  })
  return {
    task: 'binary',
    rows: 1000,
    positives: sides.positives ?? 160,
    resamples: 1000,
    contenders: (['network', 'trees', 'linear', 'same'] as const).map(contender),
    duels: [
      duel('trees', sides.overTrees ?? [-0.01, 0.02]),
      duel('linear', sides.overLinear ?? [0.05, 0.12]),
    ],
  }
}

const good = evaluation(0.84, [0.81, 0.86])

function evidence(changes: Partial<Evidence> = {}): Evidence {
  return { evaluation: good, comparison: comparison(), isLinear: false, suspects: [], ...changes }
}

describe('the verdict', () => {
  test('is yes where the network clearly beats the linear model and no tree beats it', () => {
    expect(verdictOf(evidence())).toEqual({ code: 'ready' })
  })

  test('is not yes before an input that may give the answer away was looked at', () => {
    const suspects = ['duration']
    expect(verdictOf(evidence({ suspects }))).toEqual({ code: 'checkFirst', suspects })
  })

  test('is no number at all with too few rows', () => {
    const few = evaluation(0.9, null, 19)
    expect(verdictOf(evidence({ evaluation: few }))).toEqual({ code: 'fewRows', rows: 19 })
  })

  test('says so where there is nothing to tell apart', () => {
    expect(verdictOf(evidence({ evaluation: evaluation(null, null) }))).toEqual({
      code: 'oneAnswer',
    })
  })

  test.each([
    [1, 1199, { code: 'fewOfAnswer', isPositive: true, rows: 1 }],
    [191, 9, { code: 'fewOfAnswer', isPositive: false, rows: 9 }],
    [0, 1200, { code: 'oneAnswer' }],
  ])('is no number with %i positive and %i other rows', (positives, negatives, verdict) => {
    const few = {
      ...good,
      rows: positives + negatives,
      confusion: {
        truePositive: 0,
        falsePositive: 0,
        trueNegative: negatives,
        falseNegative: positives,
      },
    } as Evaluation
    expect(verdictOf(evidence({ evaluation: few }))).toEqual(verdict)
    expect(cautionOf(evidence({ evaluation: few }))).toBeUndefined()
    for (const measure of listMetrics(few)) {
      expect(measure).toMatchObject({ value: null, interval: null, baseline: null })
    }
  })

  test('few positive rows without a lead over the linear model name that one', () => {
    const few = comparison({ positives: 50, lift: [1.7, 2.8], overLinear: [-0.03, 0.01] })
    expect(verdictOf(evidence({ comparison: few }))).toMatchObject({
      code: 'fewPositives',
      linear: { isAhead: false },
    })
  })

  test.each([
    { code: 'useless', interval: [0.4, 0.49] as Interval },
    { code: 'unclear', interval: [0.45, 0.56] as Interval },
  ])('$code: not better than always giving the same answer', ({ code, interval }) => {
    const poor = evaluation(0.5, interval)
    expect(verdictOf(evidence({ evaluation: poor }))).toMatchObject({ code, interval })
  })

  test('is preliminary until simpler models were compared', () => {
    expect(verdictOf(evidence({ comparison: undefined }))).toMatchObject({ code: 'preliminary' })
  })

  test('prefers the linear model where the lead may be chance', () => {
    const tie = comparison({ linear: 0.835, overLinear: [-0.01, 0.02] })
    expect(verdictOf(evidence({ comparison: tie }))).toEqual({
      code: 'asLinear',
      own: 0.84,
      theirs: 0.835,
    })
  })

  test('a network without hidden layers is not sent to the linear model', () => {
    const tie = comparison({ linear: 0.84, overLinear: [-0.01, 0.01] })
    expect(verdictOf(evidence({ comparison: tie, isLinear: true }))).toEqual({
      code: 'readyLinear',
    })
  })

  test('names the better of two models that clearly beat the network', () => {
    const beaten = { overTrees: [-0.08, -0.02] as Interval, overLinear: [-0.05, -0.01] as Interval }
    expect(
      verdictOf(evidence({ comparison: comparison({ ...beaten, trees: 0.9, linear: 0.87 }) })),
    ).toEqual({ code: 'treesBetter', own: 0.84, theirs: 0.9 })
    expect(
      verdictOf(evidence({ comparison: comparison({ ...beaten, trees: 0.86, linear: 0.87 }) })),
    ).toEqual({ code: 'linearBetter', own: 0.84, theirs: 0.87 })
  })

  test('few positive rows: gives the width of the lift instead of a yes', () => {
    const few = comparison({ positives: 85, lift: [1.4, 3.1] })
    expect(verdictOf(evidence({ comparison: few }))).toEqual({
      code: 'fewPositives',
      positives: 85,
      lift: [1.4, 3.1],
      linear: { own: 0.84, theirs: 0.75, isAhead: true },
    })
    const enough = comparison({ positives: 85, lift: [3, 3.7] })
    expect(verdictOf(evidence({ comparison: enough }))).toEqual({ code: 'ready' })
  })

  test('a linear model that ranks nearly everything right, too, is suspicious', () => {
    const perfect = comparison({ network: 0.995, linear: 0.99 })
    expect(verdictOf(evidence({ comparison: perfect }))).toEqual({
      code: 'suspicious',
      value: 0.995,
    })
  })
})

describe('what to keep in mind', () => {
  test('nothing, where nothing is wrong', () => {
    expect(cautionOf(evidence({ seeds: [0.84, 0.83, 0.845] }))).toBeUndefined()
  })

  test('it never says yes at this threshold', () => {
    const never = {
      ...good,
      confusion: { truePositive: 0, falsePositive: 0, trueNegative: 840, falseNegative: 160 },
    } as Evaluation
    expect(cautionOf(evidence({ evaluation: never }))).toEqual({ code: 'neverYes', threshold: 0.5 })
  })

  test('with another seed it falls behind the linear model', () => {
    expect(cautionOf(evidence({ seeds: [0.84, 0.74, 0.8] }))).toEqual({
      code: 'seedsDisagree',
      worst: 0.74,
      linear: 0.75,
    })
  })
})
