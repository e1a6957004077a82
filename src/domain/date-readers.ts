import { timeReader } from './cell-readers.ts'
import { dateInputsOf, type DateReference, type FittedDatePart } from './date-inputs.ts'
import { addExample, type ColumnNotes, type CellInput } from './input-reader.ts'
import type { FittedDate } from './recipe.ts'
import type { Column } from './table.ts'

type ColumnReference = Extract<DateReference, { column: string }>

/** The other column to whose date days are counted; undefined where there is none. */
export function referenceOf({ parts = [] }: FittedDate): ColumnReference | undefined {
  const reference = tenureReference(parts)
  return reference && 'column' in reference ? reference : undefined
}

/**
 * Reads the inputs of a date column.
 * @param byName holds the column and the one that days are counted to
 */
export function dateReaders(
  fitted: FittedDate,
  byName: ReadonlyMap<string, Column>,
  notes: ColumnNotes,
): CellInput[] {
  const { name, missing, format, parts = [] } = fitted
  const column = byName.get(name) as Column
  const time = timeReader(column, missing, format)
  const until = untilReader(tenureReference(parts), byName)
  let next = fitted.offset
  const inputs = dateInputsOf(fitted).map(({ names, levels, of, ofMissing }): CellInput => {
    const read = (row: number) => {
      const value = time(row)
      const input = Number.isNaN(value) ? ofMissing(until(row)) : of(value, until(row))
      return levels === undefined ? Math.fround(input) : input
    }
    const first = next
    next += names.length
    return { first, ...(levels !== undefined && { levels }), read }
  })
  const [input, ...others] = inputs
  if (!input) return []
  const counted = (row: number) => {
    if (Number.isNaN(time(row))) {
      notes.missing++
      addExample(notes, column, row, missing)
    }
    return input.read(row)
  }
  return [{ ...input, read: counted }, ...others]
}

function tenureReference(parts: readonly FittedDatePart[]): DateReference | undefined {
  return parts.find((part) => part.part === 'tenure')?.reference
}

function untilReader(
  reference: DateReference | undefined,
  byName: ReadonlyMap<string, Column>,
): (row: number) => number {
  if (reference === undefined) return () => Number.NaN
  if ('time' in reference) return () => reference.time
  const { column, missing, format } = reference
  return timeReader(byName.get(column) as Column, missing, format)
}
