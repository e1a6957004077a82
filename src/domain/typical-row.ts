import { dateText } from './date-format.ts'
import { formattedText } from './number-format.ts'
import type { FittedColumn, FittedRecipe } from './recipe.ts'

/** What the form holds before anybody changes it: medians and most frequent texts, by column name. */
export function typicalRow({ columns }: FittedRecipe): Map<string, string> {
  return new Map(columns.map((column) => [column.name, typicalText(column)]))
}

function typicalText(column: FittedColumn): string {
  switch (column.kind) {
    case 'number':
      return formattedText(Number(column.median.toPrecision(6)), column.format)
    case 'category':
    case 'hashed':
      return column.impute
    case 'date':
      return dateText(column.impute)
    case 'boolean':
      return column.impute === 1 ? column.trueText : column.falseText
    case 'text':
      return ''
  }
}
