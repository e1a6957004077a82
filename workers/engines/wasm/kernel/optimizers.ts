/*
 * One step on `count` weights w and their gradients g, count a multiple of 4; the formulas are those of
 * `src/domain/reference/optimizers.ts` and, for clipping, of `clipping.ts` beside it.
 */

/** What a step is taken with, as `../weight-update.ts` writes it. Numbers are rounded from float64 each. */
@unmanaged
class Settings {
  /** Of the L2 penalty: `penalty` · w is added to the gradient. */
  penalty: f32 = 0
  /** The gradient is multiplied by `scale`, then brought within ±`limit`. */
  scale: f32 = 0
  limit: f32 = 0
  /** The direction is multiplied by `rate`; `decay` · w is taken off the weight besides. */
  rate: f32 = 0
  decay: f32 = 0
  /** β1 or the momentum, and 1 − β1. */
  first: f32 = 0
  firstRest: f32 = 0
  /** β2 or ρ, and 1 less that. */
  second: f32 = 0
  secondRest: f32 = 0
  epsilon: f32 = 0
  /** 1 / √(1−β2ᵗ), else 1. */
  rootCorrection: f32 = 0
}

/** The gradient of the penalised objective, clipped. NaN stays NaN. */
function clipped(g: usize, w: v128, s: Settings): v128 {
  const whole = f32x4.add(v128.load(g), f32x4.mul(w, f32x4.splat(s.penalty)))
  const scaled = f32x4.mul(whole, f32x4.splat(s.scale))
  return f32x4.max(f32x4.min(scaled, f32x4.splat(s.limit)), f32x4.splat(-s.limit))
}

/** The least normal number. */
const LEAST: f32 = 1.17549435e-38

/**
 * old ← decay · old + fresh · value; returns it. What is too small for a normal number becomes 0: the state of a
 * unit that no longer learns would else stay there for ever, where processors are a hundred times slower.
 */
function decayed(old: usize, decay: f32, value: v128, fresh: f32): v128 {
  const sum = f32x4.add(
    f32x4.mul(v128.load(old), f32x4.splat(decay)),
    f32x4.mul(value, f32x4.splat(fresh)),
  )
  const next = v128.andnot(sum, f32x4.lt(f32x4.abs(sum), f32x4.splat(LEAST)))
  v128.store(old, next)
  return next
}

/** Adam and AdamW; `rate` is the learning rate / (1−β1ᵗ). */
export function adam(w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = clipped(g, weights, s)
    const mean = decayed(m, s.first, gradient, s.firstRest)
    const square = decayed(v, s.second, f32x4.mul(gradient, gradient), s.secondRest)
    const root = f32x4.add(
      f32x4.mul(f32x4.sqrt(square), f32x4.splat(s.rootCorrection)),
      f32x4.splat(s.epsilon),
    )
    const change = f32x4.add(
      f32x4.mul(f32x4.div(mean, root), f32x4.splat(s.rate)),
      f32x4.mul(weights, f32x4.splat(s.decay)),
    )
    v128.store(w, f32x4.sub(weights, change))
    g += 16
    m += 16
    v += 16
  }
}

export function sgd(w: usize, g: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = clipped(g, weights, s)
    v128.store(w, f32x4.sub(weights, f32x4.mul(gradient, f32x4.splat(s.rate))))
    g += 16
  }
}

export function momentum(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const next = decayed(velocity, s.first, clipped(g, weights, s), 1)
    v128.store(w, f32x4.sub(weights, f32x4.mul(next, f32x4.splat(s.rate))))
    g += 16
    velocity += 16
  }
}

export function nesterov(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = clipped(g, weights, s)
    const next = decayed(velocity, s.first, gradient, 1)
    const direction = f32x4.add(gradient, f32x4.mul(next, f32x4.splat(s.first)))
    v128.store(w, f32x4.sub(weights, f32x4.mul(direction, f32x4.splat(s.rate))))
    g += 16
    velocity += 16
  }
}

export function rmsprop(w: usize, g: usize, squares: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = clipped(g, weights, s)
    const square = decayed(squares, s.second, f32x4.mul(gradient, gradient), s.secondRest)
    const root = f32x4.add(f32x4.sqrt(square), f32x4.splat(s.epsilon))
    const change = f32x4.mul(f32x4.div(gradient, root), f32x4.splat(s.rate))
    v128.store(w, f32x4.sub(weights, change))
    g += 16
    squares += 16
  }
}
