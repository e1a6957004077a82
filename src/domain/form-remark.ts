import { dateValue } from './date-format.ts'
import { formattedValue } from './number-format.ts'
import type { FittedColumn } from './recipe.ts'
import { isMissingText } from './table.ts'

/** What there is to say about a value in a form that is not wrong, but not covered by the training rows either. */
export type FormRemark =
  /** Empty: the recipe fills it in. */
  | 'missing'
  /** A number or date beyond the range of the training rows. */
  | 'outside'
  /** A level that no training row had. */
  | 'unseen'

/** The remark on one field; undefined for a value like those of the training rows. */
export function remarkOn(column: FittedColumn, typed: string | null): FormRemark | undefined {
  const text = (typed ?? '').trim()
  if (isMissingText(text, column.missing)) return 'missing'
  switch (column.kind) {
    case 'number': {
      const value = formattedValue(text, column.format)
      return value < column.min || value > column.max ? 'outside' : undefined
    }
    case 'category':
      return column.levels.includes(text) ? undefined : 'unseen'
    case 'date': {
      const value = dateValue(text, column.format)
      return value < column.oldest || value > column.newest ? 'outside' : undefined
    }
    case 'hashed':
    case 'text':
    case 'boolean':
      return undefined
  }
}
