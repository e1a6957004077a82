import { bootstrapIntervals } from '../bootstrap/bootstrap-intervals.ts'
import { cellIntervals } from '../bootstrap/cell-intervals.ts'
import type { Interval } from '../evaluation.ts'
import { confusionMatrix } from '../metrics/multiclass-metrics.ts'
import { averagePrecision, groupByScore, rocAuc } from '../metrics/ranking.ts'
import { eachOnce, type CountedMetrics } from '../metrics/row-counts.ts'
import { shareOr0 } from '../metrics/share-or-0.ts'
import type { ClassJudgement, Measure, MulticlassJudgement } from './judgement.ts'
import { rightAmong } from './right-among.ts'

/** Rows times classes beyond which intervals of the rankings would take longer than they are worth. */
const MOST_RANKED = 2_000_000

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
  const { figures, intervals } = await figuresOf(matrix, pause)
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

/** Precision, recall and F1 of each class and their means, from the confusion matrix alone. */
async function figuresOf(
  matrix: readonly number[][],
  pause: () => Promise<void>,
): Promise<{ figures: ClassFigures; intervals: Record<string, Interval | null> }> {
  await pause()
  const places = matrix.flatMap((counts, is) =>
    counts.flatMap((n, said) => (n > 0 ? [{ is, said, n }] : [])),
  )
  const figures = (cells: readonly number[]): ClassFigures => {
    const right = new Float64Array(matrix.length)
    const actual = new Float64Array(matrix.length)
    const predicted = new Float64Array(matrix.length)
    places.forEach(({ is, said }, i) => {
      const n = cells[i] as number
      actual[is] = (actual[is] as number) + n
      predicted[said] = (predicted[said] as number) + n
      if (is === said) right[is] = (right[is] as number) + n
    })
    const found: ClassFigures = { precision: 0, recall: 0, f1: 0 }
    const add = (name: string, c: number, value: number) => {
      found[`${name} ${c}`] = value
      found[name] = (found[name] ?? 0) + value / matrix.length
    }
    right.forEach((hits, c) => {
      const is = actual[c] as number
      const said = predicted[c] as number
      add('precision', c, shareOr0(hits, said))
      add('recall', c, shareOr0(hits, is))
      add('f1', c, shareOr0(2 * hits, is + said))
    })
    return found
  }
  const cells = places.map(({ n }) => n)
  return { figures: figures(cells), intervals: cellIntervals(cells, figures) }
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
    Float64Array.from(actual, (_, row) => chances[row * count + c] as number),
  )
  const metricsOf: CountedMetrics<{ rocAuc: number | null; prAuc: number | null }> = (counts) => {
    const groups = grouped(counts)
    return { rocAuc: rocAuc(groups), prAuc: averagePrecision(groups) }
  }
  const found = metricsOf(eachOnce(rows))
  const intervals =
    rows * count > MOST_RANKED
      ? { rocAuc: null, prAuc: null }
      : await bootstrapIntervals(metricsOf, rows, pause, count)
  const measure = (name: 'rocAuc' | 'prAuc') => {
    const value = found[name]
    return value === null ? null : { value, interval: intervals[name] }
  }
  return { rocAuc: measure('rocAuc'), prAuc: measure('prAuc') }
}
