/** A rectangle on the canvas, in pixels. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Pixels between two points of a line. */
const STEP = 3

/**
 * Where words stand in nobody's way.
 * @param candidates best first
 * @param taken by other words and rules
 * @param marks points of lines, which words should not lie on
 * @returns the first candidate that is free, else the one that least is in the way of; undefined without candidates
 */
export function freePlace(
  candidates: readonly Box[],
  taken: readonly Box[],
  marks: readonly (readonly [x: number, y: number])[],
): Box | undefined {
  const inTheWay = (box: Box) =>
    100 * taken.filter((other) => overlap(box, other)).length +
    marks.filter(([x, y]) => overlap(box, { left: x, top: y, right: x, bottom: y })).length
  let best: { box: Box; cost: number } | undefined
  for (const box of candidates) {
    const cost = inTheWay(box)
    if (best === undefined || cost < best.cost) best = { box, cost }
  }
  return best?.box
}

/** Whether words in this box hide nothing. */
export function isFree(
  box: Box,
  taken: readonly Box[],
  marks: readonly (readonly [x: number, y: number])[],
): boolean {
  const isHit = marks.some(([x, y]) => overlap(box, { left: x, top: y, right: x, bottom: y }))
  return !isHit && !taken.some((other) => overlap(box, other))
}

/** Points along a line through these, so close that no word lies between them. */
export function alongLine(
  corners: readonly (readonly [x: number, y: number])[],
): (readonly [x: number, y: number])[] {
  return corners.flatMap(([x, y], i) => {
    const [nextX, nextY] = corners[i + 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / STEP))
    return Array.from(
      { length: steps },
      (_, k) => [x + ((nextX - x) * k) / steps, y + ((nextY - y) * k) / steps] as const,
    )
  })
}

function overlap(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}
