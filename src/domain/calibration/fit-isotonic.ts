import type { Calibration } from './calibration.ts'

/** Rows with neighbouring chances that share one answer. */
interface Block {
  /** First and last chance. */
  first: number
  last: number
  rows: number
  positives: number
}

/**
 * The rising steps closest to what happened, by pooling adjacent violators (Ayer and others 1955), kept at the ends of
 * each step. As scikit-learn's `IsotonicRegression`: rows of one chance count as one, their mean. Unweighted.
 * @param chances [rows] of the network
 * @param actual [rows] 1 positive, 0 not
 */
export function fitIsotonic(
  chances: Float64Array,
  actual: Float64Array,
): Extract<Calibration, { method: 'isotonic' }> {
  const order = Uint32Array.from(chances.keys()).sort(
    (a, b) => (chances[a] as number) - (chances[b] as number),
  )
  const blocks: Block[] = []
  for (let at = 0; at < order.length;) {
    const block = blockFrom(order, at, chances, actual)
    at += block.rows
    let before = blocks.at(-1)
    // Shares compared crosswise, in whole numbers.
    while (before && before.positives * block.rows >= block.positives * before.rows) {
      block.first = before.first
      block.rows += before.rows
      block.positives += before.positives
      blocks.pop()
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  const from: number[] = []
  const to: number[] = []
  for (const { first, last, rows, positives } of blocks) {
    for (const chance of first === last ? [first] : [first, last]) {
      from.push(chance)
      to.push(positives / rows)
    }
  }
  return { method: 'isotonic', from, to }
}

/** All rows with the chance that row `order[at]` has. */
function blockFrom(
  order: Uint32Array,
  at: number,
  chances: Float64Array,
  actual: Float64Array,
): Block {
  const chance = chances[order[at] as number] as number
  let end = at
  let positives = 0
  while (end < order.length && chances[order[end] as number] === chance) {
    positives += actual[order[end] as number] as number
    end++
  }
  return { first: chance, last: chance, rows: end - at, positives }
}
