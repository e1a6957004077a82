import { ok, type Result } from '../../../src/domain/result.ts'
import type { Table } from '../../../src/domain/table.ts'
import type { ScoringOptions } from '../../../src/protocol/scoring-api.ts'
import type { Answers } from './answers.ts'
import { CsvBytes } from './csv-bytes.ts'
import { inChunks, type WritingHooks } from './in-chunks.ts'
import { MOST_ROWS, recordCells } from './record-cells.ts'

/**
 * A scored table as CSV: its columns as read, then the answers. Unreadable rows keep the cells that they have and get
 * no answer. Fails with `cancelled`.
 */
export async function writeScores(
  table: Table,
  { names, texts }: Answers,
  { defuseFormulas, byteOrderMark }: ScoringOptions,
  hooks: WritingHooks,
): Promise<Result<Blob>> {
  const csv = new CsvBytes(defuseFormulas)
  for (const { name } of table.columns) csv.text(name)
  for (const name of names) csv.text(name)
  csv.endRecord()
  const records = recordCells(table)
  const done = await inChunks(table.rows, MOST_ROWS, hooks, (from, to) => {
    records.take(Uint32Array.from({ length: to - from }, (_, k) => from + k))
    for (let row = from; row < to; row++) {
      records.write(row - from, csv)
      for (const text of texts(row)) csv.text(text)
      csv.endRecord()
    }
  })
  return done.ok ? ok(csv.blob(byteOrderMark)) : done
}
