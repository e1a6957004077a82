import type { ChartInk } from './chart-ink.ts'

/** A table of counts as it is painted into an image. */
export interface GridPicture {
  /** Head of the rows' names, and over the columns. */
  rowsTitle: string
  columnsTitle: string
  rows: readonly string[]
  columns: readonly string[]
  /** [rows][columns] */
  cells: readonly (readonly GridCell[])[]
}

export interface GridCell {
  count: number
  /** The count in the language's way. */
  text: string
  /** Below the text. */
  note?: string
  /** How strong the ground is: 0 to 1. */
  depth: number
  /** In this model's colour and framed. */
  right: boolean
}

const HEAD = 22
const GAP = 2
const NAMES = 150
const LEAST_CELL = 64

/** Pixels that a grid takes. */
export function gridSize({ columns, cells }: GridPicture, least: number) {
  const rowHeight = rowHeightOf(cells)
  return {
    width: Math.max(least, NAMES + columns.length * (LEAST_CELL + GAP)),
    height: 2 * HEAD + cells.length * (rowHeight + GAP),
  }
}

/** Paints a grid `width` pixels wide: names at the left and above, texts in their cells. */
export function paintGrid(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  grid: GridPicture,
  width: number,
): void {
  const rowHeight = rowHeightOf(grid.cells)
  const cellWidth = (width - NAMES) / Math.max(1, grid.columns.length) - GAP
  const left = (column: number) => NAMES + column * (cellWidth + GAP)
  const top = (row: number) => 2 * HEAD + row * (rowHeight + GAP)
  const write = (text: string, x: number, y: number, room: number, font: string, color: string) => {
    context.font = `${font} ${ink.fontFamily}`
    context.fillStyle = color
    context.fillText(cut(context, text, room), x, y)
  }
  context.textBaseline = 'top'
  context.textAlign = 'left'
  write(grid.columnsTitle, NAMES, 2, width - NAMES, '400 12px', ink.text3)
  write(grid.rowsTitle, 0, HEAD + 2, NAMES - 8, '400 12px', ink.text3)
  grid.columns.forEach((name, column) => {
    write(name, left(column), HEAD + 2, cellWidth, '600 13px', ink.text2)
  })
  grid.cells.forEach((cells, row) => {
    write(grid.rows[row] ?? '', 0, top(row) + 8, NAMES - 8, '600 13px', ink.text2)
    cells.forEach(({ text, note, depth, right }, column) => {
      const [x, y] = [left(column), top(row)]
      context.fillStyle = ink.surface2
      context.fillRect(x, y, cellWidth, rowHeight)
      context.save()
      context.globalAlpha = 0.36 * depth
      context.fillStyle = right ? ink.validation : ink.text2
      context.fillRect(x, y, cellWidth, rowHeight)
      context.restore()
      if (right) {
        context.lineWidth = 1
        context.strokeStyle = ink.validation
        context.strokeRect(x + 0.5, y + 0.5, cellWidth - 1, rowHeight - 1)
      }
      const size = note === undefined ? '400 13px' : '400 26px'
      write(text, x + 8, y + 8, cellWidth - 16, size, ink.text)
      if (note !== undefined) write(note, x + 8, y + 42, cellWidth - 16, '400 12px', ink.text2)
    })
  })
}

function rowHeightOf(cells: GridPicture['cells']): number {
  return cells.some((row) => row.some(({ note }) => note !== undefined)) ? 66 : 32
}

/** A text that fits, with an ellipsis where something is missing. */
function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text
  const characters = Array.from(text)
  while (characters.length > 0 && context.measureText(`${characters.join('')}…`).width > room) {
    characters.pop()
  }
  return `${characters.join('')}…`
}
