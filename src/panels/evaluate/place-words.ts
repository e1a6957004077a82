import { dateText } from '../../domain/date-format.ts'
import type { FittedColumn } from '../../domain/recipe.ts'
import type { GridPlace } from '../../domain/why/dependence-grid.ts'
import type { Messages } from '../../messages/en.ts'
import { numberWriter } from '../../messages/number-writer.ts'

/** Where a column is put, in words: "42", "2024-03-01", "monthly", "10 to below 20". */
export function placeWords(m: Messages, column: FittedColumn): (place: GridPlace) => string {
  const write =
    column.kind === 'number'
      ? numberWriter(m.format, column)
      : (value: number) => m.format.number(value)
  return (place) => {
    switch (place.kind) {
      case 'number':
        return write(place.value)
      case 'date':
        return dateText(place.value)
      case 'level':
        return place.text
      case 'other':
        return m.predict.otherLevel
      case 'missing':
        return m.common.missing
      case 'range':
        return rangeWords(m, write, place)
    }
  }
}

function rangeWords(
  m: Messages,
  write: (value: number) => string,
  { low, high }: Extract<GridPlace, { kind: 'range' }>,
): string {
  if (low === undefined) return high === undefined ? '' : m.why.below(write(high))
  return high === undefined ? m.why.from(write(low)) : m.why.between(write(low), write(high))
}
