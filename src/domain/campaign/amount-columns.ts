import type { ColumnProfile } from '../profile.ts'

/** Numbers that are not amounts, by the words in their names. */
const NO_AMOUNT =
  /(^|[^a-z])(id|age|hours?|minutes?|seconds?|days?|weekday|weeks?|months?|years?|tenure|zip|postcode)([^a-z]|$)|编号|年龄|小时|时刻|星期|月份|年份|邮编/iu

/**
 * Names of the columns that may say what each row is worth: numbers that do not stand for a row or a person. Those
 * whose names say that they are an age, an hour or the like come last.
 */
export function amountColumns(
  columns: readonly Pick<ColumnProfile, 'name' | 'kind' | 'role' | 'warnings'>[],
): string[] {
  const names = columns
    .filter(
      ({ kind, role, warnings }) =>
        kind === 'number' &&
        role !== 'id' &&
        !warnings.includes('idLike') &&
        !warnings.includes('personalNumber'),
    )
    .map(({ name }) => name)
  return [false, true].flatMap((last) => names.filter((name) => isNoAmount(name) === last))
}

function isNoAmount(name: string): boolean {
  // "customerAge" is two words.
  return NO_AMOUNT.test(name.replace(/([a-z])([A-Z])/g, '$1 $2'))
}
