/** Distance of float64 chances from 0 and 1 at which scikit-learn 1.2 clips them: float64's epsilon. */
const CLIP = Number.EPSILON

function clip(chance: number): number {
  return Math.min(Math.max(chance, CLIP), 1 - CLIP)
}

/**
 * Mean of −ln(chance given to what really happened), chances clipped, as in scikit-learn's `log_loss`.
 * @param actual [rows] 1 positive, 0 not
 * @param chances [rows] of the positive class
 */
export function binaryLogLoss(actual: ArrayLike<number>, chances: ArrayLike<number>): number {
  let sum = 0
  for (let row = 0; row < actual.length; row++) {
    const p = clip(chances[row] as number)
    sum -= Math.log(actual[row] === 1 ? p : 1 - p)
  }
  return sum / actual.length
}

/**
 * The same for several classes: clipped, then scaled to sum 1 again, as scikit-learn 1.2 does.
 * @param actual [rows] index of the class
 * @param chances [rows × classes]
 */
export function multiclassLogLoss(
  actual: ArrayLike<number>,
  chances: ArrayLike<number>,
  classes: number,
): number {
  let sum = 0
  for (let row = 0; row < actual.length; row++) {
    const start = row * classes
    let total = 0
    for (let c = 0; c < classes; c++) total += clip(chances[start + c] as number)
    sum -= Math.log(clip(chances[start + (actual[row] as number)] as number) / total)
  }
  return sum / actual.length
}
