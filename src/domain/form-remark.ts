import { dateValue } from './date-format.ts'
import { formattedValue } from './number-format.ts'
import type { FittedColumn } from './recipe.ts'
import { generalText } from './privacy/generalise.ts'
import { isMissingText } from './table.ts'
import { OTHER_LEVEL } from './typical-row.ts'

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
  if (isMissingText(typed ?? '', column.missing)) return 'missing'
  const text = generalText(column.generalise, typed ?? '')
  switch (column.kind) {
    case 'number': {
      const value = formattedValue(text, column.format)
      return value < column.min || value > column.max ? 'outside' : undefined
    }
    case 'category':
      return typed === OTHER_LEVEL || column.levels.includes(text) ? undefined : 'unseen'
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
