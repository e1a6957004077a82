import { cellText, type Table } from '../../../src/domain/table.ts'
import type { Failure } from '../../../src/domain/failure.ts'
import type { Result } from '../../../src/domain/result.ts'
import type { ReadingOptions } from '../../../src/domain/reading-options.ts'
import { readTable } from './read-table.ts'
import type { ReadTable } from './reading.ts'

export function read(
  content: BlobPart | Blob,
  options: ReadingOptions = {},
  pieceBytes?: number,
): Promise<Result<ReadTable>> {
  const blob = content instanceof Blob ? content : new Blob([content])
  return readTable({ name: 'a.csv', blob }, options, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...(pieceBytes !== undefined && { pieceBytes }),
  })
}

/** The table of content that has to be readable. */
export async function tableOf(
  content: BlobPart | Blob,
  options: ReadingOptions = {},
): Promise<Table> {
  return (await readingOf(content, options)).table
}

export async function readingOf(
  content: BlobPart | Blob,
  options: ReadingOptions = {},
  pieceBytes?: number,
): Promise<ReadTable> {
  const result = await read(content, options, pieceBytes)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

export function failureOf(result: Result<ReadTable>): Failure | undefined {
  return result.ok ? undefined : result.failure
}

export function namesOf(table: Table): string[] {
  return table.columns.map(({ name }) => name)
}

export function rowsOf(table: Table): string[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map((column) => cellText(column, row)),
  )
}
