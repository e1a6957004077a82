/*
 * eˣ by x = n · ln 2 + r, |r| ≤ ½ ln 2, and eʳ − 1 = r + r² · P(r); the polynomial is that of Cephes' expf
 * (S. Moshier), whose largest relative error is 2e-7. Only x ≤ 0 is ever asked for, so nothing overflows.
 */

/** Below this eˣ is no normal number. */
const LEAST: f32 = -87.3

/** eˣ for x ≤ 0; NaN stays NaN. */
export function exp(x: v128): v128 {
  const n = halvings(x)
  return f32x4.mul(powerOfTwo(n), f32x4.add(f32x4.splat(1), reduced(x, n)))
}

/** eˣ − 1 for x ≤ 0, exact near 0 too: 2ⁿ · (eʳ − 1) + (2ⁿ − 1). */
export function expm1(x: v128): v128 {
  const n = halvings(x)
  const scale = powerOfTwo(n)
  return f32x4.add(f32x4.mul(scale, reduced(x, n)), f32x4.sub(scale, f32x4.splat(1)))
}

/** n: the whole number next to x / ln 2. */
function halvings(x: v128): v128 {
  return f32x4.nearest(
    f32x4.mul(f32x4.pmax(x, f32x4.splat(LEAST)), f32x4.splat(1.4426950408889634)),
  )
}

function powerOfTwo(n: v128): v128 {
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127))
  return i32x4.shl(exponent, 23)
}

/** eʳ − 1 */
function reduced(x: v128, n: v128): v128 {
  // ln 2 in two parts, the first of so few digits that n times it is exact.
  let r = f32x4.sub(f32x4.pmax(x, f32x4.splat(LEAST)), f32x4.mul(n, f32x4.splat(0.693359375)))
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444e-4)))
  let p = f32x4.splat(1.98756915e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  return f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r)
}
