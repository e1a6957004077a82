/** Where a layer stands in the drawing of a network. */
export interface BottleRing {
  /** Pixels. */
  x: number
  height: number
}

/**
 * SVG path of a bottle whose wall runs smoothly through the tops of all rings and back through their
 * feet, mirrored at `axis`. Empty with fewer than two rings.
 */
export function bottlePath(rings: readonly BottleRing[], axis: number): string {
  if (rings.length < 2) return ''
  const wall = (side: 1 | -1, from: readonly BottleRing[]) =>
    from.map(({ x, height }, i) => {
      const y = round(axis + (side * height) / 2)
      const before = from[i - 1]
      if (!before) return `${round(x)} ${y}`
      const middle = round((before.x + x) / 2)
      return `C${middle} ${round(axis + (side * before.height) / 2)} ${middle} ${y} ${round(x)} ${y}`
    })
  return `M${wall(-1, rings).join('')}L${wall(1, rings.toReversed()).join('')}Z`
}

const round = (value: number) => Math.round(value * 10) / 10
