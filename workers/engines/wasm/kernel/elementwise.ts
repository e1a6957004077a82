/** x ← x · y, element by element. @param count a multiple of 4 */
export function multiplyBy(x: usize, y: usize, count: u32): void {
  const end = x + ((count as usize) << 2)
  for (; x < end; x += 16) {
    v128.store(x, f32x4.mul(v128.load(x), v128.load(y)))
    y += 16
  }
}

/** out[columns] = Σ over the rows of x[rows × columns]. @param columns a multiple of 4 */
export function columnSums(out: usize, x: usize, rows: u32, columns: u32): void {
  const stride = (columns as usize) << 2
  for (let column: usize = 0; column < stride; column += 16) {
    let sum = f32x4.splat(0)
    let from = x + column
    for (let row: u32 = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(from))
      from += stride
    }
    v128.store(out + column, sum)
  }
}

/** Σ |x|. @param count a multiple of 4 */
export function sumOfMagnitudes(x: usize, count: u32): f64 {
  const end = x + ((count as usize) << 2)
  let sum = f64x2.splat(0)
  for (; x < end; x += 16) {
    const magnitude = f32x4.abs(v128.load(x))
    const high = v128.shuffle<f64>(magnitude, magnitude, 1, 0)
    sum = f64x2.add(
      sum,
      f64x2.add(f64x2.promote_low_f32x4(magnitude), f64x2.promote_low_f32x4(high)),
    )
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}
