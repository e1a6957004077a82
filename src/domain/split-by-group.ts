import { encodedReader } from './cell-readers.ts'
import { compareCodePoints } from './code-point-order.ts'
import type { ResolvedColumn, ResolvedSplit } from './experiment.ts'
import { fail, ok, type Result } from './result.ts'
import { groupRows, shareGroups, type RowGroups } from './share-groups.ts'
import { emptyParts, PARTS, type Parts } from './split-parts.ts'
import type { Column } from './table.ts'

/** As many groups as there are parts. */
const LEAST_GROUPS = 3

/** What a split by groups needs to know of classes. */
export interface RowClasses {
  of: (row: number) => number
  count: number
}

/**
 * Keeps the rows of one text of a column (a customer) in one part. A row without a text is a group of its own.
 * Fails with `tooFewGroups`.
 * @param rows row numbers that have a target
 */
export function splitByGroup(
  column: Column,
  { missing }: ResolvedColumn,
  split: Extract<ResolvedSplit, { kind: 'group' }>,
  rows: readonly number[],
  classes: RowClasses,
): Result<Parts> {
  const texts: string[] = []
  const numberOf = new Map<string, number>()
  const read = encodedReader(column, missing, (text) => {
    if (text === undefined) return -1
    const known = numberOf.get(text)
    if (known !== undefined) return known
    numberOf.set(text, texts.length)
    return texts.push(text) - 1
  })
  const order = Uint32Array.from(texts.keys()).sort((a, b) =>
    compareCodePoints(texts[a] as string, texts[b] as string),
  )
  // Only texts of rows with a target are groups, in the order of the texts: that of the rows says nothing.
  const numbers = rows.map(read)
  const used = new Set(numbers)
  const rank = new Map([...order].filter((text) => used.has(text)).map((text, g) => [text, g]))
  let ungrouped = 0
  const groupOf = Uint32Array.from(numbers, (n) => rank.get(n) ?? rank.size + ungrouped++)
  const groups = groupRows(rows, groupOf, rank.size + ungrouped)
  const found = groups.starts.length - 1
  if (found < LEAST_GROUPS) {
    return fail('tooFewGroups', { column: column.name, groups: found, least: LEAST_GROUPS })
  }
  const counts = { train: 0, validation: 0, test: 0 }
  const parts = shareIntoParts(groups, split, classes, (part, first) => {
    if (read(first) !== -1) counts[part]++
  })
  return ok({ ...parts, facts: { kind: 'group', groups: counts, ungrouped } })
}

/**
 * The parts of groups that are shared out whole.
 * @param onGroup told of every group: its part and one of its rows
 */
export function shareIntoParts(
  groups: RowGroups,
  split: { train: number; validation: number; test: number; seed: number; stratify: boolean },
  classes: RowClasses,
  onGroup: (part: (typeof PARTS)[number], row: number, size: number) => void,
): Parts {
  const shares = PARTS.map((part) => split[part])
  const partOf = shareGroups(groups, classes.of, classes.count, shares, split)
  const parts = emptyParts({ kind: 'fractions' })
  partOf.forEach((p, group) => {
    const part = PARTS[p] as (typeof PARTS)[number]
    const start = groups.starts[group] as number
    const end = groups.starts[group + 1] as number
    onGroup(part, groups.members[start] as number, end - start)
    for (let i = start; i < end; i++) parts[part].push(groups.members[i] as number)
  })
  return parts
}
