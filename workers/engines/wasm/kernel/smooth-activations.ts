/* Activations made of exponentials, in the form that `piecewise-activations.ts` describes. */
import { exp, expm1 } from './exponential'
import { log1p } from './logarithm'

/** e^−|z|, which does not overflow. With a = 1 / (1 + e): σ(|z|) = a, σ(−|z|) = e · a, and σ′ = e · a². */
function tail(z: v128): v128 {
  return exp(f32x4.neg(f32x4.abs(z)))
}

/** 1 / (1 + e) */
function upper(e: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), e))
}

/** σ(z) of its two sides; σ · (1 − σ) is `above` · `below`, without the loss of digits in 1 − σ. */
function side(z: v128, above: v128, below: v128): v128 {
  return v128.bitselect(below, above, f32x4.lt(z, f32x4.splat(0)))
}

/** σ(z), slope σ · (1 − σ) */
export function sigmoid(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const e = tail(z)
    const above = upper(e)
    const below = f32x4.mul(e, above)
    v128.store(y, side(z, above, below))
    v128.store(slope, f32x4.mul(above, below))
    slope += 16
  }
}

/** ln(1 + eᶻ) = max(z, 0) + ln(1 + e^−|z|), slope σ(z) */
export function softplus(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  const zero = f32x4.splat(0)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const e = tail(z)
    const above = upper(e)
    v128.store(y, f32x4.add(f32x4.pmax(z, zero), log1p(e)))
    v128.store(slope, side(z, above, f32x4.mul(e, above)))
    slope += 16
  }
}

/** tanh |z| = −t / (2 + t) with t = e^−2|z| − 1, slope 1 − tanh² */
export function tanh(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  const sign = f32x4.splat(-0.0)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const t = expm1(f32x4.mul(f32x4.abs(z), f32x4.splat(-2)))
    const magnitude = f32x4.div(f32x4.neg(t), f32x4.add(t, f32x4.splat(2)))
    v128.store(y, v128.bitselect(z, magnitude, sign))
    v128.store(slope, f32x4.sub(f32x4.splat(1), f32x4.mul(magnitude, magnitude)))
    slope += 16
  }
}

/** z · σ(z), slope σ + z · σ · (1 − σ) */
export function swish(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const e = tail(z)
    const above = upper(e)
    const below = f32x4.mul(e, above)
    const s = side(z, above, below)
    v128.store(y, f32x4.mul(z, s))
    v128.store(slope, f32x4.add(s, f32x4.mul(z, f32x4.mul(above, below))))
    slope += 16
  }
}

/** ½ · z · (1 + tanh u) = z · σ(2u) with u = √(2/π) · (z + c · z³), c = 0.044715 */
export function gelu(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  // 2 · √(2/π), and that times c and times 3c
  const scale = f32x4.splat(1.595769121605731)
  const cubic = f32x4.splat(0.07135481627260025)
  const cubicSlope = f32x4.splat(0.21406444881780076)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const square = f32x4.mul(z, z)
    const twice = f32x4.mul(z, f32x4.add(scale, f32x4.mul(cubic, square)))
    const e = tail(twice)
    const above = upper(e)
    const below = f32x4.mul(e, above)
    const s = side(twice, above, below)
    // z · d 2u / dz
    const inner = f32x4.mul(z, f32x4.add(scale, f32x4.mul(cubicSlope, square)))
    v128.store(y, f32x4.mul(z, s))
    v128.store(slope, f32x4.add(s, f32x4.mul(inner, f32x4.mul(above, below))))
    slope += 16
  }
}
