import type { ChartInk } from './chart-ink.ts'
import type { Stage } from './network-stage.ts'

/** Words of a drawn network. */
export interface NetworkWords {
  /** One for each column; empty: none. */
  heads: readonly string[]
  /** Over the boxes of the first column. */
  inputs: readonly string[]
  /** Under those of the last one. */
  outputs: readonly string[]
}

const HEAD = 28

/** Pixels that the picture takes. */
export function networkSize({ width, height }: Stage): { width: number; height: number } {
  return { width, height: height + HEAD }
}

/** Copies the drawing, and writes what stands around it on the page. */
export function paintNetwork(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  stage: Stage,
  words: NetworkWords,
  ink: ChartInk,
): void {
  const { width, height, box, columns } = stage
  context.translate(0, HEAD)
  context.drawImage(canvas, 0, 0, width, height)
  context.strokeStyle = ink.control
  context.lineWidth = 1
  for (const { nodes } of columns) {
    for (const { x, y } of nodes) context.strokeRect(x + 0.5, y + 0.5, box - 1, box - 1)
  }
  context.font = `400 12px ${ink.fontFamily}`
  context.textBaseline = 'middle'
  context.fillStyle = ink.text3
  context.textAlign = 'center'
  columns.forEach(({ x }, k) => {
    context.fillText(words.heads[k] ?? '', x + box / 2, 10 - HEAD)
  })
  context.fillStyle = ink.text2
  columns.at(-1)?.nodes.forEach(({ x, y }, i) => {
    context.fillText(words.outputs[i] ?? '', x + box / 2, y + box + 22, width - x)
  })
  context.textAlign = 'left'
  columns[0]?.nodes.forEach(({ x, y }, i) => {
    context.fillText(words.inputs[i] ?? '', x, y - 10)
  })
}
