import { booleanOfWord } from './boolean-words.ts'
import { encodedReader, numberReader, timeReader } from './cell-readers.ts'
import {
  daysBefore,
  MONTH_COSINE_AT,
  MONTH_SINE_AT,
  monthAngle,
  WEEKDAYS,
  WEEKDAYS_AT,
  weekdayOf,
} from './date-inputs.ts'
import { NO_LEVEL, type Features } from './features.ts'
import {
  inputCount,
  type FittedBoolean,
  type FittedCategory,
  type FittedColumn,
  type FittedDate,
  type FittedNumber,
  type FittedRecipe,
} from './recipe.ts'
import { fail, ok, unreachable, type Result } from './result.ts'
import { cellText, isMissingText, textCells, type Column, type Table } from './table.ts'

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
  /** Inputs of the given rows, finite always. */
  features: (rows: Uint32Array) => Features
  notes: ColumnNotes[]
}

/** A column's input of one row; of a category its code. */
type CellReader = (row: number) => number

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
  const notes: ColumnNotes[] = []
  const numbers: InputReader[] = []
  const codes: (InputReader & { levels: number })[] = []
  for (const fitted of recipe.columns) {
    const ofColumn = { column: fitted.name, missing: 0, unseen: 0, examples: [] }
    notes.push(ofColumn)
    for (const { levels, ...input } of inputReaders(
      fitted,
      byName.get(fitted.name) as Column,
      ofColumn,
    )) {
      if (levels === undefined) numbers.push(input)
      else codes.push({ ...input, levels })
    }
  }
  const categories = codes.map(({ first, levels }) => ({ first, levels }))
  const features = (rows: Uint32Array): Features => ({
    rows: rows.length,
    inputs: recipe.inputNames.length,
    numberInputs: Uint32Array.from(numbers, ({ first }) => first),
    numbers: fill(new Float32Array(rows.length * numbers.length), rows, numbers),
    categories,
    codes: fill(new Uint16Array(rows.length * codes.length), rows, codes),
  })
  return ok({ features, notes })
}

/** One number of a row, or the code of one category; most columns are one of them. */
interface InputReader {
  /** Position of the (first) input. */
  first: number
  /** Of a category: how many inputs. */
  levels?: number
  read: CellReader
}

/** @param cells [rows × columns], overwritten */
function fill<Cells extends Float32Array | Uint16Array>(
  cells: Cells,
  rows: Uint32Array,
  columns: readonly InputReader[],
): Cells {
  for (let from = 0; from < rows.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows.length)
    columns.forEach(({ read }, c) => {
      for (let i = from; i < to; i++) cells[i * columns.length + c] = read(rows[i] as number)
    })
  }
  return cells
}

function inputReaders(fitted: FittedColumn, column: Column, notes: ColumnNotes): InputReader[] {
  const first = fitted.offset
  switch (fitted.kind) {
    case 'number':
      return [{ first, read: fittedNumberReader(fitted, column, notes) }]
    case 'category': {
      const read = categoryReader(fitted, column, notes)
      return [{ first, levels: inputCount(fitted), read }]
    }
    case 'boolean':
      return [{ first, read: booleanReader(fitted, column, notes) }]
    case 'date':
      return dateReaders(fitted, column, notes)
    default:
      return unreachable(fitted)
  }
}

function fittedNumberReader(fitted: FittedNumber, column: Column, notes: ColumnNotes): CellReader {
  const { center, scale, missing, format } = fitted
  // What a table found out about its texts is not what the recipe learnt: the texts themselves are read again.
  const texts = textCells(column)
  const read = numberReader(texts ? { ...column, cells: texts } : column, missing, format)
  const toInput = (value: number) => (scale === 0 ? 0 : Math.fround((value - center) / scale))
  const imputed = toInput(fitted.impute)
  const substitute = Number.isFinite(imputed) ? imputed : 0
  return (row) => {
    const value = read(row)
    const input = toInput(value)
    if (Number.isFinite(input) && !Number.isNaN(value)) return input
    notes.missing++
    addExample(notes, column, row, missing)
    return substitute
  }
}

function dateReaders(fitted: FittedDate, column: Column, notes: ColumnNotes): InputReader[] {
  const { offset, missing, format, newest, impute, center, scale } = fitted
  const time = timeReader(column, missing, format)
  const recency = (row: number) => {
    const value = time(row)
    const known = !Number.isNaN(value)
    if (!known) {
      notes.missing++
      addExample(notes, column, row, missing)
    }
    return scale === 0
      ? 0
      : Math.fround((daysBefore(newest, known ? value : impute) - center) / scale)
  }
  const ofKnown = (input: (time: number) => number, otherwise: number) => (row: number) => {
    const value = time(row)
    return Number.isNaN(value) ? otherwise : input(value)
  }
  return [
    { first: offset, read: recency },
    { first: offset + WEEKDAYS_AT, levels: WEEKDAYS, read: ofKnown(weekdayOf, NO_LEVEL) },
    {
      first: offset + MONTH_SINE_AT,
      read: ofKnown((value) => Math.fround(Math.sin(monthAngle(value))), 0),
    },
    {
      first: offset + MONTH_COSINE_AT,
      read: ofKnown((value) => Math.fround(Math.cos(monthAngle(value))), 0),
    },
  ]
}

const MISSING = -1
const UNSEEN = -2

function categoryReader(fitted: FittedCategory, column: Column, notes: ColumnNotes): CellReader {
  const slots = new Map(fitted.levels.map((level, slot) => [level, slot]))
  const read = encodedReader(column, fitted.missing, (text) =>
    text === undefined ? MISSING : (slots.get(text) ?? UNSEEN),
  )
  const other = fitted.other ? fitted.levels.length : NO_LEVEL
  const substitute = slots.get(fitted.impute) ?? other
  return (row) => {
    const slot = read(row)
    if (slot >= 0) return slot
    count(slot, notes, column, row, fitted.missing)
    return slot === MISSING ? substitute : other
  }
}

function booleanReader(fitted: FittedBoolean, column: Column, notes: ColumnNotes): CellReader {
  const read = encodedReader(column, fitted.missing, (text) => {
    if (text === undefined) return MISSING
    const truth = booleanOfWord(text)
    return truth === undefined ? UNSEEN : Number(truth)
  })
  return (row) => {
    const value = read(row)
    if (value >= 0) return value
    count(value, notes, column, row, fitted.missing)
    return fitted.impute
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
