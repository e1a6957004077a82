/**
 * ln x for normal x ≥ ½, NaN for NaN: x = 2ⁿ · (1 + f) with 1 + f between √½ and √2, and Cephes' logf
 * polynomial (S. Moshier) for ln(1 + f).
 */
export function log(x: v128): v128 {
  // Seen from √½ the exponent bits count n, and what is left over is the mantissa.
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3))
  const n = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23))
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const f = f32x4.sub(mantissa, f32x4.splat(1))
  const square = f32x4.mul(f, f)
  let p = f32x4.splat(7.0376836292e-2)
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-1.151461031e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1.167699874e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-1.2420140846e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1.4249322787e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-1.6668057665e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(2.0000714765e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-2.4999993993e-1))
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(3.3333331174e-1))
  p = f32x4.mul(p, f32x4.mul(f, square))
  p = f32x4.sub(p, f32x4.mul(n, f32x4.splat(2.1219444e-4)))
  p = f32x4.sub(p, f32x4.mul(square, f32x4.splat(0.5)))
  const result = f32x4.add(f32x4.add(f, p), f32x4.mul(n, f32x4.splat(0.693359375)))
  // The bits of a NaN would pass for a number.
  return v128.bitselect(result, x, f32x4.eq(x, x))
}

/** ln(1 + x) for 0 ≤ x ≤ 1, exact near 0 too: what 1 + x lost is added back. */
export function log1p(x: v128): v128 {
  const one = f32x4.splat(1)
  const u = f32x4.add(one, x)
  const lost = f32x4.sub(x, f32x4.sub(u, one))
  return f32x4.add(log(u), f32x4.div(lost, u))
}
