/** A function's value at `x`; writes its gradient. */
export type Slope = (x: Float64Array, gradient: Float64Array) => number

export interface Descent {
  /** Ends where no number of the gradient is larger. */
  tolerance: number
  mostSteps: number
  /** Awaited after each time the function was asked. */
  afterEach: () => Promise<void>
}

/** Pairs of changes that stand for the curvature. */
const MEMORY = 10
const MOST_HALVINGS = 30
/** Share of the promised fall that a step must bring. */
const SUFFICIENT = 1e-4

/** How x and the gradient changed in one step, and 1 / (their product). */
interface Change {
  x: Float64Array
  gradient: Float64Array
  rho: number
}

/**
 * Moves `x`, in place, to where a smooth convex function is smallest: L-BFGS (Nocedal and Wright, Numerical
 * Optimization, 2006, algorithm 7.5), each step halved until the function falls as promised.
 */
export async function descend(slope: Slope, x: Float64Array, descent: Descent): Promise<void> {
  let gradient = new Float64Array(x.length)
  let next = new Float64Array(x.length)
  let nextGradient = new Float64Array(x.length)
  const changes: Change[] = []
  let value = slope(x, gradient)
  await descent.afterEach()
  for (let step = 0; step < descent.mostSteps; step++) {
    if (largest(gradient) <= descent.tolerance) return
    const direction = directionFrom(gradient, changes)
    const promised = dot(gradient, direction)
    let size = changes.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1
    let nextValue = Infinity
    for (let halving = 0; halving < MOST_HALVINGS; halving++) {
      for (let i = 0; i < x.length; i++)
        next[i] = (x[i] as number) + size * (direction[i] as number)
      nextValue = slope(next, nextGradient)
      await descent.afterEach()
      if (nextValue <= value + SUFFICIENT * size * promised) break
      size /= 2
    }
    // As small as rounding lets it become.
    if (!(nextValue < value)) return
    remember(changes, difference(next, x), difference(nextGradient, gradient))
    x.set(next)
    value = nextValue
    ;[gradient, nextGradient] = [nextGradient, gradient]
    next = new Float64Array(x.length)
  }
}

function remember(changes: Change[], x: Float64Array, gradient: Float64Array): void {
  const product = dot(x, gradient)
  if (!(product > 0)) return
  if (changes.length === MEMORY) changes.shift()
  changes.push({ x, gradient, rho: 1 / product })
}

/** −H · gradient by the two loops over the remembered changes (algorithm 7.4). */
function directionFrom(gradient: Float64Array, changes: readonly Change[]): Float64Array {
  const q = gradient.map((g) => -g)
  const alphas = new Float64Array(changes.length)
  for (let k = changes.length - 1; k >= 0; k--) {
    const change = changes[k] as Change
    const alpha = change.rho * dot(change.x, q)
    alphas[k] = alpha
    addTimes(q, -alpha, change.gradient)
  }
  const last = changes.at(-1)
  if (last) {
    const scale = 1 / (last.rho * dot(last.gradient, last.gradient))
    for (let i = 0; i < q.length; i++) q[i] = scale * (q[i] as number)
  }
  for (const [k, change] of changes.entries()) {
    addTimes(q, (alphas[k] as number) - change.rho * dot(change.gradient, q), change.x)
  }
  return q
}

function addTimes(sum: Float64Array, factor: number, added: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (added[i] as number)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number))
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
