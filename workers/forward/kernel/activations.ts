/*
 * The activations of `src/domain/activations.ts` that are exact in any language, in place, by the same comparison
 * (so that NaN and −0 come out the same). `count` is a multiple of 2.
 */

/** x > 0 ? x : 0 */
export function relu(x: usize, count: u32): void {
  const end = x + ((count as usize) << 3)
  const zero = f64x2.splat(0)
  for (; x < end; x += 16) {
    const value = v128.load(x)
    v128.store(x, v128.and(value, f64x2.gt(value, zero)))
  }
}

/** x > 0 ? x : slope · x */
export function leakyRelu(x: usize, count: u32, slope: f64): void {
  const end = x + ((count as usize) << 3)
  const zero = f64x2.splat(0)
  const slopes = f64x2.splat(slope)
  for (; x < end; x += 16) {
    const value = v128.load(x)
    const scaled = f64x2.mul(value, slopes)
    v128.store(x, v128.bitselect(value, scaled, f64x2.gt(value, zero)))
  }
}
