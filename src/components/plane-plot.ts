/** A square plot over two columns: axes, points, the line where an answer turns. Sizes are pixels of the page. */

export interface PlotFrame {
  left: number
  top: number
  width: number
  height: number
}

export interface PlotAxis {
  low: number
  high: number
  /** At most six. */
  ticks: readonly number[]
  text: (value: number) => string
}

export interface PlotAxes {
  x: PlotAxis
  y: PlotAxis
}

export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const
export type Shape = (typeof SHAPES)[number]

/** How a point looks; `tone` is a custom property without its dashes. */
export interface PointLook {
  shape: Shape
  tone: string
}

/** Points that the network learns from, or only is checked with: these are hollow. */
export interface PlotPoints {
  x: Float32Array
  y: Float32Array
  /** [points] Which of `looks`. */
  look: Uint8Array
  hollow: boolean
}

export interface PlotInk {
  fontFamily: string
  surface: string
  text: string
  text3: string
  control: string
  /** Of the texts, and of what is drawn as large as they are. */
  textScale: number
  tones: ReadonlyMap<string, string>
}

const LEFT = 46
const RIGHT = 10
const TOP = 8
const BOTTOM = 26
const TICK_SIZE = 12
const RADIUS = 4
/** Of the ring around the chosen point. */
const RING = 8

/**
 * The plot's own part of a figure.
 * @param width of the figure
 * @param textScale of its texts, as in `PlotInk`
 */
export function plotFrame(width: number, textScale: number): PlotFrame {
  const left = Math.round(LEFT * textScale)
  const side = Math.max(40, width - left - RIGHT)
  return { left, top: TOP, width: side, height: side }
}

/** Height of the figure around a plot. */
export const figureHeight = ({ height }: PlotFrame, textScale: number) =>
  Math.round(TOP + height + BOTTOM * textScale)

export function readPlotInk(element: Element, looks: readonly PointLook[]): PlotInk {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    fontFamily: style.fontFamily,
    surface: read('surface-1'),
    text: read('text'),
    text3: read('text-3'),
    control: read('border-control'),
    textScale: Number(read('text-scale')) || 1,
    tones: new Map(looks.map(({ tone }) => [tone, read(tone)])),
  }
}

/** Pixel across of a value; what lies beyond an end is drawn at it. */
export function across({ left, width }: PlotFrame, axis: PlotAxis, value: number): number {
  return left + shareOf(axis, value) * width
}

/** Pixel down of a value; what lies beyond an end is drawn at it. */
export function down({ top, height }: PlotFrame, axis: PlotAxis, value: number): number {
  return top + (1 - shareOf(axis, value)) * height
}

/** The value at a pixel across; beyond an end: that end. */
export function valueAcross({ left, width }: PlotFrame, axis: PlotAxis, x: number): number {
  return valueAt(axis, (x - left) / width)
}

/** The value at a pixel down; beyond an end: that end. */
export function valueDown({ top, height }: PlotFrame, axis: PlotAxis, y: number): number {
  return valueAt(axis, 1 - (y - top) / height)
}

function valueAt({ low, high }: PlotAxis, share: number): number {
  return low + Math.max(0, Math.min(1, share)) * (high - low)
}

function shareOf({ low, high }: PlotAxis, value: number): number {
  return Math.max(0, Math.min(1, (value - low) / (high - low)))
}

export function paintAxes(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  { x, y }: PlotAxes,
  ink: PlotInk,
): void {
  const { left, top, width, height } = frame
  context.strokeStyle = ink.control
  context.lineWidth = 1
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1)
  context.fillStyle = ink.text3
  context.font = `400 ${TICK_SIZE * ink.textScale}px ${ink.fontFamily}`
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const tick of y.ticks) context.fillText(y.text(tick), left - 8, down(frame, y, tick))
  context.textBaseline = 'top'
  context.textAlign = 'center'
  for (const tick of x.ticks) {
    const text = x.text(tick)
    const half = context.measureText(text).width / 2
    const at = Math.min(across(frame, x, tick), left + width + RIGHT - half)
    context.fillText(text, at, top + height + 8)
  }
}

