import type { ColumnTail } from '../../domain/relations/column-tail.ts'
import type { Messages } from '../../messages/en.ts'

/** How many numbers lie beyond which fence. */
export function outlierWords(
  m: Messages,
  { below, above, lower, upper }: NonNullable<ColumnTail['outliers']>,
): string {
  const { outliers } = m.relations
  const sides = [
    ...(below > 0 ? [outliers.below(m.format.count(below), m.format.number(lower))] : []),
    ...(above > 0 ? [outliers.above(m.format.count(above), m.format.number(upper))] : []),
  ]
  return sides.length === 0 ? outliers.none : m.common.list(sides)
}
