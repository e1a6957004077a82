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

/** Σ x². @param count a multiple of 4 */
export function sumOfSquares(x: usize, count: u32): f64 {
  const end = x + ((count as usize) << 2)
  let sum = f64x2.splat(0)
  for (; x < end; x += 16) {
    const value = v128.load(x)
    sum = f64x2.add(sum, pairSums(f32x4.mul(value, value)))
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** x ← x + factor · y. @param count a multiple of 4 */
export function addScaled(x: usize, y: usize, factor: f32, count: u32): void {
  const end = x + ((count as usize) << 2)
  const scale = f32x4.splat(factor)
  for (; x < end; x += 16) {
    v128.store(x, f32x4.add(v128.load(x), f32x4.mul(v128.load(y), scale)))
    y += 16
  }
}

/** x ← x + size · sign y, with sign 0 = 0. @param count a multiple of 4 */
export function addSigns(x: usize, y: usize, size: f32, count: u32): void {
  const end = x + ((count as usize) << 2)
  const sizes = f32x4.splat(size)
  const signs = i32x4.splat(0x80000000)
  const zero = f32x4.splat(0)
  for (; x < end; x += 16) {
    const value = v128.load(y)
    const signed = v128.bitselect(value, sizes, signs)
    v128.store(x, f32x4.add(v128.load(x), v128.and(signed, f32x4.ne(value, zero))))
    y += 16
  }
}

/** x ← factor · x. @param count a multiple of 4 */
export function scaleBy(x: usize, factor: f32, count: u32): void {
  const end = x + ((count as usize) << 2)
  const scale = f32x4.splat(factor)
  for (; x < end; x += 16) v128.store(x, f32x4.mul(v128.load(x), scale))
}

/**
 * x ← x within ±limit; NaN stays NaN, because `pmin` and `pmax` return their first argument where one is.
 * @param count a multiple of 4
 */
export function clampTo(x: usize, limit: f32, count: u32): void {
  const end = x + ((count as usize) << 2)
  const most = f32x4.splat(limit)
  const least = f32x4.splat(-limit)
  for (; x < end; x += 16) v128.store(x, f32x4.pmax(f32x4.pmin(v128.load(x), most), least))
}

/** out ← x + y; out may be x. @param count a multiple of 4 */
export function add(out: usize, x: usize, y: usize, count: u32): void {
  const end = x + ((count as usize) << 2)
  for (; x < end; x += 16) {
    v128.store(out, f32x4.add(v128.load(x), v128.load(y)))
    out += 16
    y += 16
  }
}

/** The least normal float32. */
const LEAST: f32 = 1.17549435e-38

/** x ← 0 where x is so small that it is no normal number; NaN stays NaN. @param count a multiple of 4 */
export function flushDenormals(x: usize, count: u32): void {
  const end = x + ((count as usize) << 2)
  const least = f32x4.splat(LEAST)
  for (; x < end; x += 16) {
    const value = v128.load(x)
    v128.store(x, v128.andnot(value, f32x4.lt(f32x4.abs(value), least)))
  }
}

/** Lanes 0 and 1 of x plus lanes 3 and 2, in float64. */
function pairSums(x: v128): v128 {
  const high = v128.shuffle<f64>(x, x, 1, 0)
  return f64x2.add(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(high))
}
