import { choiceFor, markersOf } from '../column-choice.ts'
import { reinterpretColumn } from '../column-kind.ts'
import type { ColumnChoice } from '../experiment.ts'
import { interpretColumn } from '../interpret-column.ts'
import type { FittedColumn } from '../recipe.ts'
import { ok, type Result } from '../result.ts'
import { isMissingText, type Column, type Table, type TextCells } from '../table.ts'
import { generaliser } from './generalise.ts'
import type { PrivacyStep, Protection } from './privacy-step.ts'
import type { Pseudonym } from './pseudonyms.ts'

/** A table without what its columns' protection takes away. */
export interface ProtectedTable {
  table: Table
  /** By column name. */
  protections: ReadonlyMap<string, Protection>
  /** Columns to be pseudonymised that wait for a key; they are left out until there is one. */
  withheld: string[]
}

/**
 * Protects the columns that choices ask it for; nothing that is made of the result can know more. Missing cells stay.
 * Records that could not be read are emptied: nobody knows in which of their cells a protected text stands.
 * Fails with `notANumber` for a band and `notADate` for a month of something else.
 * @param table as it was read; itself if nothing is to be protected
 * @param pseudonym absent: no key was given
 */
export function protectTable(
  table: Table,
  choices: Record<string, ColumnChoice>,
  pseudonym: Pseudonym | undefined,
): Result<ProtectedTable> {
  const columns: Column[] = []
  const protections = new Map<string, Protection>()
  const withheld: string[] = []
  let changed = false
  for (const column of table.columns) {
    const choice = choiceFor(choices, column.name)
    const step = choice.privacy
    if (step === undefined) {
      columns.push(column)
      continue
    }
    changed = true
    if (step.kind === 'drop') continue
    if (step.kind === 'pseudonym' && pseudonym === undefined) {
      withheld.push(column.name)
      continue
    }
    const protection = protectionOf(column, choice, step)
    if (!protection.ok) return protection
    const protect =
      protection.value.kind === 'pseudonym'
        ? (pseudonym as Pseudonym)
        : generaliser(protection.value)
    columns.push(withTexts(column, markersOf(choice), protect))
    protections.set(column.name, protection.value)
  }
  if (!changed) return ok({ table, protections, withheld })
  const { unreadableCells: _, ...rest } = table
  return ok({ table: { ...rest, columns }, protections, withheld })
}

/** The step with what the column itself decides. */
function protectionOf(
  column: Column,
  { privacy: _, ...choice }: ColumnChoice,
  step: Exclude<PrivacyStep, { kind: 'drop' }>,
): Result<Protection> {
  switch (step.kind) {
    case 'pseudonym':
    case 'prefix':
    case 'mask':
      return ok(step)
    case 'band': {
      const read = interpretColumn(column, { ...choice, kind: 'number' })
      if (!read.ok) return read
      const { cells } = read.value.column
      const { format } = read.value
      const whole =
        Number.isInteger(step.width) &&
        cells.storage === 'number' &&
        cells.values.every((value) => Number.isNaN(value) || Number.isInteger(value))
      return ok({
        ...step,
        whole,
        ...(format && { format: { decimal: format.decimal, unit: format.unit } }),
      })
    }
    case 'date': {
      const read = interpretColumn(column, { ...choice, kind: 'date' })
      return read.ok ? ok({ ...step, format: read.value.dates?.format ?? 'ymd' }) : read
    }
  }
}

/** A column as a recipe reads it. One of a table for training has been made general already: it stays as it is. */
export function generalColumn(
  { generalise, missing }: Pick<FittedColumn, 'generalise' | 'missing'>,
  column: Column,
): Column {
  return generalise ? withTexts(column, missing, generaliser(generalise)) : column
}

/**
 * A column with other texts: each different one is changed once, missing cells are left as they are.
 * @param markers lower-cased, trimmed texts that mean "missing"
 */
function withTexts(
  column: Column,
  markers: readonly string[],
  change: (trimmed: string) => string,
): Column {
  const { codes, dictionary } = textsOf(column)
  const changed: string[] = []
  const places = new Map<string, number>()
  const placeOf = Uint32Array.from(dictionary, (text) => {
    const own = isMissingText(text, markers) ? text : change(text.trim())
    const known = places.get(own)
    if (known !== undefined) return known
    places.set(own, changed.length)
    return changed.push(own) - 1
  })
  const cells: TextCells = {
    storage: 'text',
    codes: codes.map((code) => placeOf[code] as number),
    dictionary: changed,
  }
  return { name: column.name, cells }
}

function textsOf(column: Column): TextCells {
  const read = reinterpretColumn(column, 'category')
  if (!read.ok || read.value.cells.storage !== 'text') throw new Error('a column without texts')
  return read.value.cells
}
