import type { Dialect, RowProblem, TableWarning } from '../../../src/domain/profile.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ReadingProgress, TableSource } from '../../../src/protocol/table-source.ts'

export const MOST_COLUMNS = 20_000

export interface ReadingHooks {
  signal: AbortSignal
  /** About ten times a second, and at the end. */
  onProgress: (progress: ReadingProgress) => void
  /** Bytes read at a time, where it matters. */
  pieceBytes?: number
  /** Only the first rows are wanted: so many bytes of text are read, or as many rows as one sees at a glance. */
  headBytes?: number
}

export interface ReadTable {
  table: Table
  dialect: Dialect
  /** The first of `table.unreadable`, with the reasons. */
  problems: RowProblem[]
  warnings: TableWarning[]
}

/** What the browser refuses to read becomes a failure. */
export async function reading<Value>(
  { name }: TableSource,
  read: () => Promise<Value>,
): Promise<Result<Value>> {
  try {
    return ok(await read())
  } catch (error) {
    return fail('unreadableFile', { name, reason: reasonOf(error) })
  }
}

/** What a thrown error says, for the sentence of a failure. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Hooks for one stage of several: its progress from 0 to 1 becomes `from` to `to` of the whole.
 * @param bytes size of the file that the person opened
 */
export function stageOf(
  hooks: ReadingHooks,
  bytes: number,
  from: number,
  to: number,
): ReadingHooks {
  return {
    ...hooks,
    onProgress: (progress) => {
      const share = progress.bytesRead / Math.max(1, progress.bytesTotal)
      const bytesRead = Math.round(bytes * (from + (to - from) * share))
      hooks.onProgress({ ...progress, bytesRead, bytesTotal: bytes })
    },
  }
}
