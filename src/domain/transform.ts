import { booleanOfWord } from './boolean-words.ts'
import { encodedReader, numberReader } from './cell-readers.ts'
import { dateReaders, referenceOf } from './date-readers.ts'
import { NO_LEVEL, type Features } from './features.ts'
import { hashText } from './hash-text.ts'
import { addExample, type CellReader, type ColumnNotes, type InputReader } from './input-reader.ts'
import { generalColumn } from './privacy/protect-table.ts'
import { binOf, imputedInput, numberInput } from './number-input.ts'
import {
  binCount,
  inputCount,
  levelCount,
  type FittedBoolean,
  type FittedCategory,
  type FittedColumn,
  type FittedHashed,
  type FittedNumber,
  type FittedRecipe,
  type FittedText,
} from './recipe.ts'
import { fail, ok, unreachable, type Result } from './result.ts'
import { textCells, type Column, type Table } from './table.ts'
import { textWriter, type RowWriter } from './text/text-inputs.ts'

/** Rows whose inputs stay in the processor's cache while column after column fills them. */
const BLOCK = 512

/** A fitted recipe bound to one table. */
export interface RowTransform {
  /** Inputs of the given rows, finite always. */
  features: (rows: Uint32Array) => Features
  notes: ColumnNotes[]
}

/**
 * Binds a fitted recipe to a table whose columns may come in any order and storage; they are found by name.
 * Fails with `inputColumnsMissing`.
 */
export function bindRecipe(recipe: FittedRecipe, table: Table): Result<RowTransform> {
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const absent = recipe.columns.flatMap(columnsOf).filter((name) => !byName.has(name))
  if (absent.length > 0) {
    return fail('inputColumnsMissing', { columns: [...new Set(absent)].join(', ') })
  }
  for (const fitted of recipe.columns) {
    byName.set(fitted.name, generalColumn(fitted, byName.get(fitted.name) as Column))
  }
  const notes: ColumnNotes[] = []
  const readers = recipe.columns.flatMap((fitted) => {
    const ofColumn = { column: fitted.name, missing: 0, unseen: 0, examples: [] }
    notes.push(ofColumn)
    return inputReaders(fitted, byName, ofColumn)
  })
  const numbers = placed(readers.filter(({ levels }) => levels === undefined))
  const codes = placed(readers.filter(({ levels }) => levels !== undefined))
  const categories = codes.columns.map(({ first, levels = 0 }) => ({ first, levels }))
  const numberInputs = numbers.columns.flatMap(({ first, width = 1 }) =>
    Array.from({ length: width }, (_, k) => first + k),
  )
  const features = (rows: Uint32Array): Features => ({
    rows: rows.length,
    inputs: recipe.inputNames.length,
    numberInputs: Uint32Array.from(numberInputs),
    numbers: fill(new Float32Array(rows.length * numbers.width), rows, numbers),
    categories,
    codes: fill(new Uint16Array(rows.length * codes.width), rows, codes),
  })
  return ok({ features, notes })
}

/** Readers side by side, each with the place of its first cell in a row of `width` cells. */
interface PlacedReaders {
  width: number
  columns: (InputReader & { at: number })[]
}

function placed(readers: readonly InputReader[]): PlacedReaders {
  let width = 0
  const columns = readers.map((reader) => {
    const at = width
    width += reader.width ?? 1
    return { ...reader, at }
  })
  return { width, columns }
}

/** @param cells [rows × width] zeros */
function fill<Cells extends Float32Array | Uint16Array>(
  cells: Cells,
  rows: Uint32Array,
  { width, columns }: PlacedReaders,
): Cells {
  for (let from = 0; from < rows.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows.length)
    for (const column of columns) {
      const { at } = column
      if (column.width === undefined) {
        const { read } = column
        for (let i = from; i < to; i++) cells[i * width + at] = read(rows[i] as number)
      } else {
        for (let i = from; i < to; i++) column.write(rows[i] as number, cells, i * width + at)
      }
    }
  }
  return cells
}

/** Names of all columns that a fitted one reads. */
function columnsOf(fitted: FittedColumn): string[] {
  const reference = fitted.kind === 'date' ? referenceOf(fitted) : undefined
  return reference ? [fitted.name, reference.column] : [fitted.name]
}

/** In the order of their inputs. */
function inputReaders(
  fitted: FittedColumn,
  byName: ReadonlyMap<string, Column>,
  notes: ColumnNotes,
): InputReader[] {
  const first = fitted.offset
  const column = byName.get(fitted.name) as Column
  switch (fitted.kind) {
    case 'number':
      return numberReaders(fitted, column, notes)
    case 'category':
      return fitted.encode === 'ordinal'
        ? [{ first, read: ordinalReader(fitted, column, notes) }]
        : [{ first, levels: levelCount(fitted), read: categoryReader(fitted, column, notes) }]
    case 'hashed':
      return [{ first, levels: inputCount(fitted), read: hashedReader(fitted, column, notes) }]
    case 'boolean':
      return [{ first, read: booleanReader(fitted, column, notes) }]
    case 'text':
      return textReaders(fitted, column, notes)
    case 'date':
      return dateReaders(fitted, byName, notes)
    default:
      return unreachable(fitted)
  }
}

