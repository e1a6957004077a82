/**
 * What each training row's loss is multiplied by: its own weight, times n / (classes · rows of its class) if the
 * classes are to be balanced (scikit-learn's "balanced"), scaled so that the mean is 1 and the learning rate keeps
 * its meaning. All 1 where the weights add up to nothing.
 * @param targets [rows] class indices; only read if balanced
 * @param own [rows]
 */
export function rowWeights(
  targets: Float64Array,
  own: Float32Array,
  classWeights: 'none' | 'balanced',
): Float32Array<ArrayBuffer> {
  const rowsOfClass = new Map<number, number>()
  for (const target of targets) rowsOfClass.set(target, (rowsOfClass.get(target) ?? 0) + 1)
  const combined = Float64Array.from(own, (weight, row) =>
    classWeights === 'balanced' ? weight / (rowsOfClass.get(targets[row] as number) ?? 1) : weight,
  )
  const mean = combined.reduce((sum, weight) => sum + weight, 0) / combined.length
  return Float32Array.from(combined, (weight) => (mean > 0 ? weight / mean : 1))
}
