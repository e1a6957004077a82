import type { Pseudonym } from '../../src/domain/privacy/pseudonyms.ts'
import { fail, ok, type Result } from '../../src/domain/result.ts'
import type { OpenedTable } from '../../src/protocol/data-api.ts'
import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import type { TableSource } from '../../src/protocol/table-source.ts'
import { yieldToMessages } from '../yield-to-messages.ts'
import { frameSize } from './frame/table-frame.ts'
import { OpenTable, type FrameMaker } from './open-table.ts'
import { decimalOf, withDecimal } from './reading/preview-table.ts'
import { readTable } from './reading/read-table.ts'
import type { ReadingHooks } from './reading/reading.ts'

/**
 * Reads a file and profiles it: the open table, and what is told of it.
 * @param pseudonym asked once the file is read: the person's key may change meanwhile
 */
export async function readOpenTable(
  source: TableSource,
  options: ReadingOptions,
  hooks: ReadingHooks,
  { frame, pseudonym }: { frame: FrameMaker; pseudonym: () => Pseudonym | undefined },
): Promise<Result<{ table: OpenTable; told: OpenedTable }>> {
  const began = performance.now()
  const read = await readTable(source, options, hooks)
  if (!read.ok) return read
  const { table, dialect, problems, warnings } = read.value
  const decimal = decimalOf(options)
  await yieldToMessages()
  if (hooks.signal.aborted) return fail('cancelled', {})
  const opened = OpenTable.of(table, { warnings, decimal }, frame, pseudonym())
  if (!opened.ok) return opened
  const { profile } = opened.value
  const told = {
    name: source.name,
    bytes: source.blob.size,
    dialect: withDecimal(dialect, profile, decimal),
    profile,
    problems,
    frame: frameSize(table.rows, table.columns.length),
    seconds: (performance.now() - began) / 1000,
  }
  return ok({ table: opened.value, told })
}
