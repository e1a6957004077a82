/*
 * Losses of chances of some rows of a batch, four rows at a time; what they have in common with the other losses is
 * said in `regression-losses.ts`. Logits and slopes have room for whole fours of rows.
 */
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
  return Chance.loss(CROSS_ENTROPY, logits, slope, order, targets, weights, rows, share)
}

/** (p − y)² with p = σ(z), slope 2 · (p − y) · p · (1 − p). @param logits [rows × 4], one used */
export function binarySquaredError(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
): f64 {
  return Chance.loss(SQUARED_ERROR, logits, slope, order, targets, weights, rows, share)
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
  const kind = CROSS_ENTROPY
  return Chances.loss(kind, logits, slope, order, targets, weights, rows, share, outputs, stride)
}

/** Σ e² with e = p − one-hot(y) and p = softmax(z), slope 2 · p · (e − Σ e·p). Parameters as above. */
export function categoricalSquaredError(
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
  const kind = SQUARED_ERROR
  return Chances.loss(kind, logits, slope, order, targets, weights, rows, share, outputs, stride)
}

const CROSS_ENTROPY = 0
const SQUARED_ERROR = 1

/** Of one output. A class, because only a method can be marked to be inlined and still be TypeScript. */
class Chance {
  /** @param kind constant in each call */
  @inline
  static loss(
    kind: i32,
    logits: usize,
    slope: usize,
    order: usize,
    targets: usize,
    weights: usize,
    rows: u32,
    share: f64,
  ): f64 {
    let sum = f64x2.splat(0)
    const one = f32x4.splat(1)
    for (let from: u32 = 0; from < rows; from += 4) {
      const target = rowValues(targets, order, from, rows)
      const weight = rowValues(weights, order, from, rows)
      const z = loadColumn(logits, 16)
      const zero = f32x4.splat(0)
      const e = exp(f32x4.neg(f32x4.abs(z)))
      const above = f32x4.div(one, f32x4.add(one, e))
      const below = f32x4.mul(e, above)
      const chance = v128.bitselect(below, above, f32x4.lt(z, zero))
      let error = f32x4.sub(chance, target)
      let loss = zero
      if (kind == CROSS_ENTROPY) {
        const size = f32x4.add(f32x4.pmax(z, zero), log1p(e))
        loss = f32x4.sub(size, f32x4.mul(z, target))
      } else {
        // What is just short of 1 would lose its digits when 1 is taken off: −σ(−z) is σ(z) − 1.
        const missing = f32x4.neg(v128.bitselect(above, below, f32x4.lt(z, zero)))
        error = v128.bitselect(missing, chance, f32x4.eq(target, one))
        loss = f32x4.mul(error, error)
        error = f32x4.mul(f32x4.add(error, error), f32x4.mul(above, below))
      }
      sum = addProducts(sum, weight, v128.and(loss, areRows(from, rows)))
      const scale = f32x4.mul(weight, f32x4.splat(share as f32))
      storeColumn(slope, 16, f32x4.mul(error, scale))
      logits += 64
      slope += 64
    }
    return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
  }
}

/** Of several outputs. */
class Chances {
  /** @param kind constant in each call */
  @inline
  static loss(
    kind: i32,
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
    let sum = f64x2.splat(0)
    const bytes = (stride as usize) << 2
    const last = (outputs as usize) << 2
    for (let from: u32 = 0; from < rows; from += 4) {
      const target = rowValues(targets, order, from, rows)
      const weight = rowValues(weights, order, from, rows)
      let largest = loadColumn(logits, bytes)
      for (let at: usize = 4; at < last; at += 4) {
        largest = f32x4.pmax(largest, loadColumn(logits + at, bytes))
      }
      let total = f32x4.splat(0)
      for (let at: usize = 0; at < last; at += 4) {
        // NaN stays NaN, though the largest may be none.
        const e = exp(f32x4.sub(loadColumn(logits + at, bytes), largest))
        storeColumn(slope + at, bytes, e)
        total = f32x4.add(total, e)
      }
      const weighted = f32x4.mul(weight, f32x4.splat(share as f32))
      const loss =
        kind == CROSS_ENTROPY
          ? crossEntropies(logits, slope, bytes, last, target, weighted, largest, total)
          : squaredErrors(slope, bytes, last, target, weighted, total)
      sum = addProducts(sum, weight, v128.and(loss, areRows(from, rows)))
      logits += bytes << 2
      slope += bytes << 2
    }
    return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
  }
}

