/*
 * One step on `count` weights w and their gradients g, count a multiple of 4; the formulas are those of
 * `src/domain/reference/optimizers.ts`.
 */
import { addProduct } from './add-product'

/** What a step is taken with, as `../weight-update.ts` writes it. Numbers are rounded from float64 each. */
@unmanaged
class Settings {
  /** Of the L2 penalty: `penalty` · w is added to the gradient. That of L1, which most runs lack, is added before. */
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

/** `rate` is the learning rate / (1−β1ᵗ). @param m mean of gradients @param v mean of their squares */
export function adam(w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
  Adaptive.step(ADAM, w, g, m, v, count, s)
}

export function adamw(w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
  Adaptive.step(ADAMW, w, g, m, v, count, s)
}

export function rmsprop(w: usize, g: usize, v: usize, count: u32, s: Settings): void {
  Adaptive.step(RMSPROP, w, g, 0, v, count, s)
}

export function sgd(w: usize, g: usize, count: u32, s: Settings): void {
  Descent.step(PLAIN, w, g, 0, count, s)
}

export function momentum(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  Descent.step(MOMENTUM, w, g, velocity, count, s)
}

export function nesterov(w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
  Descent.step(NESTEROV, w, g, velocity, count, s)
}

const ADAM = 0
const ADAMW = 1
const RMSPROP = 2

/**
 * Divides by the root of the mean square of gradients. A class, because only a method can be marked to be inlined
 * and still be TypeScript.
 */
class Adaptive {
  /** @param kind constant in each call, so that nothing is asked inside of the loop */
  @inline
  static step(kind: i32, w: usize, g: usize, m: usize, v: usize, count: u32, s: Settings): void {
    const end = w + ((count as usize) << 2)
    const penalty = f32x4.splat(s.penalty)
    const minusRate = f32x4.splat(-s.rate)
    const minusDecay = f32x4.splat(-s.decay)
    const first = f32x4.splat(s.first)
    const firstRest = f32x4.splat(s.firstRest)
    const second = f32x4.splat(s.second)
    const secondRest = f32x4.splat(s.secondRest)
    const epsilon = f32x4.splat(s.epsilon)
    const rootCorrection = f32x4.splat(s.rootCorrection)
    for (; w < end; w += 16) {
      const weights = v128.load(w)
      const gradient = addProduct(v128.load(g), weights, penalty)
      let mean = gradient
      if (kind != RMSPROP) {
        mean = addProduct(f32x4.mul(gradient, firstRest), v128.load(m), first)
        v128.store(m, mean)
        m += 16
      }
      const part = f32x4.mul(f32x4.mul(gradient, gradient), secondRest)
      const square = addProduct(part, v128.load(v), second)
      v128.store(v, square)
      const root = addProduct(epsilon, f32x4.sqrt(square), rootCorrection)
      const direction = f32x4.div(mean, root)
      if (kind == ADAMW) {
        const change = addProduct(f32x4.mul(weights, minusDecay), direction, minusRate)
        v128.store(w, f32x4.add(weights, change))
      } else v128.store(w, addProduct(weights, direction, minusRate))
      g += 16
      v += 16
    }
  }
}

const PLAIN = 0
const MOMENTUM = 1
const NESTEROV = 2

/** Goes down the gradient, in the latter two on the way it came. */
class Descent {
  /** @param kind constant in each call */
  @inline
  static step(kind: i32, w: usize, g: usize, velocity: usize, count: u32, s: Settings): void {
    const end = w + ((count as usize) << 2)
    const penalty = f32x4.splat(s.penalty)
    const minusRate = f32x4.splat(-s.rate)
    const first = f32x4.splat(s.first)
    for (; w < end; w += 16) {
      const weights = v128.load(w)
      const gradient = addProduct(v128.load(g), weights, penalty)
      let direction = gradient
      if (kind != PLAIN) {
        const next = addProduct(gradient, v128.load(velocity), first)
        v128.store(velocity, next)
        velocity += 16
        direction = kind == NESTEROV ? addProduct(gradient, next, first) : next
      }
      v128.store(w, addProduct(weights, direction, minusRate))
      g += 16
    }
  }
}
