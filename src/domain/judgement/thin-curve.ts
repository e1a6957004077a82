/**
 * Which points of a curve to keep so that the straight lines between them stay closest to it: always the one farthest
 * from its line next (Ramer 1972, Douglas and Peucker 1973). Ends and corners of the hull come early; points on a line are
 * never kept.
 * @param xs @param ys [points] coordinates of like size
 * @param most points to keep, at least 2
 * @returns ascending
 */
export function thinCurve(xs: Float64Array, ys: Float64Array, most: number): number[] {
  const last = xs.length - 1
  if (last < 1) return last === 0 ? [0] : []
  const kept = [0, last]
  const open = [farthest(xs, ys, 0, last)]
  while (kept.length < most) {
    let widest = 0
    for (let i = 1; i < open.length; i++) {
      if ((open[i] as Stretch).distance > (open[widest] as Stretch).distance) widest = i
    }
    const stretch = open[widest] as Stretch
    if (stretch.distance <= 1e-12) break
    const { from, at, to } = stretch
    kept.push(at)
    open.splice(widest, 1, farthest(xs, ys, from, at), farthest(xs, ys, at, to))
  }
  return kept.sort((a, b) => a - b)
}

interface Stretch {
  from: number
  to: number
  /** The point farthest from the line between both ends. */
  at: number
  distance: number
}

function farthest(xs: Float64Array, ys: Float64Array, from: number, to: number): Stretch {
  const x = xs[from] as number
  const y = ys[from] as number
  const dx = (xs[to] as number) - x
  const dy = (ys[to] as number) - y
  const length = Math.hypot(dx, dy)
  const found: Stretch = { from, to, at: from, distance: 0 }
  for (let i = from + 1; i < to; i++) {
    const px = (xs[i] as number) - x
    const py = (ys[i] as number) - y
    const distance = length === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length
    if (distance > found.distance) {
      found.distance = distance
      found.at = i
    }
  }
  return found
}