/** Of four rows, whose slopes hold eᶻ⁻ˡᵃʳᵍᵉˢᵗ and get `weighted` · d loss / d z. @param total sums of what they hold */
function crossEntropies(
  logits: usize,
  slope: usize,
  bytes: usize,
  last: usize,
  target: v128,
  weighted: v128,
  largest: v128,
  total: v128,
): v128 {
  const scale = f32x4.div(weighted, total)
  for (let at: usize = 0; at < last; at += 4) {
    const e = f32x4.sub(loadColumn(slope + at, bytes), v128.and(total, isClass(target, at)))
    storeColumn(slope + at, bytes, f32x4.mul(e, scale))
  }
  const margin = f32x4.sub(largest, pickEach(logits, bytes, target))
  return f32x4.add(margin, log(total))
}

/** The same of squared errors. */
function squaredErrors(
  slope: usize,
  bytes: usize,
  last: usize,
  target: v128,
  weighted: v128,
  total: v128,
): v128 {
  const one = f32x4.splat(1)
  let squares = f32x4.splat(0)
  let mean = f32x4.splat(0)
  for (let at: usize = 0; at < last; at += 4) {
    const chance = f32x4.div(loadColumn(slope + at, bytes), total)
    storeColumn(slope + at, bytes, chance)
    const error = f32x4.sub(chance, v128.and(one, isClass(target, at)))
    squares = f32x4.add(squares, f32x4.mul(error, error))
    mean = f32x4.add(mean, f32x4.mul(error, chance))
  }
  const twice = f32x4.add(weighted, weighted)
  for (let at: usize = 0; at < last; at += 4) {
    const chance = loadColumn(slope + at, bytes)
    const error = f32x4.sub(chance, v128.and(one, isClass(target, at)))
    const ofChance = f32x4.mul(chance, f32x4.sub(error, mean))
    storeColumn(slope + at, bytes, f32x4.mul(ofChance, twice))
  }
  return squares
}

/** All ones in the lanes of rows whose class is that of the column `at` bytes on. */
function isClass(target: v128, at: usize): v128 {
  return f32x4.eq(target, f32x4.splat((at >> 2) as f32))
}

/** values[order[row]] of the four rows from `from` on, 0 behind the last. */
function rowValues(values: usize, order: usize, from: u32, rows: u32): v128 {
  return f32x4(
    rowValue(values, order, from, rows),
    rowValue(values, order, from + 1, rows),
    rowValue(values, order, from + 2, rows),
    rowValue(values, order, from + 3, rows),
  )
}

function rowValue(values: usize, order: usize, row: u32, rows: u32): f32 {
  if (row >= rows) return 0
  return load<f32>(values + ((load<u32>(order + ((row as usize) << 2)) as usize) << 2))
}

/** All ones in the lanes of rows: what lies behind the last may be anything. */
function areRows(from: u32, rows: u32): v128 {
  return i32x4.lt_u(i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3)), i32x4.splat(rows))
}

/** A number of each of four rows, which are `bytes` apart. */
function loadColumn(x: usize, bytes: usize): v128 {
  let values = v128.load32_zero(x)
  values = v128.load32_lane(x + bytes, values, 1)
  values = v128.load32_lane(x + 2 * bytes, values, 2)
  return v128.load32_lane(x + 3 * bytes, values, 3)
}

function storeColumn(x: usize, bytes: usize, values: v128): void {
  v128.store32_lane(x, values, 0)
  v128.store32_lane(x + bytes, values, 1)
  v128.store32_lane(x + 2 * bytes, values, 2)
  v128.store32_lane(x + 3 * bytes, values, 3)
}

/** x[row][column of the row] */
function pickEach(x: usize, bytes: usize, columns: v128): v128 {
  const at = i32x4.shl(i32x4.trunc_sat_f32x4_u(columns), 2)
  return f32x4(
    load<f32>(x + (i32x4.extract_lane(at, 0) as usize)),
    load<f32>(x + bytes + (i32x4.extract_lane(at, 1) as usize)),
    load<f32>(x + 2 * bytes + (i32x4.extract_lane(at, 2) as usize)),
    load<f32>(x + 3 * bytes + (i32x4.extract_lane(at, 3) as usize)),
  )
}

/** sum + x · y, each product in float64. */
function addProducts(sum: v128, x: v128, y: v128): v128 {
  const low = f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y))
  const high = f64x2.mul(
    f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 0)),
    f64x2.promote_low_f32x4(v128.shuffle<f64>(y, y, 1, 0)),
  )
  return f64x2.add(sum, f64x2.add(low, high))
}
