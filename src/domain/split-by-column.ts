import { encodedReader } from './cell-readers.ts'
import { compareCodePoints } from './code-point-order.ts'
import type { ResolvedColumn, ResolvedSplit } from './experiment.ts'
import { listed } from './listed.ts'
import { partOfWord } from './part-words.ts'
import { fail, ok, type Result } from './result.ts'
import { shareRows } from './share-rows.ts'
import { emptyParts, type Parts, type RowUse } from './split-parts.ts'
import type { Column } from './table.ts'

const MOST_VALUES = 20

/**
 * Takes the parts as a column names them: by the experiment's own words, else by the usual ones. Rows whose value names
 * no part are not used. If no value names rows to check, a share of the rows to learn is drawn for that.
 * Fails with `noPartWords` where no value names a part.
 * @param rows row numbers that have a target
 * @param classOf per row: its class where the drawn rows are stratified, else 0
 */
export function splitByColumn(
  column: Column,
  { missing }: ResolvedColumn,
  split: Extract<ResolvedSplit, { kind: 'column' }>,
  rows: readonly number[],
  classOf: (row: number) => number,
): Result<Parts> {
  const chosen = new Map(Object.entries(split.parts).map(([text, use]) => [text.trim(), use]))
  const values: { text: string; rows: number; use: RowUse; known: boolean }[] = []
  const numberOf = new Map<string, number>()
  const read = encodedReader(column, missing, (cell) => {
    const text = cell ?? ''
    const seen = numberOf.get(text)
    if (seen !== undefined) return seen
    const use = chosen.get(text) ?? partOfWord(text)
    numberOf.set(text, values.length)
    return values.push({ text, rows: 0, use: use ?? 'unused', known: use !== undefined }) - 1
  })
  const parts = emptyParts({ kind: 'rows' })
  for (const row of rows) {
    const value = values[read(row)]
    if (value === undefined) continue
    value.rows++
    if (value.use !== 'unused') parts[value.use].push(row)
  }
  const counted = values
    .filter((value) => value.rows > 0)
    .sort((a, b) => b.rows - a.rows || compareCodePoints(a.text, b.text))
  if (counted.every(({ use }) => use === 'unused')) {
    const names = listed(counted.map(({ text }) => text))
    return fail('noPartWords', { column: column.name, values: names })
  }
  const unknown = counted.reduce((n, { rows: of, known }) => n + (known ? 0 : of), 0)
  const drawn = counted.some(({ use }) => use === 'validation') ? 0 : draw(parts, split, classOf)
  const facts = { kind: 'column', values: counted.slice(0, MOST_VALUES), unknown, drawn } as const
  return ok({ ...parts, facts })
}

/** Moves a share of the training rows to validation; gives their number. */
function draw(
  parts: Parts,
  { validation, seed }: { validation: number; seed: number },
  classOf: (row: number) => number,
): number {
  const [train = [], checked = []] = shareRows(
    parts.train,
    classOf,
    [1 - validation, validation],
    seed,
  )
  parts.train = train
  parts.validation = checked
  return checked.length
}
