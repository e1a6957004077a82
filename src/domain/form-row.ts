import { LARGEST_NUMBER } from './cell-readers.ts'
import { dateValue } from './date-format.ts'
import { failure, type Failure } from './failure.ts'
import type { Features } from './features.ts'
import { formattedValue } from './number-format.ts'
import type { FittedColumn, FittedRecipe } from './recipe.ts'
import { ok, type Result } from './result.ts'
import { generalText } from './privacy/generalise.ts'
import { isMissingText } from './table.ts'
import { bindRecipe } from './transform.ts'

/** What a person typed, by column name; `null`, empty and absent alike mean "not known". */
export type FormTexts = ReadonlyMap<string, string | null>

/**
 * What is wrong with one field: `invalidNumber` for a text that is no number as the column writes them (or beyond
 * ±1e300) in a number column and `invalidDate` for one that is no date in a date column, which scoring a file would quietly fill in. Unknown levels are allowed.
 */
export function checkFormField(column: FittedColumn, typed: string | null): Failure | undefined {
  if (typed === null || isMissingText(typed, column.missing)) return undefined
  const text = generalText(column.generalise, typed)
  if (column.kind === 'date') {
    return Number.isNaN(dateValue(text, column.format))
      ? failure('invalidDate', { column: column.name, value: typed })
      : undefined
  }
  if (column.kind !== 'number') return undefined
  return Math.abs(formattedValue(text, column.format)) <= LARGEST_NUMBER
    ? undefined
    : failure('invalidNumber', { column: column.name, value: typed })
}

/** The inputs of a filled-in form, [1 × inputs], by the very path that files take. Fails with `invalidNumber` and `invalidDate`. */
export function formRow(recipe: FittedRecipe, texts: FormTexts): Result<Features> {
  for (const column of recipe.columns) {
    const problem = checkFormField(column, texts.get(column.name) ?? null)
    if (problem) return { ok: false, failure: problem }
  }
  const columns = recipe.columns.map(({ name }) => ({
    name,
    cells: {
      storage: 'text' as const,
      codes: new Uint32Array(1),
      dictionary: [texts.get(name) ?? ''],
    },
  }))
  const transform = bindRecipe(recipe, { rows: 1, columns, unreadable: [] })
  return transform.ok ? ok(transform.value.features(Uint32Array.of(0))) : transform
}
