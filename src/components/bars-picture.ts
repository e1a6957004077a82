import type { Painted } from './chart-image.ts'
import { cutText, drawLine, type ChartInk } from './chart-ink.ts'
import { niceTicks, tickFormat } from './chart-scale.ts'

/** Named bars one below the other, as they are painted into an image over an axis of their values. */
export interface BarsPicture {
  bars: readonly PictureBar[]
  /** Head of the notes, where the bars have any. */
  noteTitle?: string | undefined
  /** Text of a tick; absent: the number. */
  tickText?: ((value: number) => string) | undefined
  locale: string
}

interface PictureBar {
  name: string
  /** Where it begins and ends on the axis; a `mark` stands at its end. */
  from: number
  to: number
  look: 'plain' | 'rise' | 'fall' | 'mark'
  /** Where the end may as well lie. */
  interval?: readonly [low: number, high: number] | undefined
  /** Of the value, in the language's way. */
  text: string
  /** At the far right. */
  note?: string | undefined
}

const WIDTH = 680
const ROW = 28
const BAR = 14
const HEAD = 22
const AXIS = 26
const GAP = 14
const MOST_NAMES = 270
const TICKS = 6

/** Names at the left, bars on one axis, their texts and notes at the right. */
export function paintedBars(picture: BarsPicture): Painted {
  const head = picture.noteTitle === undefined ? 4 : HEAD
  return {
    size: () => ({ width: WIDTH, height: head + picture.bars.length * ROW + AXIS }),
    paint: (context, ink) => {
      paintBars(context, ink, picture, head)
    },
  }
}

function paintBars(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  { bars, noteTitle = '', tickText, locale }: BarsPicture,
  head: number,
): void {
  const font = (size: number) => {
    context.font = `400 ${size}px ${ink.fontFamily}`
  }
  font(13)
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => context.measureText(text).width))
  const names = Math.min(MOST_NAMES, widest(bars.map(({ name }) => name)))
  const notes = widest([noteTitle, ...bars.map(({ note = '' }) => note)])
  const texts = widest(bars.map(({ text }) => text))
  const left = names + GAP
  const right = WIDTH - (notes > 0 ? notes + GAP : 0) - texts - GAP
  const values = bars.flatMap(({ from, to, interval = [] }) => [from, to, ...interval])
  const ticks = niceTicks(Math.min(...values), Math.max(...values), TICKS)
  const at = (value: number) =>
    left + ((right - left) * (value - ticks.min)) / (ticks.max - ticks.min)
  const bottom = head + bars.length * ROW

  const tick = tickText ?? tickFormat(ticks.values, locale)
  font(12)
  context.textBaseline = 'top'
  context.textAlign = 'center'
  context.fillStyle = ink.text3
  for (const value of ticks.values) {
    drawLine(context, [at(value), head, at(value), bottom + 4], ink.glazing)
    context.fillText(tick(value), at(value), bottom + 8)
  }
  context.textAlign = 'right'
  if (notes > 0) context.fillText(noteTitle, WIDTH, 2)
  drawLine(context, [left, bottom, right, bottom], ink.control)

  font(13)
  context.textBaseline = 'middle'
  const colors = {
    plain: ink.validation,
    rise: ink.positive,
    fall: ink.negative,
    mark: ink.text2,
  }
  bars.forEach(({ name, from, to, look, interval, text, note = '' }, i) => {
    const middle = head + (i + 0.5) * ROW
    context.textAlign = 'left'
    context.fillStyle = look === 'mark' ? ink.text2 : ink.text
    context.fillText(cutText(context, name, names), 0, middle)
    context.fillStyle = colors[look]
    const start = look === 'mark' ? at(to) - 1 : at(Math.min(from, to))
    const long = look === 'mark' ? 2 : Math.max(1, Math.abs(at(to) - at(from)))
    context.fillRect(start, middle - BAR / 2, long, BAR)
    if (interval) {
      drawLine(context, [at(interval[0]), middle, at(interval[1]), middle], ink.text, 2)
    }
    context.textAlign = 'right'
    context.fillStyle = look === 'rise' || look === 'fall' ? colors[look] : ink.text
    context.fillText(text, right + GAP + texts, middle)
    context.fillStyle = ink.text3
    context.fillText(note, WIDTH, middle)
  })
  if (ticks.min < 0 && ticks.max > 0) {
    drawLine(context, [at(0), head, at(0), bottom], ink.control)
  }
}
