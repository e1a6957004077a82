import type { Painted } from './chart-image.ts'
import { cutText, type ChartInk } from './chart-ink.ts'

/** A grid of cells, shaded by what is in them: drawn on the page and painted into an image. */
export interface GridPicture {
  /** Head of the rows' names, and over the columns. */
  rowsTitle: string
  columnsTitle?: string | undefined
  rows: readonly string[]
  columns: readonly string[]
  /** [rows][columns] Null: nothing to show. */
  cells: readonly (readonly (GridCell | null)[])[]
  /** Columns of numbers beside the cells. */
  sums?: readonly GridSum[] | undefined
  /** For many narrow columns, whose names stand upright: pixels of a cell. */
  narrow?: number | undefined
  /** The cells of a row say what its name says: it is only read out. */
  hidesNames?: boolean | undefined
}

export interface GridCell {
  value: number
  /** The value in the language's way, as far as it fits. */
  text: string
  /** In full; read out in the place of no text. */
  label?: string | undefined
  /** Below the text. */
  note?: string | undefined
  /** How much of its ink is in its ground: 0 to 1. */
  depth: number
  /** `own` is this model's. */
  ink: 'text-2' | 'own' | 'positive' | 'negative'
  /** Not by colour alone. */
  framed: boolean
}

interface GridSum {
  title: string
  /** [rows] */
  values: readonly number[]
  texts: readonly string[]
  /** [rows] Of 1, for a bar beside it. */
  shares?: readonly number[] | undefined
}

const LINE = 22
const GAP = 2
const NAMES = 150
const LEAST_CELL = 64
const UPRIGHT = 110
const SUM = 74
const BAR = 80

/** @param least pixels that the image takes in width */
export function paintedGrid(grid: GridPicture, least: number): Painted {
  const across =
    grid.narrow === undefined ? LEAST_CELL : Math.max(grid.narrow, widestText(grid) * 8 + 8)
  const parts = {
    names: grid.hidesNames === true ? 0 : NAMES,
    sums: sumsWidth(grid),
    head: (grid.columnsTitle === undefined ? 0 : LINE) + (grid.narrow ? UPRIGHT : LINE),
    row: rowHeight(grid),
  }
  const natural = parts.names + grid.columns.length * (across + GAP) + parts.sums
  const width = Math.max(least, natural)
  return {
    size: () => ({ width, height: parts.head + grid.cells.length * (parts.row + GAP) }),
    paint: (context, ink) => {
      const cell = (width - parts.names - parts.sums) / Math.max(1, grid.columns.length) - GAP
      paintGrid(context, ink, grid, { ...parts, cell, width })
    },
  }
}

interface Measures {
  names: number
  sums: number
  head: number
  row: number
  cell: number
  width: number
}

function paintGrid(
  context: CanvasRenderingContext2D,
  ink: ChartInk,
  grid: GridPicture,
  { names, sums, head, row: rowRoom, cell: cellRoom, width }: Measures,
): void {
  const left = (column: number) => names + column * (cellRoom + GAP)
  const top = (row: number) => head + row * (rowRoom + GAP)
  const write = (text: string, x: number, y: number, room: number, font: string, color: string) => {
    context.font = `${font} ${ink.fontFamily}`
    context.fillStyle = color
    context.fillText(cutText(context, text, room), x, y)
  }
  const colors = {
    'text-2': ink.text2,
    own: ink.validation,
    positive: ink.positive,
    negative: ink.negative,
  }
  context.textBaseline = 'top'
  context.textAlign = 'left'
  write(grid.columnsTitle ?? '', names, 2, width - names, '400 12px', ink.text3)
  if (names > 0) write(grid.rowsTitle, 0, head - LINE + 4, names - 8, '400 12px', ink.text3)
  grid.columns.forEach((name, column) => {
    if (grid.narrow === undefined) {
      write(name, left(column), head - LINE + 2, cellRoom, '600 13px', ink.text2)
      return
    }
    context.save()
    context.translate(left(column) + cellRoom / 2 - 7, head - 6)
    context.rotate(-Math.PI / 2)
    write(name, 0, 0, UPRIGHT - 8, '600 12px', ink.text2)
    context.restore()
  })
  grid.cells.forEach((cells, row) => {
    const line = top(row) + (rowRoom > 40 ? 8 : (rowRoom - 14) / 2)
    if (names > 0) write(grid.rows[row] ?? '', 0, line, names - 8, '600 13px', ink.text2)
    cells.forEach((cell, column) => {
      if (cell === null) return
      const { text, note, depth, framed } = cell
      const [x, y] = [left(column), top(row)]
      context.fillStyle = ink.surface2
      context.fillRect(x, y, cellRoom, rowRoom)
      context.save()
      context.globalAlpha = depth
      context.fillStyle = colors[cell.ink]
      context.fillRect(x, y, cellRoom, rowRoom)
      context.restore()
      if (framed) {
        context.lineWidth = 1
        context.strokeStyle = colors[cell.ink]
        context.strokeRect(x + 0.5, y + 0.5, cellRoom - 1, rowRoom - 1)
      }
      const inset = grid.narrow === undefined ? 8 : 4
      const font = note === undefined ? '400 13px' : '400 26px'
      write(text, x + inset, line, cellRoom - 2 * inset, font, ink.text)
      if (note !== undefined) write(note, x + 8, y + 42, cellRoom - 16, '400 12px', ink.text2)
    })
  })
  let end = width - sums
  for (const { title, texts, shares } of grid.sums ?? []) {
    end += SUM
    context.textAlign = 'right'
    write(title, end, head - LINE + 4, SUM - 6, '400 12px', ink.text3)
    grid.cells.forEach((_, row) => {
      const line = top(row) + (rowRoom - 14) / 2
      write(texts[row] ?? '', end, line, SUM - 6, '400 13px', ink.text2)
      if (shares === undefined) return
      context.fillStyle = ink.control
      context.fillRect(end + 10, line + 3, (BAR - 10) * (shares[row] ?? 0), 8)
    })
    if (shares) end += BAR
  }
}

function sumsWidth({ sums = [] }: GridPicture): number {
  return sums.reduce((sum, { shares }) => sum + SUM + (shares ? BAR : 0), 0)
}

function widestText({ cells }: GridPicture): number {
  return Math.max(0, ...cells.flatMap((row) => row.map((cell) => cell?.text.length ?? 0)))
}

function rowHeight({ cells, narrow }: GridPicture): number {
  if (cells.some((row) => row.some((cell) => cell?.note !== undefined))) return 66
  return narrow === undefined ? 32 : 24
}
