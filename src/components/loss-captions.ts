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

/** Half of the height of two lines, and the room between two captions. */
const HALF = 15
const GAP = 36

/** Writes captions into the chart's area so that none stands on another one. */
export function drawCaptions(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  area: Area,
  captions: readonly Caption[],
): void {
  const placed = captions.map((caption) =>
    place(caption, labelWidth(context, ink, caption.name, caption.bold), area),
  )
  const groups: Placed[][] = []
  for (const caption of placed) {
    const group = groups.find((others) =>
      others.some((other) => caption.from < other.to && other.from < caption.to),
    )
    if (group) group.push(caption)
    else groups.push([caption])
  }
  for (const group of groups) {
    const middles = spread(
      group.map(({ middle }) => middle),
      GAP,
      area.top + HALF,
      area.bottom - HALF,
    )
    group.forEach(({ name, value, color, bold, align, column }, i) => {
      const middle = middles[i] ?? area.top
      drawLabel(context, ink, name, column, middle - 7, { color, bold, align })
      drawLabel(context, ink, value, column, middle + 8, { color: ink.text2, align })
    })
  }
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
  if (x + 10 + width <= right + 12) return put('left', x + 10, y)
  // The curve has reached the edge: the words stand over it or under it, not on it.
  const below = y + 22 + HALF < bottom ? y + 22 : y - 24
  return put('right', right, bold ? y - 24 : below)
}
