import { CsvWriter, defuseFormula } from '../../../src/domain/csv-text.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { cellText, recordTexts, type Table } from '../../../src/domain/table.ts'
import { hashedEmail, hashedPhone } from '../../../src/domain/targeting/contact-keys.ts'
import type { AudienceSettings, ListWriting } from '../../../src/domain/targeting/list-settings.ts'
import type { Audience } from '../../../src/protocol/data-api.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import type { TargetList } from './scored-rows.ts'
import { uniqueNames } from './unique-names.ts'

/** Rows between two pauses: some 20 ms. */
const CHUNK_ROWS = 5000
const PROGRESS_INTERVAL_MS = 100

export interface WritingHooks {
  signal: AbortSignal
  /** Share of the rows done; at most ten times a second, and at the end. */
  onShare: (share: number) => void
}

/**
 * The list as CSV, best score first: the table's columns (or one of them), `score`, `decile` (tenth of the whole file,
 * 1 the best) and `group` (`contact` or `control`). Text that a spreadsheet would run is defused. Fails with
 * `cancelled`.
 */
export async function writeList(
  table: Table,
  list: TargetList,
  { group, keyColumn, byteOrderMark }: ListWriting,
  hooks: WritingHooks,
): Promise<Result<Blob>> {
  const key = table.columns.findIndex(({ name }) => name === keyColumn)
  const columns = key < 0 ? table.columns : table.columns.slice(key, key + 1)
  const kept = { ...table, columns }
  const writer = new CsvWriter()
  const names = [
    ...columns.map(({ name }) => name),
    ...uniqueNames(['score', 'decile', 'group'], kept),
  ]
  writer.add(names.map(defuseFormula))
  const wanted = group === 'both' ? undefined : group
  const done = await eachRow(list, hooks, (row, i) => {
    const own = list.isControl[i] === 1 ? 'control' : 'contact'
    if (wanted !== undefined && own !== wanted) return
    const texts = key < 0 ? recordTexts(table, row) : [recordTexts(table, row)[key] ?? '']
    const score = String(list.scores[row])
    writer.add([...texts.map(defuseFormula), score, String(list.deciles[i]), own])
  })
  return done.ok ? ok(csvBlob(writer, byteOrderMark)) : done
}

/**
 * Hashed keys of the rows to be contacted, under the headers that the platform asks for; the control group and rows
 * without a usable key are left out. Fails with `columnMissing` and `cancelled`.
 */
export async function writeAudience(
  table: Table,
  list: TargetList,
  { platform, email, phone, countryCode }: AudienceSettings,
  hooks: WritingHooks,
): Promise<Result<Audience>> {
  const columnNamed = (name: string) => table.columns.find((column) => column.name === name)
  const keys = [
    { header: 'email', name: email, hash: hashedEmail },
    {
      header: 'phone',
      name: phone,
      hash: (text: string) => hashedPhone(text, countryCode, platform),
    },
  ].flatMap(({ header, name, hash }) =>
    name === null
      ? []
      : [{ header: headerFor(header, platform), name, hash, column: columnNamed(name) }],
  )
  const writer = new CsvWriter()
  writer.add(keys.map(({ header }) => header))
  let rows = 0
  let withoutKey = 0
  for (const { name, column } of keys) if (!column) return fail('columnMissing', { column: name })
  const done = await eachRow(list, hooks, (row, i) => {
    if (list.isControl[i] === 1) return
    const hashes = keys.map(({ column, hash }) =>
      column ? hash(cellText(column, row)) : undefined,
    )
    if (hashes.every((hash) => hash === undefined)) withoutKey += 1
    else {
      rows += 1
      writer.add(hashes.map((hash) => hash ?? ''))
    }
  })
  return done.ok ? ok({ csv: csvBlob(writer, false), rows, withoutKey }) : done
}

/** Google's headers begin with a capital. */
function headerFor(name: string, platform: AudienceSettings['platform']): string {
  return platform === 'google' ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

async function eachRow(
  { rows }: TargetList,
  { signal, onShare }: WritingHooks,
  use: (row: number, place: number) => void,
): Promise<Result<undefined>> {
  let reportedAt = -Infinity
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const to = Math.min(from + CHUNK_ROWS, rows.length)
    for (let i = from; i < to; i++) use(rows[i] as number, i)
    const now = performance.now()
    if (to === rows.length || now - reportedAt >= PROGRESS_INTERVAL_MS) {
      reportedAt = now
      onShare(to / rows.length)
    }
    await yieldToMessages()
    if (signal.aborted) return fail('cancelled', {})
  }
  return ok(undefined)
}

function csvBlob(writer: CsvWriter, byteOrderMark: boolean): Blob {
  const mark = byteOrderMark ? ['\uFEFF'] : []
  return new Blob([...mark, ...writer.parts()], { type: 'text/csv' })
}
