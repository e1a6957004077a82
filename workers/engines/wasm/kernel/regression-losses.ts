/*
 * Losses of some rows of a batch with one output, by the formulas of `src/domain/reference/loss.ts`. Row r is row
 * order[r] of `targets` and `weights` (float32). Each writes share · weight · d loss / d logit into `slope`, 0 in the
 * padding, and returns Σ weight · loss. `share` is 1 / rows of the whole minibatch; logits and slope are [rows × 4].
 */

/** (z − y)², slope 2 · (z − y) */
export function meanSquaredError(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
): f64 {
  return Regression.loss(SQUARED, logits, slope, order, targets, weights, rows, share)
}

/** |z − y|, slope its sign */
export function meanAbsoluteError(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
): f64 {
  return Regression.loss(ABSOLUTE, logits, slope, order, targets, weights, rows, share)
}

/** ½ · (z − y)² up to |z − y| = 1, then |z − y| − ½; slope z − y within ±1 */
export function huber(
  logits: usize,
  slope: usize,
  order: usize,
  targets: usize,
  weights: usize,
  rows: u32,
  share: f64,
): f64 {
  return Regression.loss(HUBER, logits, slope, order, targets, weights, rows, share)
}

const SQUARED = 0
const ABSOLUTE = 1
const HUBER = 2

/** `HUBER_DELTA` of `src/domain/network.ts`. */
const DELTA: f64 = 1

/** A class, because only a method can be marked to be inlined and still be TypeScript. */
class Regression {
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
    let sum: f64 = 0
    const end = order + ((rows as usize) << 2)
    for (; order < end; order += 4) {
      const row = (load<u32>(order) as usize) << 2
      const weight = load<f32>(weights + row) as f64
      const error = (load<f32>(logits) as f64) - (load<f32>(targets + row) as f64)
      sum += weight * Regression.value(kind, error)
      const scaled = Regression.derivative(kind, error) * weight * share
      v128.store(slope, f32x4.replace_lane(f32x4.splat(0), 0, scaled as f32))
      logits += 16
      slope += 16
    }
    return sum
  }

  @inline
  static value(kind: i32, error: f64): f64 {
    if (kind == SQUARED) return error * error
    const size = abs(error)
    if (kind == ABSOLUTE) return size
    return size <= DELTA ? 0.5 * error * error : DELTA * (size - 0.5 * DELTA)
  }

  /** NaN stays NaN. */
  @inline
  static derivative(kind: i32, error: f64): f64 {
    if (kind == SQUARED) return 2 * error
    if (kind == HUBER) return min<f64>(max<f64>(error, -DELTA), DELTA)
    if (error > 0) return 1
    return error < 0 ? -1 : error
  }
}
