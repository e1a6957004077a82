const GOLDEN = (3 - Math.sqrt(5)) / 2

/**
 * Where a function of one number is smallest between two bounds, by Brent's method without derivatives: parabolas
 * where they help, golden sections where they do not (R. P. Brent, Algorithms for Minimization Without Derivatives,
 * 1973, chapter 5).
 * @param tolerance how far from the place it may end
 */
export function minimumOf(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number {
  let best = low + GOLDEN * (high - low)
  let second = best
  let third = best
  let fBest = f(best)
  let fSecond = fBest
  let fThird = fBest
  let step = 0
  let stepBefore = 0
  for (let turn = 0; turn < 200; turn++) {
    const middle = (low + high) / 2
    if (Math.abs(best - middle) <= 2 * tolerance - (high - low) / 2) break
    const parabola = parabolaStep([best, fBest], [second, fSecond], [third, fThird])
    const helps =
      Math.abs(stepBefore) > tolerance &&
      Math.abs(parabola) < Math.abs(stepBefore) / 2 &&
      best + parabola - low > 2 * tolerance &&
      high - best - parabola > 2 * tolerance
    stepBefore = helps ? step : best >= middle ? low - best : high - best
    step = helps ? parabola : GOLDEN * stepBefore
    const next = best + (Math.abs(step) >= tolerance ? step : Math.sign(step) * tolerance)
    const fNext = f(next)
    if (fNext <= fBest) {
      if (next >= best) low = best
      else high = best
      ;[third, fThird, second, fSecond, best, fBest] = [second, fSecond, best, fBest, next, fNext]
      continue
    }
    if (next < best) low = next
    else high = next
    if (fNext <= fSecond || second === best) {
      ;[third, fThird, second, fSecond] = [second, fSecond, next, fNext]
    } else if (fNext <= fThird || third === best || third === second) {
      ;[third, fThird] = [next, fNext]
    }
  }
  return best
}

type Point = readonly [x: number, y: number]

/** From the first point to the lowest of the parabola through all three; NaN where there is none. */
function parabolaStep([x, fx]: Point, [w, fw]: Point, [v, fv]: Point): number {
  const r = (x - w) * (fx - fv)
  const q = (x - v) * (fx - fw)
  return -((x - v) * q - (x - w) * r) / (2 * (q - r))
}
