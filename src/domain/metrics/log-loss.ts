/** Distance of float64 chances from 0 and 1 at which scikit-learn 1.2 clips them: float64's epsilon. */
const CLIP = Number.EPSILON

function clip(chance: number): number {
  return Math.min(Math.max(chance, CLIP), 1 - CLIP)
}

/**
 * −ln(chance given to what really happened), chances clipped; the mean is scikit-learn's `log_loss`.
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows] of the positive class
 * @returns [rows]
 */
export function binaryLogLosses(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
): Float64Array {
  return Float64Array.from({ length: actual.length }, (_, row) => {
    const p = clip(chances[row] as number)
    return -Math.log(actual[row] === 1 ? p : 1 - p)
  })
}

/**
 * The same for several classes: clipped, then scaled to sum 1 again, as scikit-learn 1.2 does.
 * @param actual [rows] index of the class
 * @param chances [rows × classes]
 * @returns [rows]
 */
export function multiclassLogLosses(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): Float64Array {
  return Float64Array.from({ length: actual.length }, (_, row) => {
    const start = row * classes
    let total = 0
    for (let c = 0; c < classes; c++) total += clip(chances[start + c] as number)
    return -Math.log(clip(chances[start + (actual[row] as number)] as number) / total)
  })
}
