import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { randomUniform } from '../random.ts'
import { evaluate } from '../evaluate.ts'
import { calibrationCurve } from './calibration-curve.ts'
import { judgeBinary } from './judge-binary.ts'
import { judgeMulticlass } from './judge-multiclass.ts'
import { judgeRegression } from './judge-regression.ts'
import { judgementSchema } from './judgement-schema.ts'
import { rankCurves } from './rank-curves.ts'

interface Points {
  x: number[]
  y: number[]
}
interface Golden {
  binary: {
    name: string
    actual: number[]
    chances: number[]
    roc: Points
    precisionRecall: Points
    calibration: { predicted: number[]; actual: number[] }
  }[]
  classes: {
    name: string
    actual: number[]
    chances: number[]
    classes: Record<'support' | 'precision' | 'recall' | 'f1', number[]> &
      Record<'rocAuc' | 'prAuc', (number | null)[]>
    macroRocAuc: number | null
    topK: number[]
  }[]
}
const golden = JSON.parse(
  readFileSync(new URL('../golden/judgement.json', import.meta.url), 'utf8'),
) as Golden

const noPause = () => Promise.resolve()
const numbersOf = (list: readonly (number | null)[]) => list.map((value) => value ?? -1)
const uniform = (rows: number, step: number) =>
  Float64Array.from({ length: rows }, (_, row) => randomUniform(3, 'sample', step, row))
const expectNear = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length)
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? NaN, 9)
  })
}

/** Every point of scikit-learn's curve must lie on ours, and every one of ours be one of its. */
function expectCurve(points: { x: number; y: number }[], { x, y }: Points): void {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-9
  for (const point of points) {
    expect(x.some((value, i) => near(value, point.x) && near(y[i] ?? NaN, point.y))).toBe(true)
  }
  x.forEach((value, i) => {
    const onLine = points.slice(1).some((to, k) => {
      const from = points[k] ?? to
      const cross = (to.x - from.x) * ((y[i] ?? NaN) - from.y) - (to.y - from.y) * (value - from.x)
      const inside = (value - from.x) * (value - to.x) <= 1e-9
      return (
        Math.abs(cross) < 1e-9 &&
        inside &&
        ((y[i] ?? NaN) - from.y) * ((y[i] ?? NaN) - to.y) <= 1e-9
      )
    })
    expect(onLine).toBe(true)
  })
}

describe('scikit-learn agrees with', () => {
  test.each(golden.binary)('the curves: $name', async (example) => {
    const actual = Float64Array.from(example.actual)
    const chances = Float64Array.from(example.chances)
    const curves = await rankCurves(actual, chances, noPause)
    if (curves === null) throw new Error('both classes occur')
    expectCurve(curves.roc.points, example.roc)
    expectCurve(curves.precisionRecall.points, example.precisionRecall)
    const { bins } = calibrationCurve(actual, chances)
    expectNear(
      bins.map(({ predicted }) => predicted),
      example.calibration.predicted,
    )
    expectNear(
      bins.map((bin) => bin.actual),
      example.calibration.actual,
    )
    expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(actual.length)
  })

  test.each(golden.classes)('each class against the rest: $name', async (example) => {
    const judged = await judgeMulticlass(
      Float64Array.from(example.actual),
      Float64Array.from(example.chances),
      noPause,
      () => undefined,
    )
    const { classes } = example
    expect(judged.classes.map(({ support }) => support)).toEqual(classes.support)
    for (const name of ['precision', 'recall', 'f1'] as const) {
      expectNear(
        judged.classes.map((found) => found[name].value),
        classes[name],
      )
      // Every class is answered, not every one occurs.
      const counted = (c: number) => name !== 'recall' || (classes.support[c] ?? 0) > 0
      const occurring = classes[name].filter((_, c) => counted(c))
      const mean = occurring.reduce((a, b) => a + b) / occurring.length
      expect(judged.macro[name].value).toBeCloseTo(mean, 9)
    }
    for (const name of ['rocAuc', 'prAuc'] as const) {
      const found = judged.classes.map((of) => of[name]?.value ?? null)
      expectNear(numbersOf(found), numbersOf(classes[name]))
    }
    if (example.macroRocAuc === null) expect(judged.macro.rocAuc).toBeNull()
    else expect(judged.macro.rocAuc).toBeCloseTo(example.macroRocAuc, 9)
    expectNear(
      judged.topK.map(({ share }) => share.value),
      example.topK,
    )
  })
})

const rows = 3000
const targets = uniform(rows, 0).map((u) => (u < 0.25 ? 1 : 0))
const logits = targets.map((is, row) => 2 * is - 2 + 3 * ((uniform(rows, 1)[row] ?? 0) - 0.5))

test('a long curve keeps few points, both ends, and lies within its band', async () => {
  const curves = await rankCurves(targets, logits, noPause)
  if (curves === null) throw new Error('both classes occur')
  for (const { points, band } of [curves.roc, curves.precisionRecall]) {
    expect(points.length).toBeLessThanOrEqual(300)
    expect(band).toHaveLength(51)
    expect(points[0]?.threshold).toBeNull()
    for (const { low, high } of band) expect(low).toBeLessThanOrEqual(high)
  }
  expect(curves.roc.points[0]).toMatchObject({ x: 0, y: 0 })
  expect(curves.roc.points.at(-1)).toMatchObject({ x: 1, y: 1 })
  const area = curves.roc.points.slice(1).reduce((sum, to, k) => {
    const from = curves.roc.points[k] ?? to
    return sum + ((to.x - from.x) * (to.y + from.y)) / 2
  }, 0)
  const halfway = curves.roc.points.findLast(({ x }) => x <= 0.5)
  const inBand = curves.roc.band[25]
  expect(area).toBeGreaterThan(0.8)
  expect(inBand?.low).toBeLessThanOrEqual(halfway?.y ?? 0)
  expect(inBand?.high).toBeGreaterThanOrEqual(halfway?.y ?? 1)
})