export function paintPoints(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  axes: PlotAxes,
  groups: readonly PlotPoints[],
  looks: readonly PointLook[],
  ink: PlotInk,
): void {
  const radius = RADIUS * ink.textScale
  for (const { x, y, look, hollow } of groups) {
    for (let i = 0; i < x.length; i++) {
      const { shape, tone } = looks[look[i] as number] ?? { shape: 'circle', tone: 'positive' }
      const colour = ink.tones.get(tone) ?? ink.text
      const left = across(frame, axes.x, x[i] as number)
      const top = down(frame, axes.y, y[i] as number)
      // On a ramp of the same colours only an outline of ink is seen.
      const isOnRamp = tone.startsWith('ramp')
      context.fillStyle = hollow ? ink.surface : colour
      context.strokeStyle = isOnRamp ? ink.text : hollow ? colour : ink.surface
      context.lineWidth = hollow && !isOnRamp ? 1.75 : 1.25
      tracePoint(context, shape, left, top, radius)
      context.fill()
      context.stroke()
      if (!hollow || !isOnRamp) continue
      context.fillStyle = colour
      tracePoint(context, shape, left, top, radius - 1.5)
      context.fill()
    }
  }
}

export function paintRing(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  axes: PlotAxes,
  point: { x: number; y: number },
  ink: PlotInk,
): void {
  context.strokeStyle = ink.text
  context.lineWidth = 2
  context.beginPath()
  context.arc(across(frame, axes.x, point.x), down(frame, axes.y, point.y), RING, 0, 2 * Math.PI)
  context.stroke()
}

function tracePoint(
  context: CanvasRenderingContext2D,
  shape: Shape,
  x: number,
  y: number,
  r: number,
): void {
  context.beginPath()
  switch (shape) {
    case 'circle':
      context.arc(x, y, r, 0, 2 * Math.PI)
      return
    case 'square':
      context.rect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1)
      return
    case 'triangle':
      context.moveTo(x, y - r)
      context.lineTo(x + r, y + r)
      context.lineTo(x - r, y + r)
      break
    case 'diamond':
      context.moveTo(x, y - r - 1)
      context.lineTo(x + r + 1, y)
      context.lineTo(x, y + r + 1)
      context.lineTo(x - r - 1, y)
      break
    case 'cross':
      context.rect(x - r, y - 1.5, 2 * r, 3)
      context.rect(x - 1.5, y - r, 3, 2 * r)
      return
  }
  context.closePath()
}

/**
 * The line along which a map crosses a level (marching squares).
 * @param values [size × size] low rows first
 */
export function paintContour(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  values: Uint8Array,
  size: number,
  level: number,
  colour: string,
): void {
  const { left, top, width, height } = frame
  const stepX = width / (size - 1)
  const stepY = height / (size - 1)
  context.strokeStyle = colour
  context.lineWidth = 1.5
  context.beginPath()
  for (let j = 0; j + 1 < size; j++) {
    for (let i = 0; i + 1 < size; i++) {
      const at = j * size + i
      const a = (values[at] as number) - level
      const b = (values[at + 1] as number) - level
      const c = (values[at + size] as number) - level
      const d = (values[at + size + 1] as number) - level
      const high = (a >= 0 ? 1 : 0) + (b >= 0 ? 1 : 0) + (c >= 0 ? 1 : 0) + (d >= 0 ? 1 : 0)
      if (high === 0 || high === 4) continue
      const x = left + i * stepX
      const y = top + height - j * stepY
      // Crossings on the four sides of the cell are joined in the order in which they are met.
      let met = 0
      if (a >= 0 !== b >= 0) join(context, met++, x + (a / (a - b)) * stepX, y)
      if (b >= 0 !== d >= 0) join(context, met++, x + stepX, y - (b / (b - d)) * stepY)
      if (d >= 0 !== c >= 0) join(context, met++, x + (c / (c - d)) * stepX, y - stepY)
      if (c >= 0 !== a >= 0) join(context, met, x, y - (a / (a - c)) * stepY)
    }
  }
  context.stroke()
}

function join(context: CanvasRenderingContext2D, met: number, x: number, y: number): void {
  if (met % 2 === 0) context.moveTo(x, y)
  else context.lineTo(x, y)
}

/** A curve through values at even steps from the left to the right end. */
export function paintCurve(
  context: CanvasRenderingContext2D,
  frame: PlotFrame,
  { y }: PlotAxes,
  values: ArrayLike<number>,
  colour: string,
): void {
  const { left, top, width, height } = frame
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.strokeStyle = colour
  context.lineWidth = 2.25
  context.lineJoin = 'round'
  context.beginPath()
  for (let i = 0; i < values.length; i++) {
    const x = left + (i / (values.length - 1)) * width
    context.lineTo(x, down(frame, y, values[i] as number))
  }
  context.stroke()
  context.restore()
}
