import { CsvWriter } from '../../../src/domain/csv-text.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { cellText } from '../../../src/domain/table.ts'
import { hashedEmail, hashedPhone, lacksCode } from '../../../src/domain/targeting/contact-keys.ts'
import type {
  AudienceSettings,
  ListSettings,
  ListWriting,
} from '../../../src/domain/targeting/list-settings.ts'
import { reasonsText } from '../../../src/domain/targeting/reason-text.ts'
import type { Audience } from '../../../src/protocol/scoring-api.ts'
import { CsvBytes } from './csv-bytes.ts'
import { inChunks, type WritingHooks } from './in-chunks.ts'
import { MOST_ROWS, recordCells } from './record-cells.ts'
import type { ScoredRows } from './scored-rows.ts'

/** Rows written at a time: with reasons each takes a fraction of a millisecond. */
const REASONED_ROWS = 50

/**
 * The list as CSV, best score first: the table's columns (or one of them), `score`, `decile` (tenth of the whole file,
 * 1 the best), `reasons` where wanted, and `group` (`contact` or `control`), all by other names where the table has such
 * columns. Text that a spreadsheet would run is defused. Fails with `cancelled`.
 */
export async function writeList(
  scored: ScoredRows,
  settings: ListSettings,
  { group, keyColumn, words, byteOrderMark }: ListWriting,
  hooks: WritingHooks,
): Promise<Result<Blob>> {
  const { table, isChance } = scored
  const list = scored.list(settings)
  const reasons = words === null ? undefined : scored.reasons(settings.answer)
  if (reasons?.ok === false) return reasons
  const key = table.columns.findIndex(({ name }) => name === keyColumn)
  const columns = key < 0 ? table.columns : table.columns.slice(key, key + 1)
  const added = scored.columns
  const names = [added.score, added.decile, ...(words === null ? [] : [added.reasons]), added.group]
  const csv = new CsvBytes(true)
  for (const { name } of columns) csv.text(name)
  for (const name of names) csv.text(name)
  csv.endRecord()
  const records = recordCells(table, key < 0 ? undefined : key)
  const chunkRows = words === null ? MOST_ROWS : REASONED_ROWS
  const groupOf = (i: number) => (list.isControl[i] === 1 ? 'control' : 'contact')
  const done = await inChunks(list.rows.length, chunkRows, hooks, (from, to) => {
    const places: number[] = []
    for (let i = from; i < to; i++) if (group === 'both' || group === groupOf(i)) places.push(i)
    const rows = Uint32Array.from(places, (i) => list.rows[i] as number)
    records.take(rows)
    const why = reasons?.ok ? reasons.value(rows) : undefined
    places.forEach((i, k) => {
      const row = rows[k] as number
      records.write(k, csv)
      csv.plain(String(list.scores[row]))
      csv.plain(String(list.deciles[i]))
      if (words !== null) csv.text(reasonsText(why?.[k] ?? [], isChance, words))
      csv.plain(groupOf(i))
      csv.endRecord()
    })
  })
  return done.ok ? ok(csv.blob(byteOrderMark)) : done
}

/**
 * Hashed keys of the rows to be contacted, under the headers that the platform asks for; the control group and rows
 * without a usable key are left out. Fails with `columnMissing` and `cancelled`.
 */
export async function writeAudience(
  scored: ScoredRows,
  settings: ListSettings,
  { platform, email, phone, countryCode }: AudienceSettings,
  hooks: WritingHooks,
): Promise<Result<Audience>> {
  const { table } = scored
  const list = scored.list(settings)
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
  let withoutCode = 0
  const telephone = phone === null ? undefined : columnNamed(phone)
  for (const { name, column } of keys) if (!column) return fail('columnMissing', { column: name })
  const write = (row: number) => {
    if (telephone && lacksCode(cellText(telephone, row), countryCode)) withoutCode += 1
    const hashes = keys.map(({ column, hash }) =>
      column ? hash(cellText(column, row)) : undefined,
    )
    if (hashes.every((hash) => hash === undefined)) withoutKey += 1
    else {
      rows += 1
      writer.add(hashes.map((hash) => hash ?? ''))
    }
  }
  const done = await inChunks(list.rows.length, REASONED_ROWS, hooks, (from, to) => {
    for (let i = from; i < to; i++) if (list.isControl[i] === 0) write(list.rows[i] as number)
  })
  if (!done.ok) return done
  const csv = new Blob([...writer.parts()], { type: 'text/csv' })
  return ok({ csv, rows, withoutKey, withoutCode })
}

/** Google's headers begin with a capital. */
function headerFor(name: string, platform: AudienceSettings['platform']): string {
  return platform === 'google' ? name.charAt(0).toUpperCase() + name.slice(1) : name
}
