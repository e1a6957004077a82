/** One product of a weighted sum. */
export interface SumTerm {
  /** Place among what is summed. */
  index: number
  weight: number
  value: number
  product: number
}

/** A weighted sum with its largest products; the small ones are taken together. */
export interface WeightedSum {
  /** In the order of their places. */
  terms: SumTerm[]
  /** All other products; absent where there are none. */
  others?: { count: number; sum: number }
  /** Of products alone. */
  total: number
}

/** Products of a sum that are shown one by one. */
const MOST_TERMS = 6

/**
 * Σ weight · value, taken apart.
 * @param always a place that is shown however small its product is
 */
export function weightedSum(
  weights: ArrayLike<number>,
  values: ArrayLike<number>,
  always?: number,
): WeightedSum {
  const all = Array.from({ length: values.length }, (_, index): SumTerm => {
    const weight = weights[index] as number
    const value = values[index] as number
    return { index, weight, value, product: weight * value }
  })
  const size = ({ index, product }: SumTerm) => (index === always ? Infinity : Math.abs(product))
  const shown = new Set(all.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_TERMS))
  const rest = all.filter((term) => !shown.has(term))
  const others = {
    count: rest.length,
    sum: rest.reduce((sum, { product }) => sum + product, 0),
  }
  return {
    terms: all.filter((term) => shown.has(term)),
    ...(others.count > 0 && { others }),
    total: all.reduce((sum, { product }) => sum + product, 0),
  }
}
