/** Where the parts of a drawn network stand, in pixels of the page. */

/** A column of the drawing: inputs, a layer, or the answers. */
export interface StageColumn {
  /** Boxes drawn in it; at least one. */
  nodes: number
  /** What a box is called is written above it. */
  named: boolean
  /** What a box answers is written below it, and below its bias. */
  answers?: boolean
  /** Below the last box stands how many more there are. */
  more: boolean
}

export interface Stage {
  width: number
  height: number
  /** Side of a unit's box. */
  box: number
  columns: { x: number; nodes: { x: number; y: number }[] }[]
}

const LARGEST_BOX = 72
/** A unit is pressed with a finger, too. */
const SMALLEST_BOX = 28
const MANY_UNITS_BOX = 36
/** Between two columns at least; a narrower drawing is wider than its pane, and scrolls. */
const LEAST_GAP = 26
const LEAST_HEIGHT = 250
const MOST_PITCH = 108
/** Below a box: its bias. Above a named one: its name. */
const BIAS_ROOM = 16
const NAME_ROOM = 20
/** Below a box that answers: what, and how much. */
const ANSWER_ROOM = 38
const MORE_ROOM = 26
/** Of what stands over the first and the last column: half its width. */
const HALF_HEAD = 58
const LEAST_SIDE = 20
/** Pixels from column to column in which a layer's controls, and the button between two layers, have room. */
export const HEAD_PITCH = 146

/**
 * Lays a network out from left to right.
 * @param width pixels there are
 */
export function stageOf(columns: readonly StageColumn[], width: number): Stage {
  const gaps = Math.max(1, columns.length - 1)
  const tallest = Math.max(...columns.map(({ nodes }) => nodes))
  const fits = (width - 2 * LEAST_SIDE - gaps * LEAST_GAP) / columns.length
  const wanted = tallest <= 4 ? LARGEST_BOX : tallest <= 6 ? 60 : tallest <= 8 ? 48 : MANY_UNITS_BOX
  const box = Math.floor(Math.max(SMALLEST_BOX, Math.min(wanted, fits)))
  const wideSide = Math.max(LEAST_SIDE, HALF_HEAD - box / 2)
  // Heads that have no room over their columns stand elsewhere.
  const side = (width - 2 * wideSide - box) / gaps < HEAD_PITCH ? LEAST_SIDE : wideSide
  const full = Math.max(width, columns.length * box + gaps * LEAST_GAP + 2 * side)
  const step = (full - 2 * side - box) / gaps
  const below = ({ answers }: StageColumn) => BIAS_ROOM + (answers ? ANSWER_ROOM : 0)
  const pitchOf = (column: StageColumn) => box + below(column) + (column.named ? NAME_ROOM : 0)
  const moreOf = ({ more }: StageColumn) => (more ? 2 * MORE_ROOM : 0)
  const height = Math.max(
    LEAST_HEIGHT,
    ...columns.map((column) => column.nodes * pitchOf(column) + moreOf(column) + BIAS_ROOM),
    Math.min(tallest, 4) * (box + 34),
  )
  return {
    width: Math.round(full),
    height,
    box,
    columns: columns.map((column, k) => {
      const x = Math.round(side + k * step)
      const most = Math.max(MOST_PITCH, pitchOf(column))
      const pitch = Math.min(most, (height - moreOf(column)) / column.nodes)
      const around = (pitch - box) / 2
      // In the middle, or higher where what stands below it needs more room.
      const top = (height - column.nodes * pitch) / 2 + Math.min(around, 2 * around - below(column))
      const nodes = Array.from({ length: column.nodes }, (_, i) => ({
        x,
        y: Math.round(top + i * pitch),
      }))
      return { x, nodes }
    }),
  }
}

/**
 * Pixels from the middle of a box to which the bar of its bias reaches, to the left below 0: half the way to the edge
 * for a bias of a half, ever nearer to the edge for a larger one, never past it.
 */
export function biasReach(bias: number, box: number): number {
  return ((box / 2) * bias) / (0.5 + Math.abs(bias))
}

/** How far down a weight's line is, a share of its way along: it leaves and arrives level. */
const fall = (t: number) => t * t * (3 - 2 * t)

/** The height of the line from (0, `from`) to (1, `to`) at `across`, a share of the way. */
function lineHeight(from: number, to: number, across: number): number {
  // Across is 1.5 t (1 − t)² + 1.5 t² (1 − t) + t³ for controls in the middle: it rises with t, so that it can be halved.
  let low = 0
  let high = 1
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2
    const x = 1.5 * t * (1 - t) + t ** 3
    if (x < across) low = t
    else high = t
  }
  return from + (to - from) * fall((low + high) / 2)
}

/** Pixels from a line within which it is meant. */
const REACH = 7

/** The line at a place: the column it leads to, and the boxes it joins. */
export function lineAt(
  { columns, box }: Stage,
  x: number,
  y: number,
): { column: number; from: number; to: number } | undefined {
  const column = columns.findIndex((right, k) => {
    const left = columns[k - 1]
    return left !== undefined && x > left.x + box && x < right.x
  })
  const [left, right] = [columns[column - 1], columns[column]]
  if (!left || !right) return undefined
  const start = left.x + box
  const across = (x - start) / (right.x - start)
  let nearest = REACH
  let found: { column: number; from: number; to: number } | undefined
  left.nodes.forEach((one, from) => {
    right.nodes.forEach((other, to) => {
      const distance = Math.abs(lineHeight(one.y + box / 2, other.y + box / 2, across) - y)
      if (distance >= nearest) return
      nearest = distance
      found = { column, from, to }
    })
  })
  return found
}
