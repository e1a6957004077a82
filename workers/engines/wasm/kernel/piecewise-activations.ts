/*
 * Activations with a kink at 0. All activations have the same form: `y` holds z and becomes f(z), `slope` becomes
 * f′(z), both [count], count a multiple of 4. A NaN goes on into y, so that it is seen in the loss.
 */
import { expm1 } from './exponential'

/** max(z, 0) */
export function relu(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    v128.store(y, f32x4.pmax(z, zero))
    v128.store(slope, v128.and(f32x4.gt(z, zero), one))
    slope += 16
  }
}

/** z, below 0 z / 100 */
export function leakyRelu(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  const one = f32x4.splat(1)
  const leak = f32x4.splat(0.01)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const s = v128.bitselect(one, leak, f32x4.gt(z, f32x4.splat(0)))
    v128.store(y, f32x4.mul(z, s))
    v128.store(slope, s)
    slope += 16
  }
}

/** z, below 0 eᶻ − 1, whose slope is y + 1 */
export function elu(y: usize, slope: usize, count: u32): void {
  const end = y + ((count as usize) << 2)
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  for (; y < end; y += 16) {
    const z = v128.load(y)
    const positive = f32x4.gt(z, zero)
    const below = expm1(f32x4.pmin(z, zero))
    v128.store(y, v128.bitselect(z, below, positive))
    v128.store(slope, v128.bitselect(one, f32x4.add(below, one), positive))
    slope += 16
  }
}

/** z */
export function linear(y: usize, slope: usize, count: u32): void {
  const end = slope + ((count as usize) << 2)
  for (; slope < end; slope += 16) v128.store(slope, f32x4.splat(1))
}
