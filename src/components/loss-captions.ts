import { drawLabel, labelWidth, type ChartInk } from './chart-ink.ts'
import { spread } from './chart-scale.ts'

/** Two lines of words at a point of a chart: a name, and below it its value. */
export interface Caption {
  name: string
  value: string
  color: string
  bold: boolean
  /** Pixels of the point. */
  x: number
  y: number
  /** Where the words like to stand: beside a curve's end, or above the chosen point. */
  place: 'end' | 'above'
}

interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

interface Placed extends Caption {
  align: 'left' | 'right'
  /** Pixels: where the words are anchored, their middle, and how far they reach. */
  column: number
  middle: number
  from: number
  to: number
}

/** Where words stand, in pixels. */
export interface WordBox {
  from: number
  to: number
  top: number
  bottom: number
}

/** Half of the height of two lines, and the room between two captions. */
const HALF = 15
const GAP = 36
/** Height of one line. */
const LINE = 16

/** Writes captions into the chart's area so that none stands on another one; says where they stand. */
export function drawCaptions(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  area: Area,
  captions: readonly Caption[],
): WordBox[] {
  const placed = captions.map((caption) =>
    place(
      caption,
      // A short name stands over a longer value.
      Math.max(
        labelWidth(context, ink, caption.name, caption.bold),
        labelWidth(context, ink, caption.value),
      ),
      area,
    ),
  )
  const groups: Placed[][] = []
  for (const caption of placed) {
    const group = groups.find((others) =>
      others.some((other) => caption.from < other.to && other.from < caption.to),
    )
    if (group) group.push(caption)
    else groups.push([caption])
  }
  return groups.flatMap((group) => {
    const middles = spread(
      group.map(({ middle }) => middle),
      GAP,
      area.top + HALF,
      area.bottom - HALF,
    )
    return group.map(({ name, value, color, bold, align, column, from, to }, i) => {
      const middle = middles[i] ?? area.top
      drawLabel(context, ink, name, column, middle - 7, { color, bold, align })
      drawLabel(context, ink, value, column, middle + 8, { color: ink.text2, align })
      return { from, to, top: middle - HALF, bottom: middle + HALF }
    })
  })
}

/** The first of these heights where words between `from` and `to` stand on no others; undefined: on none. */
export function freeHeight(
  heights: readonly number[],
  from: number,
  to: number,
  taken: readonly WordBox[],
): number | undefined {
  const half = LINE / 2
  return heights.find((y) =>
    taken.every(
      (box) => box.to < from || box.from > to || box.bottom < y - half || box.top > y + half,
    ),
  )
}

function place(caption: Caption, width: number, { left, right, top, bottom }: Area): Placed {
  const { x, y, bold } = caption
  const put = (align: 'left' | 'right', column: number, middle: number): Placed => ({
    ...caption,
    align,
    column,
    middle: Math.min(Math.max(middle, top + HALF), bottom - HALF),
    from: align === 'left' ? column : column - width,
    to: align === 'left' ? column + width : column,
  })
  const above = y - 30 - HALF > top ? y - 30 : y + 26
  if (caption.place === 'above') {
    if (x - 8 - width > left) return put('right', x - 8, above)
    return put('left', x + 8 + width < right ? x + 8 : left + 4, above)
  }
  if (x + 10 + width <= right + 10) return put('left', x + 10, y)
  // The curve has reached the edge: the words stand over it or under it, not on it.
  const below = y + 22 + HALF < bottom ? y + 22 : y - 24
  return put('right', right, bold ? y - 24 : below)
}