test('the order of the rows changes nothing', async () => {
  const order = Array.from(targets.keys()).sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0))
  const turned = (values: Float64Array) => Float64Array.from(order, (row) => values[row] ?? 0)
  const part = { targets, logits }
  const other = { targets: turned(targets), logits: turned(logits) }
  const applied = undefined
  const first = await judgeBinary({ validation: part, test: part, applied }, noPause)
  const second = await judgeBinary({ validation: other, test: other, applied }, noPause)
  expect(second.roc).toEqual(first.roc)
  expect(second.precisionRecall).toEqual(first.precisionRecall)
  expect(second.calibration.asTrained.brier).toBeCloseTo(first.calibration.asTrained.brier, 12)
})

test('recalibration brings what was said to what happens', async () => {
  // Twice as sure as it should be.
  const sure = logits.map((logit) => 3 * logit)
  const part = { targets, logits: sure }
  const { calibration } = await judgeBinary(
    { validation: part, test: part, applied: undefined },
    noPause,
  )
  for (const method of ['platt', 'isotonic'] as const) {
    const curve = calibration[method]
    expect(curve?.brier).toBeLessThan(calibration.asTrained.brier)
    expect(curve?.logLoss).toBeLessThan(calibration.asTrained.logLoss)
  }
})

test('with one class only there is no curve, and no calibration to learn', async () => {
  const part = { targets: new Float64Array(50), logits: logits.subarray(0, 50) }
  const judged = await judgeBinary({ validation: part, test: part, applied: undefined }, noPause)
  expect(judged).toMatchObject({ roc: null, precisionRecall: null, positives: 0 })
  expect(judged.calibration).toMatchObject({ platt: null, isotonic: null })
})

test('a histogram of residuals holds every row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 }),
      async (values) => {
        const actual = Float64Array.from(values)
        const { residuals } = await judgeRegression(
          actual,
          new Float64Array(values.length),
          noPause,
        )
        const { counts, below, above, starts } = residuals
        expect(counts.reduce((a, b) => a + b, 0) + below + above).toBe(values.length)
        expect(starts).toHaveLength(counts.length + 1)
        expect(counts.length).toBeLessThanOrEqual(60)
        expect(new Set(starts).size).toBe(starts.length)
      },
    ),
    {
      numRuns: 50,
      examples: [
        [[-3.5e-323, -4e-323]],
        [[5e-324, 1e-323]],
        [[1e6, 1e6 + 2e-10]],
        [[-1e6, -999_999.9999999999]],
      ],
    },
  )
})

test('predictions stand beside what came in groups that hold every row, never few', async () => {
  const actual = uniform(95, 4)
  const { agreement = [] } = await judgeRegression(
    actual,
    actual.map((value) => value + 1),
    noPause,
  )
  expect(agreement).toHaveLength(9)
  expect(agreement.reduce((sum, { rows: some }) => sum + some, 0)).toBe(95)
  for (const { predicted, actual: came, rows: some } of agreement) {
    expect(predicted).toBeCloseTo(came + 1, 12)
    expect(some).toBeGreaterThanOrEqual(10)
  }
  const few = await judgeRegression(actual.slice(0, 9), actual.slice(0, 9), noPause)
  expect(few.agreement).toEqual([])
})

test('a judgement that was kept before there were groups is read', async () => {
  const { agreement: _later, ...older } = await judgeRegression(logits, targets, noPause)
  expect(v.parse(judgementSchema, older)).toEqual(older)
})

test('every judgement survives being written and read', async () => {
  const part = { targets, logits }
  const classes = Float64Array.from(targets.keys(), (row) => row % 3)
  const judgements = [
    await judgeBinary(
      { validation: part, test: part, applied: { method: 'platt', slope: 1, intercept: 0 } },
      noPause,
    ),
    await judgeMulticlass(classes, uniform(3 * rows, 2), noPause, () => undefined),
    await judgeRegression(logits, targets, noPause),
  ]
  for (const judgement of judgements) {
    const written: unknown = JSON.parse(JSON.stringify(judgement))
    expect(v.parse(judgementSchema, written)).toEqual(judgement)
  }
})

test('a mean over classes has the interval that the same measure has among all measures', async () => {
  const classes = uniform(80, 0).map((u) => Math.floor(3 * u))
  const chances = uniform(240, 1).map((u, i) =>
    classes[Math.floor(i / 3)] === i % 3 ? u + 0.3 : u,
  )
  const targets = Float64Array.from(classes)
  const { macro } = await judgeMulticlass(targets, chances, noPause, () => undefined)
  const evaluation = await evaluate(
    { task: 'multiclass', targets, outputs: chances, threshold: 0.5, trainTargets: targets },
    noPause,
  )
  if (evaluation.task !== 'multiclass') throw new Error('another task')
  const { metrics, intervals } = evaluation
  expect(macro.f1.interval).toEqual(intervals.macroF1)
  expect(macro.recall.interval).toEqual(intervals.balancedAccuracy)
  expect(macro.f1.value).toBeCloseTo(metrics.macroF1, 14)
  expect(macro.recall.value).toBeCloseTo(metrics.balancedAccuracy ?? NaN, 14)
})
