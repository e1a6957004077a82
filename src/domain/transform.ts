import { booleanOfWord } from './boolean-words.ts'
import { encodedReader, numberReader } from './cell-readers.ts'
import type { Matrix } from './matrix.ts'
import type {
  FittedBoolean,
  FittedCategory,
  FittedColumn,
  FittedNumber,
  FittedRecipe,
} from './recipe.ts'
import { fail, ok, unreachable, type Result } from './result.ts'
import { cellText, isMissingText, type Column, type Table } from './table.ts'

const MOST_EXAMPLES = 3
/** Rows whose inputs stay in the processor's cache while column after column fills them. */
const BLOCK = 512

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

/** A fitted recipe bound to one table. */
export interface RowTransform {
  /** Inputs of the given rows, finite always: [rows.length × inputs]. */
  matrix: (rows: Uint32Array) => Matrix
  notes: ColumnNotes[]
}

/** Writes one column's inputs of one row: `values[start]` is the column's first input, zero as yet. */
type CellWriter = (row: number, values: Float32Array, start: number) => void

/**
 * Binds a fitted recipe to a table whose columns may come in any order and storage; they are found by name.
 * Fails with `inputColumnsMissing`.
 */
export function bindRecipe(recipe: FittedRecipe, table: Table): Result<RowTransform> {
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const absent = recipe.columns.filter(({ name }) => !byName.has(name))
  if (absent.length > 0) {
    return fail('inputColumnsMissing', { columns: absent.map(({ name }) => name).join(', ') })
  }
  const inputs = recipe.inputNames.length
  const notes: ColumnNotes[] = []
  const writers = recipe.columns.map((fitted) => {
    const ofColumn = { column: fitted.name, missing: 0, unseen: 0, examples: [] }
    notes.push(ofColumn)
    const write = cellWriter(fitted, byName.get(fitted.name) as Column, ofColumn)
    return { offset: fitted.offset, write }
  })
  const matrix = (rows: Uint32Array): Matrix => {
    const values = new Float32Array(rows.length * inputs)
    for (let from = 0; from < rows.length; from += BLOCK) {
      const to = Math.min(from + BLOCK, rows.length)
      for (const { offset, write } of writers) {
        for (let i = from; i < to; i++) write(rows[i] as number, values, i * inputs + offset)
      }
    }
    return { values, rows: rows.length, columns: inputs }
  }
  return ok({ matrix, notes })
}

function cellWriter(fitted: FittedColumn, column: Column, notes: ColumnNotes): CellWriter {
  switch (fitted.kind) {
    case 'number':
      return numberWriter(fitted, column, notes)
    case 'category':
      return categoryWriter(fitted, column, notes)
    case 'boolean':
      return booleanWriter(fitted, column, notes)
    default:
      return unreachable(fitted)
  }
}

function numberWriter(fitted: FittedNumber, column: Column, notes: ColumnNotes): CellWriter {
  const { center, scale, missing } = fitted
  const read = numberReader(column, missing)
  const toInput = (value: number) => (scale === 0 ? 0 : Math.fround((value - center) / scale))
  const imputed = toInput(fitted.impute)
  const substitute = Number.isFinite(imputed) ? imputed : 0
  return (row, values, start) => {
    const value = read(row)
    const input = toInput(value)
    if (Number.isFinite(input) && !Number.isNaN(value)) {
      values[start] = input
      return
    }
    values[start] = substitute
    notes.missing++
    addExample(notes, column, row, missing)
  }
}

const MISSING = -1
const UNSEEN = -2

function categoryWriter(fitted: FittedCategory, column: Column, notes: ColumnNotes): CellWriter {
  const slots = new Map(fitted.levels.map((level, slot) => [level, slot]))
  const read = encodedReader(column, fitted.missing, (text) =>
    text === undefined ? MISSING : (slots.get(text) ?? UNSEEN),
  )
  const other = fitted.other ? fitted.levels.length : undefined
  const substitute = slots.get(fitted.impute) ?? other
  return (row, values, start) => {
    const slot = read(row)
    if (slot >= 0) {
      values[start + slot] = 1
      return
    }
    const instead = slot === MISSING ? substitute : other
    if (instead !== undefined) values[start + instead] = 1
    count(slot, notes, column, row, fitted.missing)
  }
}

function booleanWriter(fitted: FittedBoolean, column: Column, notes: ColumnNotes): CellWriter {
  const read = encodedReader(column, fitted.missing, (text) => {
    if (text === undefined) return MISSING
    const truth = booleanOfWord(text)
    return truth === undefined ? UNSEEN : Number(truth)
  })
  return (row, values, start) => {
    const value = read(row)
    values[start] = value >= 0 ? value : fitted.impute
    if (value < 0) count(value, notes, column, row, fitted.missing)
  }
}

function count(
  code: number,
  notes: ColumnNotes,
  column: Column,
  row: number,
  markers: readonly string[],
): void {
  if (code === MISSING) notes.missing++
  else {
    notes.unseen++
    addExample(notes, column, row, markers)
  }
}

function addExample(
  { examples }: ColumnNotes,
  column: Column,
  row: number,
  markers: readonly string[],
): void {
  if (examples.length >= MOST_EXAMPLES) return
  const text = cellText(column, row)
  if (!isMissingText(text, markers) && !examples.includes(text.trim())) examples.push(text.trim())
}
