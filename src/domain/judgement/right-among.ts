/**
 * Rows whose class is among the `k` with the largest chances, of equals the last ones, as scikit-learn's
 * `top_k_accuracy_score`.
 * @param actual [rows] index of the class
 * @param chances [rows × classes]
 */
export function rightAmong(k: number, actual: Float64Array, chances: Float64Array): number {
  const classes = chances.length / actual.length
  let hits = 0
  actual.forEach((is, row) => {
    const own = chances[row * classes + is] as number
    let before = 0
    for (let c = 0; c < classes; c++) {
      const chance = chances[row * classes + c] as number
      if (chance > own || (chance === own && c > is)) before++
    }
    if (before < k) hits++
  })
  return hits
}
