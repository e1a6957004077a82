/* Cross-entropies of some rows of a batch; what they have in common is said in `regression-losses.ts`. */
import { exp } from './exponential'
import { log, log1p } from './logarithm'

/** softplus(z) − z · y, slope σ(z) − y. @param logits [rows × 4], one used */
export function binaryCrossEntropy(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
): f64 {
  let sum: f64 = 0
  const end = order + ((rows as usize) << 2)
  for (; order < end; order += 4) {
    const row = (load<u32>(order) as usize) << 2
    const target = load<f32>(targets + row)
    const weight = load<f32>(weights + row)
    const z = load<f32>(logits)
    const e = exp(f32x4.splat(-abs(z)))
    const tail = f32x4.extract_lane(e, 0)
    const above: f32 = 1 / (1 + tail)
    const chance = z < 0 ? tail * above : above
    const loss = max<f32>(z, 0) + f32x4.extract_lane(log1p(e), 0) - z * target
    sum += (weight as f64) * (loss as f64)
    const scaled = ((chance - target) as f64) * (weight as f64) * share
    v128.store(slope, f32x4.replace_lane(f32x4.splat(0), 0, scaled as f32))
    logits += 16
    slope += 16
  }
  return sum
}

/**
 * ln Σ eᶻ − z_y, slope softmax(z) − one-hot(y).
 * @param logits [rows × stride]
 * @param outputs classes, at most `stride`
 */
export function categoricalCrossEntropy(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
  outputs: u32,
  stride: u32,
): f64 {
  let sum: f64 = 0
  const bytes = (stride as usize) << 2
  const end = order + ((rows as usize) << 2)
  for (; order < end; order += 4) {
    const row = (load<u32>(order) as usize) << 2
    const target = (load<f32>(targets + row) as usize) << 2
    const weight = load<f32>(weights + row)
    const largest = largestOf(logits, outputs, bytes)
    const total = exponentials(slope, logits, largest, outputs, bytes)
    const logTotal = f32x4.extract_lane(log(f32x4.splat(total)), 0)
    const margin = (largest as f64) - (load<f32>(logits + target) as f64)
    sum += (weight as f64) * (margin + (logTotal as f64))
    store<f32>(slope + target, load<f32>(slope + target) - total)
    scaleRow(slope, (((weight as f64) * share) / (total as f64)) as f32, bytes)
    logits += bytes
    slope += bytes
  }
  return sum
}

/** All ones in the lanes of a row's vector at byte `at` that belong to a class. */
function classesAt(at: usize, outputs: u32): v128 {
  const lane = i32x4.add(i32x4.splat((at >> 2) as i32), i32x4(0, 1, 2, 3))
  return i32x4.lt_s(lane, i32x4.splat(outputs))
}

function largestOf(logits: usize, outputs: u32, bytes: usize): f32 {
  const first = v128.load32_splat(logits)
  let most = first
  for (let at: usize = 0; at < bytes; at += 16) {
    const z = v128.load(logits + at)
    most = f32x4.max(most, v128.bitselect(z, first, classesAt(at, outputs)))
  }
  return max(
    max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  )
}

/** out = e^(z − largest), 0 in the padding; returns the sum, which is at least 1. */
function exponentials(out: usize, logits: usize, largest: f32, outputs: u32, bytes: usize): f32 {
  let sum = f32x4.splat(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const z = f32x4.sub(v128.load(logits + at), f32x4.splat(largest))
    const e = v128.and(exp(z), classesAt(at, outputs))
    v128.store(out + at, e)
    sum = f32x4.add(sum, e)
  }
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  )
}

function scaleRow(x: usize, factor: f32, bytes: usize): void {
  const scale = f32x4.splat(factor)
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(x + at, f32x4.mul(v128.load(x + at), scale))
  }
}
