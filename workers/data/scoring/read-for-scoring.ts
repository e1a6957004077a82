import type { FittedRecipe } from '../../../src/domain/recipe.ts'
import type { Result } from '../../../src/domain/result.ts'
import type { TableSource } from '../../../src/protocol/table-source.ts'
import { readTable } from '../reading/read-table.ts'
import type { ReadingHooks, ReadTable } from '../reading/reading.ts'

/**
 * Reads a file of new rows. Of several sheets or tables it takes the first that has all of the model's columns; where
 * none has them, the one that would be read anyway. Fails like `readTable`.
 */
export async function readForScoring(
  source: TableSource,
  { columns }: FittedRecipe,
  hooks: ReadingHooks,
): Promise<Result<ReadTable>> {
  const fits = ({ table }: ReadTable) => {
    const names = new Set(table.columns.map(({ name }) => name))
    return columns.every(({ name }) => names.has(name))
  }
  const first = await readTable(source, {}, hooks)
  if (!first.ok || fits(first.value)) return first
  const { parts } = first.value.dialect
  for (const { name } of parts?.all ?? []) {
    if (name === parts?.read) continue
    const read = await readTable(source, { sheet: name }, hooks)
    if (read.ok ? fits(read.value) : read.failure.code === 'cancelled') return read
  }
  return first
}
