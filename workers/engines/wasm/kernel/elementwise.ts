/** x ← 0. */
export function clear(x: usize, count: u32): void {
  memory.fill(x, 0, (count as usize) << 2)
}

/** x ← x · y, element by element. @param count a multiple of 4 */
export function multiplyBy(x: usize, y: usize, count: u32): void {
  const end = x + ((count as usize) << 2)
  for (; x < end; x += 16) {
    v128.store(x, f32x4.mul(v128.load(x), v128.load(y)))
    y += 16
  }
}

/** Σ |x|. @param count a multiple of 4 */
export function sumOfMagnitudes(x: usize, count: u32): f64 {
  const end = x + ((count as usize) << 2)
  let sum = f64x2.splat(0)
  for (; x < end; x += 16) sum = f64x2.add(sum, pairSums(f32x4.abs(v128.load(x))))
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** Σ (g + penalty · w)²: of a gradient with that of the L2 penalty. @param count a multiple of 4 */
export function sumOfSquares(g: usize, w: usize, count: u32, penalty: f32): f64 {
  const end = g + ((count as usize) << 2)
  const weight = f32x4.splat(penalty)
  let sum = f64x2.splat(0)
  for (; g < end; g += 16) {
    const gradient = f32x4.add(v128.load(g), f32x4.mul(v128.load(w), weight))
    sum = f64x2.add(sum, pairSums(f32x4.mul(gradient, gradient)))
    w += 16
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** Lanes 0 and 1 of x plus lanes 3 and 2, in float64. */
function pairSums(x: v128): v128 {
  const high = v128.shuffle<f64>(x, x, 1, 0)
  return f64x2.add(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(high))
}
