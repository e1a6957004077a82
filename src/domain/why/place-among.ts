/** Where an answer would stand among others, the highest first. */
export interface Place {
  /** From 1; ties share the best place. */
  place: number
  of: number
}

/** @param ascending the others' answers */
export function placeAmong(ascending: Float64Array, answer: number): Place {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) <= answer) low = middle + 1
    else high = middle
  }
  return { place: Math.min(ascending.length - low + 1, ascending.length), of: ascending.length }
}
