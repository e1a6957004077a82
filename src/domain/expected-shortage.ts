import { shortageOf, type Shortage } from './enough-rows.ts'
import type { ResolvedExperiment } from './experiment.ts'
import type { TableProfile } from './profile.ts'

/**
 * What the test part will lack before anything can be told about a model, as its share of the table has it; undefined
 * where it will do, and where a column or a list of rows makes the parts.
 */
export function expectedShortage(
  { columns, rows }: Pick<TableProfile, 'columns' | 'rows'>,
  { split, targetIndex, task, positive }: ResolvedExperiment,
): Shortage | undefined {
  const target = columns[targetIndex]
  if (split.kind === 'column' || split.kind === 'rows' || target === undefined) return undefined
  const share = split.test / (split.train + split.validation + split.test)
  const expected = (count: number) => Math.round(share * count)
  const answered = expected(rows - target.missing)
  if (task !== 'binary') return shortageOf(answered, null)
  const level = target.levels?.find(({ text }) => text.trim() === positive)
  return shortageOf(answered, level === undefined ? null : expected(level.count))
}
