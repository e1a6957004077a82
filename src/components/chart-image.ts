import type { ChartInk } from './chart-ink.ts'

/** What is painted into a file. Sizes are pixels of the page. */
export interface Painted {
  size: () => { width: number; height: number }
  /** Paints with the picture's left upper corner at (0, 0); `scale` pixels of the file are one of the page. */
  paint: (context: CanvasRenderingContext2D, ink: ChartInk, scale: number) => void
}

/** Something in a figure that can be painted again, for a file. */
export interface ChartPicture extends Painted {
  /** Where the ink that holds now is read. */
  element: HTMLElement
}

/** The words around a picture, as the figure shows them. */
export interface ImageWords {
  title: string
  /** Below the title: how to read it. */
  how: string | undefined
  /** Above the axis, at the left. */
  yTitle: string | undefined
  /** Below the axis, at the right. */
  xTitle: string | undefined
}

/** For screens of twice the density, and for slides. */
const SCALE = 2
const PADDING = 20
const TITLE_LINE = 24
const HOW_LINE = 18
/** Words in a narrower image would be a column of syllables. */
const LEAST_WIDTH = 420
const AXIS_LINE = 20

/** Pictures one below the other under their title, on the page's own ground, as PNG. */
export function chartImage(
  pictures: readonly ChartPicture[],
  words: ImageWords,
  ink: ChartInk,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const sizes = pictures.map((picture) => picture.size())
  const width = Math.max(LEAST_WIDTH, ...sizes.map((size) => size.width))
  context.font = titleFont(ink)
  const title = lines(context, words.title, width)
  context.font = howFont(ink)
  const how = words.how === undefined ? [] : lines(context, words.how, width)
  const heights = {
    title: title.length * TITLE_LINE + 8,
    how: how.length === 0 ? 0 : how.length * HOW_LINE + 10,
    y: words.yTitle === undefined ? 0 : AXIS_LINE + 4,
    pictures: sizes.reduce((sum, { height }) => sum + height, 0),
    x: words.xTitle === undefined ? 0 : AXIS_LINE,
  }
  const height = Object.values(heights).reduce((sum, part) => sum + part, 0)
  canvas.width = Math.round((width + 2 * PADDING) * SCALE)
  canvas.height = Math.round((height + 2 * PADDING) * SCALE)

  context.fillStyle = ink.surface
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(SCALE, 0, 0, SCALE, PADDING * SCALE, PADDING * SCALE)
  context.textBaseline = 'top'
  context.font = titleFont(ink)
  context.fillStyle = ink.text
  title.forEach((line, i) => {
    context.fillText(line, 0, i * TITLE_LINE)
  })
  context.font = howFont(ink)
  context.fillStyle = ink.text2
  how.forEach((line, i) => {
    context.fillText(line, 0, heights.title + i * HOW_LINE)
  })
  context.font = `400 12px ${ink.fontFamily}`
  context.fillStyle = ink.text3
  const head = heights.title + heights.how
  if (words.yTitle !== undefined) context.fillText(words.yTitle, 0, head + 2)
  if (words.xTitle !== undefined) {
    context.textAlign = 'right'
    context.fillText(words.xTitle, width - 12, height - AXIS_LINE + 6)
  }
  let top = head + heights.y
  pictures.forEach((picture, i) => {
    context.save()
    context.translate(0, top)
    picture.paint(context, ink, SCALE)
    context.restore()
    top += sizes[i]?.height ?? 0
  })
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('no image'))
    }, 'image/png')
  })
}

const howFont = (ink: ChartInk) => `400 13px ${ink.fontFamily}`

const titleFont = (ink: ChartInk) => `600 17px ${ink.fontFamily}`

/** Breaks a text where a line is full: between words, or anywhere where there are none. */
function lines(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const result: string[] = []
  let line = ''
  for (const part of text.match(/[\u2E80-\uFFFF]|[^\s\u2E80-\uFFFF]+\s*|\s+/g) ?? []) {
    if (line !== '' && context.measureText((line + part).trimEnd()).width > width) {
      result.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...result, line.trimEnd()]
}
