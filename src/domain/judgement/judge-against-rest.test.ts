import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { randomUniform } from '../random.ts'
import { judgeAgainstRest } from './judge-against-rest.ts'
import { judgeMulticlass } from './judge-multiclass.ts'
import type { AgainstRest } from './judgement.ts'

interface Golden {
  classes: {
    name: string
    actual: number[]
    chances: number[]
    classes: Record<'support' | 'precision' | 'recall' | 'f1', number[]> &
      Record<'rocAuc' | 'prAuc', (number | null)[]>
  }[]
}
const golden = JSON.parse(
  readFileSync(new URL('../golden/judgement.json', import.meta.url), 'utf8'),
) as Golden

const noPause = () => Promise.resolve()
const listed = ({ metrics }: AgainstRest, name: string) => {
  const found = metrics?.find((metric) => metric.name === name)
  if (!found) throw new Error(`${name} is not told`)
  return found
}

test.each(golden.classes)('scikit-learn agrees with each class: $name', async (example) => {
  const actual = Float64Array.from(example.actual)
  const chances = Float64Array.from(example.chances)
  const { support } = example.classes
  for (const [of, rows] of support.entries()) {
    const judged = await judgeAgainstRest(
      { actual, chances, classes: support.length, trainActual: actual, of },
      noPause,
    )
    expect(judged).toMatchObject({ rows: actual.length, positives: rows })
    if (rows < 10) {
      const untold = { metrics: null, confusion: null, roc: null, precisionRecall: null }
      expect(judged).toMatchObject({ ...untold, calibration: null })
      continue
    }
    for (const name of ['precision', 'recall', 'f1', 'rocAuc', 'prAuc'] as const) {
      expect(listed(judged, name).value).toBeCloseTo(example.classes[name][of] ?? NaN, 9)
    }
  }
})

/** Thirty rows, ten of each of three classes; the last class is never the likeliest. */
const actual = Float64Array.from({ length: 30 }, (_, row) => row % 3)
const chances = Float64Array.from(actual).reduce<number[]>((all, is, row) => {
  // Of the first class eight are found; of each other one two are taken for it.
  const likely = is === 0 ? row >= 6 : row < 6
  return all.concat(likely ? [0.6, 0.3, 0.1] : [0.3, 0.6, 0.1])
}, [])
const small = { actual, chances: Float64Array.from(chances), classes: 3, trainActual: actual }

test('one class against the rest is measured as the two answers of a binary question', async () => {
  const judged = await judgeAgainstRest({ ...small, of: 0 }, noPause)
  expect(judged.confusion).toEqual({
    ...{ truePositive: 8, falseNegative: 2, falsePositive: 4, trueNegative: 16 },
  })
  const near = (name: string, value: number, baseline: number | null) => {
    const metric = listed(judged, name)
    expect(metric.value).toBeCloseTo(value, 12)
    if (baseline === null) expect(metric.baseline).toBeNull()
    else expect(metric.baseline).toBeCloseTo(baseline, 12)
  }
  near('accuracy', 24 / 30, 10 / 30)
  near('balancedAccuracy', (8 / 10 + 16 / 20) / 2, 1 / 2)
  near('precision', 8 / 12, 1 / 3)
  near('recall', 8 / 10, 1)
  near('f1', 16 / 22, 2 / 4)
  near('mcc', (8 * 16 - 4 * 2) / Math.sqrt(12 * 10 * 20 * 18), 0)
  // Twelve rows were given 0.6, eight of them of the class; eighteen 0.3, two of them.
  near('brier', (8 * 0.16 + 4 * 0.36 + 2 * 0.49 + 16 * 0.09) / 30, 2 / 9)
  near(
    'logLoss',
    -(8 * Math.log(0.6) + 4 * Math.log(0.4) + 2 * Math.log(0.3) + 16 * Math.log(0.7)) / 30,
    -(Math.log(1 / 3) + 2 * Math.log(2 / 3)) / 3,
  )
  expect(judged.calibration?.bins.map(({ rows, actual: share }) => [rows, share])).toEqual([
    [18, 2 / 18],
    [12, 8 / 12],
  ])
})

test('a class that is never answered has no precision', async () => {
  const judged = await judgeAgainstRest({ ...small, of: 2 }, noPause)
  expect(listed(judged, 'precision')).toMatchObject({ value: null, interval: null })
  expect(listed(judged, 'recall').value).toBe(0)
})

test('a measure has the interval that it has among all classes', async () => {
  const uniform = (count: number, step: number) =>
    Float64Array.from({ length: count }, (_, i) => randomUniform(3, 'sample', step, i))
  const classes = uniform(90, 0).map((u) => Math.floor(3 * u))
  const said = uniform(270, 1).map((u, i) => (classes[Math.floor(i / 3)] === i % 3 ? u + 0.3 : u))
  const all = await judgeMulticlass(classes, said, noPause, () => undefined)
  for (const [of, known] of all.classes.entries()) {
    const judged = await judgeAgainstRest(
      { actual: classes, chances: said, classes: 3, trainActual: classes, of },
      noPause,
    )
    for (const name of ['precision', 'recall', 'f1', 'rocAuc', 'prAuc'] as const) {
      const { value, interval } = listed(judged, name)
      expect({ value, interval }).toEqual(known[name])
    }
  }
})