function numberReaders(fitted: FittedNumber, column: Column, notes: ColumnNotes): InputReader[] {
  const first = fitted.offset
  const read = numbersOf(fitted, column)
  const bins = binCount(fitted)
  const value: InputReader =
    bins === undefined
      ? { first, read: fittedNumberReader(fitted, column, notes) }
      : { first, levels: bins, read: binReader(fitted, column, notes) }
  if (!fitted.flag) return [value]
  const flag = (row: number) => (Number.isNaN(read(row)) ? 1 : 0)
  return [value, { first: first + (bins ?? 1), read: flag }]
}

/** What a table found out about its texts is not what the recipe learnt: the texts themselves are read again. */
function numbersOf({ missing, format }: FittedNumber, column: Column): CellReader {
  const texts = textCells(column)
  return numberReader(texts ? { ...column, cells: texts } : column, missing, format)
}

function fittedNumberReader(fitted: FittedNumber, column: Column, notes: ColumnNotes): CellReader {
  const { missing } = fitted
  const read = numbersOf(fitted, column)
  const inFloat64 = numberInput(fitted)
  const toInput = (value: number) => Math.fround(inFloat64(value))
  const imputed = Math.fround(imputedInput(fitted))
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

function binReader(fitted: FittedNumber, column: Column, notes: ColumnNotes): CellReader {
  const { missing, edges = [] } = fitted
  const read = numbersOf(fitted, column)
  const substitute = binOf(edges, fitted.impute)
  return (row) => {
    const value = read(row)
    if (!Number.isNaN(value)) return binOf(edges, value)
    notes.missing++
    addExample(notes, column, row, missing)
    return substitute
  }
}

function textReaders(fitted: FittedText, column: Column, notes: ColumnNotes): InputReader[] {
  const { offset, buckets } = fitted
  const { isMissing, write } = textWriter(fitted, column)
  const counted: RowWriter = (row, into, at) => {
    if (isMissing(row)) notes.missing++
    else write(row, into, at)
  }
  const value = { first: offset, width: buckets, write: counted }
  if (!fitted.flag) return [value]
  return [value, { first: offset + buckets, read: (row) => (isMissing(row) ? 1 : 0) }]
}

const MISSING = -1
const UNSEEN = -2

/** What each slot of a category becomes; the slots are those of the levels, then "other", then "missing". */
interface SlotValues {
  ofSlot: (slot: number) => number
  ofUnseen: number
}

function categoryReader(fitted: FittedCategory, column: Column, notes: ColumnNotes): CellReader {
  const ofUnseen = fitted.other ? fitted.levels.length : NO_LEVEL
  return slotReader(fitted, column, notes, { ofSlot: (slot) => slot, ofUnseen })
}

/** As scikit-learn's OrdinalEncoder with −1 for what is unknown, and a min-max scaler after it. */
function ordinalReader(fitted: FittedCategory, column: Column, notes: ColumnNotes): CellReader {
  const span = Math.max(1, levelCount(fitted) - 1)
  return slotReader(fitted, column, notes, { ofSlot: (slot) => slot / span, ofUnseen: -1 / span })
}

function slotReader(
  fitted: FittedCategory,
  column: Column,
  notes: ColumnNotes,
  { ofSlot, ofUnseen }: SlotValues,
): CellReader {
  const slots = new Map(fitted.levels.map((level, slot) => [level, slot]))
  const read = encodedReader(column, fitted.missing, (text) =>
    text === undefined ? MISSING : (slots.get(text) ?? UNSEEN),
  )
  const filled = fitted.missingLevel ? levelCount(fitted) - 1 : slots.get(fitted.impute)
  const ofMissing = filled === undefined ? ofUnseen : ofSlot(filled)
  return (row) => {
    const slot = read(row)
    if (slot >= 0) return ofSlot(slot)
    count(slot, notes, column, row, fitted.missing)
    return slot === MISSING ? ofMissing : ofUnseen
  }
}

/** Every text has its bucket, so nothing is ever unseen. */
function hashedReader(fitted: FittedHashed, column: Column, notes: ColumnNotes): CellReader {
  const { buckets, seed } = fitted
  const bucketOf = (text: string) => hashText(text, seed) % buckets
  const read = encodedReader(column, fitted.missing, (text) =>
    text === undefined ? MISSING : bucketOf(text),
  )
  const ofMissing = fitted.missingLevel ? buckets : bucketOf(fitted.impute)
  return (row) => {
    const bucket = read(row)
    if (bucket >= 0) return bucket
    notes.missing++
    return ofMissing
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
