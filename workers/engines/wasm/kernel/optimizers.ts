/*
 * One step on `count` weights w and their gradients g, count a multiple of 4; the formulas are those of
 * `src/domain/reference/optimizers.ts`. `penalty` · w, the gradient of the L2 penalty, is added to g first.
 */

function penalised(g: usize, w: v128, penalty: f32): v128 {
  return f32x4.add(v128.load(g), f32x4.mul(w, f32x4.splat(penalty)))
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

/**
 * @param beta1 and beta1Rest = 1 − β1, rounded from float64 each
 * @param rate learning rate / (1 − β1ᵗ)
 * @param rootCorrection 1 / √(1 − β2ᵗ)
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  count: u32,
  penalty: f32,
  beta1: f32,
  beta1Rest: f32,
  beta2: f32,
  beta2Rest: f32,
  epsilon: f32,
  rate: f32,
  rootCorrection: f32,
): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    const mean = decayed(m, beta1, gradient, beta1Rest)
    const square = decayed(v, beta2, f32x4.mul(gradient, gradient), beta2Rest)
    const root = f32x4.add(
      f32x4.mul(f32x4.sqrt(square), f32x4.splat(rootCorrection)),
      f32x4.splat(epsilon),
    )
    const change = f32x4.mul(f32x4.div(mean, root), f32x4.splat(rate))
    v128.store(w, f32x4.sub(weights, change))
    g += 16
    m += 16
    v += 16
  }
}

export function sgd(w: usize, g: usize, count: u32, penalty: f32, learningRate: f32): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    v128.store(w, f32x4.sub(weights, f32x4.mul(gradient, f32x4.splat(learningRate))))
    g += 16
  }
}

export function momentum(
  w: usize,
  g: usize,
  velocity: usize,
  count: u32,
  penalty: f32,
  decay: f32,
  learningRate: f32,
): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const next = decayed(velocity, decay, penalised(g, weights, penalty), 1)
    v128.store(w, f32x4.sub(weights, f32x4.mul(next, f32x4.splat(learningRate))))
    g += 16
    velocity += 16
  }
}

/** @param rho and rhoRest = 1 − ρ, rounded from float64 each */
export function rmsprop(
  w: usize,
  g: usize,
  s: usize,
  count: u32,
  penalty: f32,
  rho: f32,
  rhoRest: f32,
  epsilon: f32,
  learningRate: f32,
): void {
  const end = w + ((count as usize) << 2)
  for (; w < end; w += 16) {
    const weights = v128.load(w)
    const gradient = penalised(g, weights, penalty)
    const square = decayed(s, rho, f32x4.mul(gradient, gradient), rhoRest)
    const root = f32x4.add(f32x4.sqrt(square), f32x4.splat(epsilon))
    const change = f32x4.mul(f32x4.div(gradient, root), f32x4.splat(learningRate))
    v128.store(w, f32x4.sub(weights, change))
    g += 16
    s += 16
  }
}
