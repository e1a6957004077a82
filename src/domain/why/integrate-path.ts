import type { ScoreTail } from './score-tail.ts'

/** Gauss-Legendre with four points on [0, 1] (Abramowitz & Stegun 25.4.30). */
const NODES = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263]
const NODE_WEIGHTS = [
  0.17392742256872692, 0.32607257743127305, 0.32607257743127305, 0.17392742256872692,
]
/** The path is cut into so many pieces at first: 16 points. */
const PIECES = 4
/** A path full of steps and kinks is cut no further than this: 512 points. */
const MOST_PIECES = 128

/** Where along the path the gradient was taken, and how much each place counts: they add up to 1. */
export interface PathPoints {
  at: number[]
  weights: number[]
}

/** A part of the path, which begins at 0 and ends at 1. */
interface Piece {
  start: number
  end: number
  /** The answer at both ends. */
  first: number
  last: number
  /** How far the integral over the piece is from what the answer gains on it. */
  off: number
  /** [units] ∫ gradient dt over the piece. */
  integral: Float64Array
}

/**
 * ∫₀¹ gradient(from + t · way) dt of one answer along the straight line from one row to another, both given as sums of
 * the first layer. What each piece of the line says is checked against what the answer gains on it, and the one that
 * is farthest off is halved until all pieces together are within the tolerance: kinks cost points only where they are.
 */
export class PathIntegral {
  readonly #tail: ScoreTail
  readonly #tolerance: number
  readonly #at: Float64Array
  readonly #pieces: Piece[]
  #count = 0

  /** @param units of the first layer */
  constructor(tail: ScoreTail, units: number, tolerance: number) {
    this.#tail = tail
    this.#tolerance = tolerance
    this.#at = new Float64Array(units)
    this.#pieces = Array.from({ length: MOST_PIECES }, () => ({
      ...{ start: 0, end: 1, first: 0, last: 0, off: 0 },
      integral: new Float64Array(units),
    }))
  }

  /**
   * @param from [units]
   * @param way [units] to − from
   * @param into [units] overwritten
   */
  integrate(from: Float64Array, way: Float64Array, output: number, into: Float64Array): void {
    const valueAt = (t: number) => this.#tail.value(this.#pointAt(from, way, t), output)
    let before = valueAt(0)
    for (let i = 0; i < PIECES; i++) {
      const piece = this.#pieces[i] as Piece
      piece.start = i / PIECES
      piece.end = (i + 1) / PIECES
      piece.first = before
      piece.last = before = valueAt(piece.end)
      this.#fill(piece, from, way, output)
    }
    let count = PIECES
    for (; count < MOST_PIECES; count++) {
      const worst = this.#worst(count)
      if (!worst) break
      const half = this.#pieces[count] as Piece
      const middle = (worst.start + worst.end) / 2
      half.start = middle
      half.end = worst.end
      half.last = worst.last
      worst.end = middle
      worst.last = half.first = valueAt(middle)
      this.#fill(worst, from, way, output)
      this.#fill(half, from, way, output)
    }
    this.#count = count
    into.fill(0)
    for (let i = 0; i < count; i++) {
      const { integral } = this.#pieces[i] as Piece
      for (let u = 0; u < into.length; u++) {
        into[u] = (into[u] as number) + (integral[u] as number)
      }
    }
  }

  /** Of the last integral. */
  points(): PathPoints {
    const used = this.#pieces.slice(0, this.#count)
    return {
      at: used.flatMap(({ start, end }) => NODES.map((node) => start + (end - start) * node)),
      weights: used.flatMap(({ start, end }) => NODE_WEIGHTS.map((share) => (end - start) * share)),
    }
  }

  /** The piece farthest off; undefined where all together are near enough. */
  #worst(count: number): Piece | undefined {
    let off = 0
    let worst = this.#pieces[0] as Piece
    for (let i = 0; i < count; i++) {
      const piece = this.#pieces[i] as Piece
      off += piece.off
      if (piece.off > worst.off) worst = piece
    }
    return off > this.#tolerance ? worst : undefined
  }

  #pointAt(from: Float64Array, way: Float64Array, t: number): Float64Array {
    const at = this.#at
    for (let u = 0; u < at.length; u++) at[u] = (from[u] as number) + t * (way[u] as number)
    return at
  }

  #fill(piece: Piece, from: Float64Array, way: Float64Array, output: number): void {
    const { start, end, first, last, integral } = piece
    integral.fill(0)
    let gain = 0
    for (let k = 0; k < NODES.length; k++) {
      const at = this.#pointAt(from, way, start + (end - start) * (NODES[k] as number))
      const gradient = this.#tail.gradient(at, output)
      const weight = (end - start) * (NODE_WEIGHTS[k] as number)
      for (let u = 0; u < integral.length; u++) {
        const share = weight * (gradient[u] as number)
        integral[u] = (integral[u] as number) + share
        gain += share * (way[u] as number)
      }
    }
    piece.off = Math.abs(gain - (last - first))
  }
}
