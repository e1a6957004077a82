import type { Features } from '../features.ts'
import type { Explain } from './contributions.ts'

/** No column: the row has fewer that move its answer at all. */
export const NO_REASON = -1

/** The columns that move each row's answer most, strongest first. */
export interface StrongestReasons {
  /** Of each row. */
  count: number
  /** [rows × count] Places in the recipe, or `NO_REASON`. */
  columns: Int32Array<ArrayBuffer>
  /** [rows × count] What they move the answer by: a chance from −1 to 1, or the target's unit. */
  effects: Float64Array<ArrayBuffer>
}

/**
 * Reasons of rows `from` … `to` − 1, by size whatever their sign; of equals the column that stands first. With many
 * classes they are reasons for the likeliest one.
 */
export function strongestReasons(
  explain: Explain,
  features: Features,
  from: number,
  to: number,
  count: number,
): StrongestReasons {
  const columns = new Int32Array((to - from) * count).fill(NO_REASON)
  const found = new Float64Array((to - from) * count)
  for (let row = from; row < to; row++) {
    const { effects } = explain(features, row)
    const first = (row - from) * count
    for (let c = 0; c < effects.length; c++) {
      const effect = effects[c] as number
      const size = Math.abs(effect)
      if (size === 0) continue
      let place = first + count
      while (place > first && size > Math.abs(found[place - 1] as number)) place--
      if (place === first + count) continue
      columns.copyWithin(place + 1, place, first + count - 1)
      found.copyWithin(place + 1, place, first + count - 1)
      columns[place] = c
      found[place] = effect
    }
  }
  return { count, columns, effects: found }
}
