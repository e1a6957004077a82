/*
 * One step on `count` weights w and their gradients g, count a multiple of 4; the formulas are those of
 * `src/domain/reference/optimizers.ts`.
 */

/** What a step is taken with, as `../weight-update.ts` writes it. Numbers are rounded from float64 each. */
@unmanaged
class Settings {
  /** Of the L2 penalty: `penalty` · w is added to the gradient. */
  penalty: f32 = 0
  /** The direction is multiplied by `rate`; AdamW takes `decay` · w off the weight besides. */
  rate: f32 = 0
  decay: f32 = 0
  /** β1 or the momentum, and 1 less that. */
  first: f32 = 0
  firstRest: f32 = 0
  /** β2 or ρ, and 1 less that. */
  second: f32 = 0
  secondRest: f32 = 0
  epsilon: f32 = 0
  /** 1 / √(1−β2ᵗ), else 1. */
  rootCorrection: f32 = 0
}

function penalised(g: usize, w: v128, penalty: v128): v128 {
  return f32x4.add(v128.load(g), f32x4.mul(w, penalty))
}

/** The least normal number. */
const LEAST: f32 = 1.17549435e-38

/**
 * old ← decay · old + value; returns it. What is too small for a normal number becomes 0: the state of a
 * unit that no longer learns would else stay there for ever, where processors are a hundred times slower.
 */
function decayed(old: usize, decay: v128, value: v128): v128 {
  const sum = f32x4.add(f32x4.mul(v128.load(old), decay), value)
  const next = v128.andnot(sum, f32x4.lt(f32x4.abs(sum), f32x4.splat(LEAST)))
  v128.store(old, next)
  return next
}

/** `rate` is the learning rate / (1−β1ᵗ). */
export function adam(w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
  Adam.step(false, w, g, m, v, count, s)
}

export function adamw(w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
  Adam.step(true, w, g, m, v, count, s)
}

/** A class, because only a method can be marked to be inlined and still be TypeScript. */
class Adam {
  /** @param decays constant in each call */
  @inline
  static step(decays: bool, w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
    const end = w + ((count as usize) << 2)
    const penalty = f32x4.splat(s.penalty)
    const rate = f32x4.splat(s.rate)
    const decay = f32x4.splat(s.decay)
    const first = f32x4.splat(s.first)
    const firstRest = f32x4.splat(s.firstRest)
    const second = f32x4.splat(s.second)
    const secondRest = f32x4.splat(s.secondRest)
    const epsilon = f32x4.splat(s.epsilon)
    const rootCorrection = f32x4.splat(s.rootCorrection)
    for (; w < end; w += 16) {
      const weights = v128.load(w)
      const gradient = penalised(g, weights, penalty)
      const mean = decayed(m, first, f32x4.mul(gradient, firstRest))
      const square = decayed(v, second, f32x4.mul(f32x4.mul(gradient, gradient), secondRest))
      const root = f32x4.add(f32x4.mul(f32x4.sqrt(square), rootCorrection), epsilon)
      const change = f32x4.mul(f32x4.div(mean, root), rate)
      const whole = decays ? f32x4.add(change, f32x4.mul(weights, decay)) : change
      v128.store(w, f32x4.sub(weights, whole))
      g += 16
      m += 16
      v += 16
    }
  }
}

export function sgd(w: usize, g: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  const penalty = f32x4.splat(s.penalty)
  const rate = f32x4.splat(s.rate)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    v128.store(w, f32x4.sub(weights, f32x4.mul(gradient, rate)))
    g += 16
  }
}

export function momentum(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  const penalty = f32x4.splat(s.penalty)
  const rate = f32x4.splat(s.rate)
  const first = f32x4.splat(s.first)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const next = decayed(velocity, first, penalised(g, weights, penalty))
    v128.store(w, f32x4.sub(weights, f32x4.mul(next, rate)))
    g += 16
    velocity += 16
  }
}

export function nesterov(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  const penalty = f32x4.splat(s.penalty)
  const rate = f32x4.splat(s.rate)
  const first = f32x4.splat(s.first)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    const next = decayed(velocity, first, gradient)
    const direction = f32x4.add(gradient, f32x4.mul(next, first))
    v128.store(w, f32x4.sub(weights, f32x4.mul(direction, rate)))
    g += 16
    velocity += 16
  }
}

export function rmsprop(w: usize, g: usize, squares: usize, count: u32, s: Settings): void {
  const end = w + ((count as usize) << 2)
  const penalty = f32x4.splat(s.penalty)
  const rate = f32x4.splat(s.rate)
  const second = f32x4.splat(s.second)
  const secondRest = f32x4.splat(s.secondRest)
  const epsilon = f32x4.splat(s.epsilon)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    const square = decayed(squares, second, f32x4.mul(f32x4.mul(gradient, gradient), secondRest))
    const root = f32x4.add(f32x4.sqrt(square), epsilon)
    const change = f32x4.mul(f32x4.div(gradient, root), rate)
    v128.store(w, f32x4.sub(weights, change))
    g += 16
    squares += 16
  }
}
