import { SHAPE_EXCEPTION } from '../../../src/domain/decimal-text.ts'
import type { Column, NumberCells, Table, TextCells } from '../../../src/domain/table.ts'
import type { Texts, Utf8Texts } from '../../../src/domain/texts.ts'
import type { CsvBytes } from './csv-bytes.ts'

/** Writes what records of a table hold, as `recordTexts` has it. */
export interface RecordCells {
  /** Chooses the rows that are written next, `MOST_ROWS` at most. */
  take: (rows: Uint32Array) => void
  /** Writes the cells of the k-th of them. */
  write: (k: number, csv: CsvBytes) => void
}

/** Rows that are taken at a time. */
export const MOST_ROWS = 5000

/**
 * Rows are taken column by column: a list by score jumps about in the table, and a processor waits for many jumps at
 * once, but only if nothing else is done between them.
 * @param only the one column to be written; absent: all of them
 */
export function recordCells({ columns, unreadableCells }: Table, only?: number): RecordCells {
  const all = columns.map((column, at) => ({ at, cells: columnCells(column) }))
  const kept = only === undefined ? all : all.slice(only, only + 1)
  let taken: Uint32Array = new Uint32Array()
  return {
    take: (rows) => {
      taken = rows
      for (const { cells } of kept) cells.take(rows)
    },
    write: (k, csv) => {
      const own = unreadableCells?.get(taken[k] as number)
      for (const { at, cells } of kept) {
        if (own === undefined) cells.write(k, csv)
        else csv.text(own[at] ?? '')
      }
    },
  }
}

function columnCells({ cells }: Column): RecordCells {
  if (cells.storage === 'text') return textColumnCells(cells)
  return cells.written === undefined ? numberColumnCells(cells) : textColumnCells(cells.written)
}

function textColumnCells({ codes, dictionary }: TextCells): RecordCells {
  const { bytes, offsets } = utf8Of(dictionary)
  const starts = new Uint32Array(MOST_ROWS)
  const ends = new Uint32Array(MOST_ROWS)
  return {
    take: (rows) => {
      for (let k = 0; k < rows.length; k++) {
        const code = codes[rows[k] as number] as number
        // There is no text behind the last: an empty cell.
        const start = offsets[code] ?? 0
        starts[k] = start
        ends[k] = offsets[code + 1] ?? start
      }
    },
    write: (k, csv) => {
      csv.utf8(bytes, starts[k] as number, ends[k] as number)
    },
  }
}

function numberColumnCells({ values, shapes, exceptions }: NumberCells): RecordCells {
  const takenValues = new Float64Array(MOST_ROWS)
  const takenShapes = new Uint8Array(MOST_ROWS)
  let taken: Uint32Array = new Uint32Array()
  return {
    take: (rows) => {
      taken = rows
      for (let k = 0; k < rows.length; k++) {
        const row = rows[k] as number
        takenValues[k] = values[row] as number
        takenShapes[k] = shapes[row] as number
      }
    },
    write: (k, csv) => {
      const shape = takenShapes[k] as number
      if (shape === SHAPE_EXCEPTION) csv.text(exceptions.get(taken[k] as number) ?? '')
      else csv.number(takenValues[k] as number, shape)
    },
  }
}

function utf8Of(texts: Texts): Utf8Texts {
  if (texts.utf8 !== undefined) return texts.utf8
  const encoder = new TextEncoder()
  const encoded = texts.map((text) => encoder.encode(text))
  const offsets = new Uint32Array(encoded.length + 1)
  encoded.forEach(({ length }, code) => {
    offsets[code + 1] = (offsets[code] as number) + length
  })
  const bytes = new Uint8Array(offsets[encoded.length] as number)
  encoded.forEach((text, code) => {
    bytes.set(text, offsets[code])
  })
  return { bytes, offsets }
}
