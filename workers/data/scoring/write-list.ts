import { CsvWriter, defuseFormula } from '../../../src/domain/csv-text.ts'
import { fail, ok, type Result } from '../../../src/domain/result.ts'
import { cellText, recordTexts } from '../../../src/domain/table.ts'
import { hashedEmail, hashedPhone } from '../../../src/domain/targeting/contact-keys.ts'
import type {
  AudienceSettings,
  ListSettings,
  ListWriting,
} from '../../../src/domain/targeting/list-settings.ts'
import { reasonsText } from '../../../src/domain/targeting/reason-text.ts'
import type { Audience } from '../../../src/protocol/data-api.ts'
import { yieldToMessages } from '../../yield-to-messages.ts'
import type { ScoredRows } from './scored-rows.ts'
import { uniqueNames } from './unique-names.ts'

/** Rows written at a time; with reasons each takes a fraction of a millisecond. */
const CHUNK_ROWS = 5000
const REASONED_ROWS = 50
const PAUSE_MS = 20
const PROGRESS_INTERVAL_MS = 100

export interface WritingHooks {
  signal: AbortSignal
  /** Share of the rows done; at most ten times a second, and at the end. */
  onShare: (share: number) => void
}

/**
 * The list as CSV, best score first: the table's columns (or one of them), `score`, `decile` (tenth of the whole file,
 * 1 the best), `reasons` where wanted, and `group` (`contact` or `control`). Text that a spreadsheet would run is
 * defused. Fails with `cancelled`.
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
  const added = ['score', 'decile', ...(words === null ? [] : ['reasons']), 'group']
  const writer = new CsvWriter()
  const names = columns.map(({ name }) => name)
  writer.add([...names, ...uniqueNames(added, { columns })].map(defuseFormula))
  const chunkRows = words === null ? CHUNK_ROWS : REASONED_ROWS
  const groupOf = (i: number) => (list.isControl[i] === 1 ? 'control' : 'contact')
  const done = await inChunks(list.rows.length, chunkRows, hooks, (from, to) => {
    const places: number[] = []
    for (let i = from; i < to; i++) if (group === 'both' || group === groupOf(i)) places.push(i)
    const rows = Uint32Array.from(places, (i) => list.rows[i] as number)
    const why = reasons?.ok ? reasons.value(rows) : undefined
    places.forEach((i, k) => {
      const row = list.rows[i] as number
      const texts = key < 0 ? recordTexts(table, row) : [recordTexts(table, row)[key] ?? '']
      const cells = [...texts.map(defuseFormula), String(list.scores[row]), String(list.deciles[i])]
      if (words !== null) cells.push(defuseFormula(reasonsText(why?.[k] ?? [], isChance, words)))
      cells.push(groupOf(i))
      writer.add(cells)
    })
  })
  return done.ok ? ok(csvBlob(writer, byteOrderMark)) : done
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
  for (const { name, column } of keys) if (!column) return fail('columnMissing', { column: name })
  const write = (row: number) => {
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
  return done.ok ? ok({ csv: csvBlob(writer, false), rows, withoutKey }) : done
}

/** Google's headers begin with a capital. */
function headerFor(name: string, platform: AudienceSettings['platform']): string {
  return platform === 'google' ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

/** Lets messages in every `PAUSE_MS` or so. */
async function inChunks(
  rows: number,
  chunkRows: number,
  { signal, onShare }: WritingHooks,
  use: (from: number, to: number) => void,
): Promise<Result<undefined>> {
  let reportedAt = -Infinity
  let pausedAt = performance.now()
  for (let from = 0; from < rows; from += chunkRows) {
    const to = Math.min(from + chunkRows, rows)
    use(from, to)
    const now = performance.now()
    if (to < rows && now - pausedAt < PAUSE_MS) continue
    if (to === rows || now - reportedAt >= PROGRESS_INTERVAL_MS) {
      reportedAt = now
      onShare(to / rows)
    }
    await yieldToMessages()
    pausedAt = performance.now()
    if (signal.aborted) return fail('cancelled', {})
  }
  return ok(undefined)
}

function csvBlob(writer: CsvWriter, byteOrderMark: boolean): Blob {
  const mark = byteOrderMark ? ['\uFEFF'] : []
  return new Blob([...mark, ...writer.parts()], { type: 'text/csv' })
}
