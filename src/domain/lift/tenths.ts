import { scoreAt, sumAt, type RankedRows } from './ranked-rows.ts'

/** A tenth of the list, best scores first. */
export interface Tenth {
  /** Whole rows: n rows make tenths of ⌊n/10⌋, the first n mod 10 of them one larger, as `numpy.array_split` does. */
  rows: number
  /** The lowest and the highest score in it. */
  scoreFrom: number
  scoreTo: number
  /** Positive rows; a score that two tenths share divides its positives by rows, so this need not be whole. */
  positives: number
  /** Positives per row. */
  rate: number
  /** Rate per the rate of the whole list. */
  lift: number
  /** The same for this tenth and those before it. */
  cumulativeLift: number
  /** Share of all positives reached with this tenth. */
  reached: number
  /** Share of all positives reached so far, less the share of all others: Kolmogorov and Smirnov's distance here. */
  ks: number
}

const TENTHS = 10

/** The decile table. @param ranked at least ten rows, with positives and others */
export function tenthsOf(ranked: RankedRows): Tenth[] {
  const { rows, positives, positivesTo } = ranked
  const base = positives / rows
  return tenthEnds(rows).map((end, i, ends) => {
    const begin = i === 0 ? 0 : (ends[i - 1] as number)
    const size = end - begin
    const found = sumAt(ranked, positivesTo, end)
    const own = found - sumAt(ranked, positivesTo, begin)
    return {
      rows: size,
      scoreFrom: scoreAt(ranked, end - 1),
      scoreTo: scoreAt(ranked, begin),
      positives: own,
      rate: own / size,
      lift: own / size / base,
      cumulativeLift: found / end / base,
      reached: found / positives,
      ks: distanceAt(ranked, end, found),
    }
  })
}

/** Where each tenth ends, in rows. */
export function tenthEnds(rows: number): number[] {
  const size = Math.floor(rows / TENTHS)
  const larger = rows % TENTHS
  return Array.from({ length: TENTHS }, (_, i) => (i + 1) * size + Math.min(i + 1, larger))
}

/** The largest distance between the shares reached, over all scores: scipy's two-sample `ks_2samp`, one-sided. */
export function largestDistance(ranked: RankedRows): { value: number; depth: number } {
  const { rows, rowsTo, positivesTo } = ranked
  let best = { value: 0, depth: 0 }
  for (let group = 1; group < rowsTo.length; group++) {
    const depth = rowsTo[group] as number
    const value = distanceAt(ranked, depth, positivesTo[group] as number)
    if (value > best.value) best = { value, depth: depth / rows }
  }
  return best
}

function distanceAt({ rows, positives }: RankedRows, depth: number, found: number): number {
  return found / positives - (depth - found) / (rows - positives)
}
