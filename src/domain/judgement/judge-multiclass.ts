import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import { cellIntervals } from '../bootstrap/cell-intervals.ts'
import { chancesOf, confusionMatrix, largestClasses } from '../metrics/multiclass-metrics.ts'
import { averagePrecision, groupByScore, rocAuc } from '../metrics/ranking.ts'
import { eachOnce, type CountedMetrics } from '../metrics/row-counts.ts'
import { shareOr0 } from '../metrics/share-or-0.ts'
import type { ClassJudgement, Measure, MulticlassJudgement } from './judgement.ts'
import { rankedIntervals } from './ranked-intervals.ts'
import { rightAmong } from './right-among.ts'

/** How one class is told from the rest, and the means over all. */
type ClassFigures = Record<string, number>

/**
 * Each class against the rest, by scikit-learn's definitions; rows are counted unweighted.
 * @param actual [rows] index of the class
 * @param chances [rows × classes]
 * @param tell share done, 0 to 1
 */
export async function judgeMulticlass(
  actual: Float64Array,
  chances: Float64Array,
  pause: () => Promise<void>,
  tell: (share: number) => void,
): Promise<MulticlassJudgement> {
  const rows = actual.length
  const count = chances.length / rows
  const matrix = confusionMatrix(actual, chances, count)
  const figuresFor = countedFigures(actual, chances, count)
  const figures = figuresFor(eachOnce(rows))
  const intervals = await bootstrapIntervals(figuresFor, rows, pause)
  const measure = (name: string): Measure => ({
    value: figures[name] ?? 0,
    interval: intervals[name] ?? null,
  })
  const classes: ClassJudgement[] = []
  for (let c = 0; c < count; c++) {
    tell(c / count)
    const ranking = await rankingOf(c, count, actual, chances, pause)
    classes.push({
      support: matrix[c]?.reduce((sum, n) => sum + n, 0) ?? 0,
      precision: measure(`precision ${c}`),
      recall: measure(`recall ${c}`),
      f1: measure(`f1 ${c}`),
      ...ranking,
    })
  }
  const areas = classes.flatMap(({ rocAuc: area }) => (area === null ? [] : [area.value]))
  return {
    task: 'multiclass',
    rows,
    classes,
    macro: {
      precision: measure('precision'),
      recall: measure('recall'),
      f1: measure('f1'),
      rocAuc:
        areas.length === count ? areas.reduce((sum, area) => sum + area, 0) / areas.length : null,
    },
    topK: [2, 3]
      .filter((k) => k < count)
      .map((k) => {
        const hits = rightAmong(k, actual, chances)
        const { share } = cellIntervals([hits, rows - hits], ([right = 0]) => ({
          share: right / rows,
        }))
        return { k, share: { value: hits / rows, interval: share } }
      }),
  }
}

/**
 * Precision, recall and F1 of each class and their means, over the same resamples of the rows as those of an
 * `Evaluation`: a measure has one interval wherever it stands. As there, F1 is averaged over the classes that occur
 * among the actual or the predicted ones, recall over the actual ones.
 * @param chances [rows × classes]
 */
function countedFigures(
  actual: Float64Array,
  chances: Float64Array,
  count: number,
): CountedMetrics<ClassFigures> {
  const answered = largestClasses(chances, actual.length, count)
  return (counts) => {
    const right = new Float64Array(count)
    const is = new Float64Array(count)
    const said = new Float64Array(count)
    for (let row = 0; row < counts.length; row++) {
      const n = counts[row] as number
      const own = actual[row] as number
      const answer = answered[row] as number
      is[own] = (is[own] as number) + n
      said[answer] = (said[answer] as number) + n
      if (own === answer) right[own] = (right[own] as number) + n
    }
    return figuresOf(right, is, said)
  }
}

/** @param right, is, said [classes] rows answered right, rows of the class, rows said to be of it */
function figuresOf(right: Float64Array, is: Float64Array, said: Float64Array): ClassFigures {
  const isActual = is.map((rows) => (rows > 0 ? 1 : 0))
  const occurs = is.map((rows, c) => (rows + (said[c] as number) > 0 ? 1 : 0))
  const found: ClassFigures = {}
  const add = (
    name: string,
    ofClass: (hits: number, c: number) => number,
    counted: Float64Array,
  ) => {
    let sum = 0
    let classes = 0
    right.forEach((hits, c) => {
      const value = ofClass(hits, c)
      found[`${name} ${c}`] = value
      sum += value * (counted[c] as number)
      classes += counted[c] as number
    })
    found[name] = sum / classes
  }
  add('precision', (hits, c) => shareOr0(hits, said[c] as number), occurs)
  add('recall', (hits, c) => shareOr0(hits, is[c] as number), isActual)
  add('f1', (hits, c) => shareOr0(2 * hits, (is[c] as number) + (said[c] as number)), occurs)
  return found
}

async function rankingOf(
  c: number,
  count: number,
  actual: Float64Array,
  chances: Float64Array,
  pause: () => Promise<void>,
): Promise<Pick<ClassJudgement, 'rocAuc' | 'prAuc'>> {
  const rows = actual.length
  const grouped = groupByScore(
    actual.map((is) => (is === c ? 1 : 0)),
    chancesOf(chances, rows, count, c),
  )
  const metricsOf: CountedMetrics<{ rocAuc: number | null; prAuc: number | null }> = (counts) => {
    const groups = grouped(counts)
    return { rocAuc: rocAuc(groups), prAuc: averagePrecision(groups) }
  }
  const found = metricsOf(eachOnce(rows))
  const intervals = await rankedIntervals(metricsOf, rows, pause, count)
  const measure = (name: 'rocAuc' | 'prAuc') => {
    const value = found[name]
    return value === null ? null : { value, interval: intervals[name] }
  }
  return { rocAuc: measure('rocAuc'), prAuc: measure('prAuc') }
}
