/** Where a value stands in an ascending list that holds it. */
export function placeOf(value: number, ascending: Float64Array): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
