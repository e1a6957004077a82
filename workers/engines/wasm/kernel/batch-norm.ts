/*
 * Batch normalisation by the formulas of `src/domain/batch-norm.ts` and `src/domain/reference/batch-norm.ts`.
 * Matrices are [rows × units]; vectors [units]; units a multiple of 4.
 */

/** out = 1 / √(variance + ε) */
export function inverseDeviations(out: usize, variance: usize, epsilon: f32, units: u32): void {
  const end = out + ((units as usize) << 2)
  for (; out < end; out += 16) {
    const deviation = f32x4.sqrt(f32x4.add(v128.load(variance), f32x4.splat(epsilon)))
    v128.store(out, f32x4.div(f32x4.splat(1), deviation))
    variance += 16
  }
}

/** moving ← momentum · moving + rest · batch. @param rest 1 − momentum, rounded from float64 */
export function moveAverage(
  moving: usize,
  batch: usize,
  momentum: f32,
  rest: f32,
  units: u32,
): void {
  const end = moving + ((units as usize) << 2)
  for (; moving < end; moving += 16) {
    const kept = f32x4.mul(v128.load(moving), f32x4.splat(momentum))
    v128.store(moving, f32x4.add(kept, f32x4.mul(v128.load(batch), f32x4.splat(rest))))
    batch += 16
  }
}

/**
 * y ← scale · x̂ + bias, where y holds z and x̂ = (z − mean) · inverse.
 * @param normalised x̂, written
 */
export function normalise(
  y: usize,
  normalised: usize,
  mean: usize,
  inverse: usize,
  scale: usize,
  bias: usize,
  rows: u32,
  units: u32,
): void {
  const stride = (units as usize) << 2
  for (let row: u32 = 0; row < rows; row++) {
    for (let at: usize = 0; at < stride; at += 16) {
      const centred = f32x4.sub(v128.load(y), v128.load(mean + at))
      const x = f32x4.mul(centred, v128.load(inverse + at))
      v128.store(normalised, x)
      v128.store(y, f32x4.add(f32x4.mul(x, v128.load(scale + at)), v128.load(bias + at)))
      y += 16
      normalised += 16
    }
  }
}

/**
 * dy ← scale · inverse · (dy − share · Σ dy − x̂ · share · Σ dy · x̂), which is dz.
 * @param sums Σ dy over the whole minibatch
 * @param products Σ dy · x̂
 * @param share 1 / rows of the minibatch
 */
export function normaliseBack(
  dy: usize,
  normalised: usize,
  inverse: usize,
  scale: usize,
  sums: usize,
  products: usize,
  share: f32,
  rows: u32,
  units: u32,
): void {
  const stride = (units as usize) << 2
  const part = f32x4.splat(share)
  for (let row: u32 = 0; row < rows; row++) {
    for (let at: usize = 0; at < stride; at += 16) {
      const mean = f32x4.mul(v128.load(sums + at), part)
      const slope = f32x4.mul(v128.load(products + at), part)
      const free = f32x4.sub(
        f32x4.sub(v128.load(dy), mean),
        f32x4.mul(v128.load(normalised), slope),
      )
      const factor = f32x4.mul(v128.load(scale + at), v128.load(inverse + at))
      v128.store(dy, f32x4.mul(factor, free))
      dy += 16
      normalised += 16
    }
  }
}
