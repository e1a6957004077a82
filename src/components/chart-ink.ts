/** The colours and fonts of a canvas, read from the page's custom properties at the moment of drawing. */
export interface ChartInk {
  /** CSS font families. */
  fontFamily: string
  surface: string
  surface2: string
  text: string
  text2: string
  text3: string
  glazing: string
  control: string
  validation: string
  training: string
  baseline: string
  positive: string
  negative: string
  /** How much thicker lines of data are than usual: for a projector. */
  lineScale: number
  /** The same for text. */
  textScale: number
}

/** Reads the ink that holds for an element now; a change of theme needs another reading. */
export function readChartInk(element: Element): ChartInk {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    fontFamily: style.fontFamily,
    surface: read('surface-1'),
    surface2: read('surface-2'),
    text: read('text'),
    text2: read('text-2'),
    text3: read('text-3'),
    glazing: read('glazing'),
    control: read('border-control'),
    validation: read('validation'),
    training: read('training'),
    baseline: read('baseline'),
    positive: read('positive'),
    negative: read('negative'),
    lineScale: Number(read('line-scale')) || 1,
    textScale: Number(read('text-scale')) || 1,
  }
}

/** How a direct label stands at its point. */
export interface LabelStyle {
  color: string
  bold?: boolean
  align?: CanvasTextAlign
  /** Pixels; 12 is the smallest size there is. */
  size?: number
}

/** Writes a label with a halo in the surface's colour, vertically centred at `y`, and returns its width. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  text: string,
  x: number,
  y: number,
  { color, bold = false, align = 'left', size = bold ? 13 : 12 }: LabelStyle,
): number {
  context.save()
  context.font = `${bold ? 600 : 400} ${size * ink.textScale}px ${ink.fontFamily}`
  context.textAlign = align
  context.textBaseline = 'middle'
  context.lineWidth = 4
  context.lineJoin = 'round'
  context.strokeStyle = ink.surface
  context.strokeText(text, x, y)
  context.fillStyle = color
  context.fillText(text, x, y)
  const { width } = context.measureText(text)
  context.restore()
  return width
}

/** Width in pixels that `drawLabel` would take. */
export function labelWidth(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  text: string,
  bold = false,
): number {
  context.save()
  context.font = `${bold ? 600 : 400} ${(bold ? 13 : 12) * ink.textScale}px ${ink.fontFamily}`
  const { width } = context.measureText(text)
  context.restore()
  return width
}

/** A text that fits in the context's font, with an ellipsis where something is missing. */
export function cutText(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  const characters = Array.from(text)
  while (characters.length > 0 && context.measureText(`${characters.join('')}…`).width > room) {
    characters.pop()
  }
  return `${characters.join('')}…`
}

/** A straight line. */
export function drawLine(
  context: CanvasRenderingContext2D,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  color: string,
  width = 1,
  dash: number[] = [],
): void {
  context.save()
  context.strokeStyle = color
  context.lineWidth = width
  context.setLineDash(dash)
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  context.stroke()
  context.restore()
}

/** A disc with a ring around it. */
export function drawPoint(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  fill: string,
  ring: string,
): void {
  context.save()
  context.fillStyle = fill
  context.strokeStyle = ring
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, 4.5, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  context.restore()
}
