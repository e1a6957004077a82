import { cellText, isMissingText, type Column } from './table.ts'
import type { RowWriter } from './text/text-inputs.ts'

/** What filling in found in one input column, summed over all rows so far. */
export interface ColumnNotes {
  column: string
  /** Cells filled in: missing, or not readable as what the column holds. */
  missing: number
  /** Cells with a level (or a boolean word) that training rows did not have. */
  unseen: number
  /** Texts of unseen and unreadable cells, at most 3 different ones. */
  examples: string[]
}

/** A column's input of one row; of a category its code. */
export type CellReader = (row: number) => number

/** Reads what becomes of a column: a number, or where there are `levels` a code among them. */
export interface CellInput {
  /** Its first input. */
  first: number
  levels?: number
  width?: undefined
  read: CellReader
}

/** Writes `width` numbers, the inputs from `first` on. */
interface RowInput {
  first: number
  levels?: undefined
  width: number
  write: RowWriter
}

export type InputReader = CellInput | RowInput

const MOST_EXAMPLES = 3

/** Notes the text of a cell unless it is a marker or noted already. */
export function addExample(
  { examples }: ColumnNotes,
  column: Column,
  row: number,
  markers: readonly string[],
): void {
  if (examples.length >= MOST_EXAMPLES) return
  const text = cellText(column, row)
  if (!isMissingText(text, markers) && !examples.includes(text.trim())) examples.push(text.trim())
}
