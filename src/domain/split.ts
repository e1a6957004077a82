import { rowKeys } from './duplicate-rows.ts'
import type { ResolvedExperiment, ResolvedSplit } from './experiment.ts'
import type { PartName } from './prepared-data.ts'
import { fail, ok, type Result } from './result.ts'
import { groupRows } from './share-groups.ts'
import { shareRows } from './share-rows.ts'
import { splitByColumn } from './split-by-column.ts'
import { shareIntoParts, splitByGroup, type RowClasses } from './split-by-group.ts'
import { splitByTime } from './split-by-time.ts'
import { splitColumn } from './split-column.ts'
import { emptyParts, PARTS, type Parts, type SplitFacts } from './split-parts.ts'
import type { Table } from './table.ts'
import { classNames } from './targets.ts'

/** Which rows of the table are for what. */
export interface RowSplit {
  /** Row numbers, ascending. */
  train: Uint32Array<ArrayBuffer>
  validation: Uint32Array<ArrayBuffer>
  test: Uint32Array<ArrayBuffer>
  /** Rows asked for but left out: unreadable, or without a target. */
  skipped: number
  facts: SplitFacts
}

const LEAST_ROWS: Record<PartName, number> = { train: 2, validation: 1, test: 1 }

/**
 * Splits the rows that have a target: by a seeded shuffle, for classes (if stratified) class by class; by the times,
 * groups or names of parts in a column; or as listed. The same table, seed and targets give the same split.
 * Fails with `rowOutside`, `rowsOverlap`, `tooFewRows`, `classNotInTraining`, `tooFewTimes`, `tooFewGroups`,
 * `noPartWords`.
 * @param targets [rows of the table] as `readTargets` gives them: NaN where a row has none
 */
export function splitRows(
  table: Table,
  resolved: ResolvedExperiment,
  targets: Float64Array,
): Result<RowSplit> {
  const parts = partsOf(table, resolved, targets)
  if (!parts.ok) return parts
  const sorted = (part: PartName) => Uint32Array.from(parts.value[part]).sort()
  const result = { train: sorted('train'), validation: sorted('validation'), test: sorted('test') }
  for (const part of PARTS) {
    const rows = result[part].length
    if (rows < LEAST_ROWS[part]) return fail('tooFewRows', { part, rows, least: LEAST_ROWS[part] })
  }
  const untrained = untrainedClass(resolved, result.train, targets)
  if (untrained) return fail('classNotInTraining', untrained)
  const { skipped, facts } = parts.value
  return ok({ ...result, skipped, facts })
}

type Split<Kind extends ResolvedSplit['kind']> = Extract<ResolvedSplit, { kind: Kind }>

function partsOf(
  table: Table,
  resolved: ResolvedExperiment,
  targets: Float64Array,
): Result<Parts & { skipped: number }> {
  const { split } = resolved
  if (split.kind === 'rows') return listedRows(split, targets)
  const rows = [...targets.keys()].filter((row) => !Number.isNaN(targets[row]))
  const parts = sharedParts(table, resolved, targets, rows)
  return parts.ok ? ok({ ...parts.value, skipped: targets.length - rows.length }) : parts
}

function sharedParts(
  table: Table,
  resolved: ResolvedExperiment,
  targets: Float64Array,
  rows: number[],
): Result<Parts> {
  const { split } = resolved
  const classes = classesOf(resolved, targets)
  if (split.kind === 'rows') throw new Error('lists of rows are no shares')
  const stratify = split.kind !== 'time' && split.stratify && resolved.task !== 'regression'
  const classOf = stratify ? classes.of : () => 0
  if (split.kind === 'fractions')
    return ok(shuffled(table, resolved, split, targets, rows, classOf))
  const name = splitColumn(split)
  const choice = resolved.columns.find((column) => column.name === name)
  const column = choice && table.columns[choice.index]
  if (!column) return fail('columnMissing', { column: name ?? '' })
  switch (split.kind) {
    case 'time':
      return splitByTime(column, choice, split, rows)
    case 'group':
      return splitByGroup(column, choice, { ...split, stratify }, rows, classes)
    case 'column':
      return splitByColumn(column, choice, split, rows, classOf)
  }
}

function classesOf(resolved: ResolvedExperiment, targets: Float64Array): RowClasses {
  return resolved.task === 'regression'
    ? { of: () => 0, count: 1 }
    : { of: (row) => targets[row] as number, count: classNames(resolved).length }
}

function listedRows(
  split: Split<'rows'>,
  targets: Float64Array,
): Result<Parts & { skipped: number }> {
  const owner = new Map<number, PartName>()
  const parts = { ...emptyParts({ kind: 'rows' }), skipped: 0 }
  for (const part of PARTS) {
    for (const row of split[part]) {
      const target = targets[row]
      if (target === undefined) return fail('rowOutside', { row, rows: targets.length })
      const first = owner.get(row)
      if (first) return fail('rowsOverlap', { row, first, second: part })
      owner.set(row, part)
      if (Number.isNaN(target)) parts.skipped++
      else parts[part].push(row)
    }
  }
  return ok(parts)
}

function shuffled(
  table: Table,
  resolved: ResolvedExperiment,
  split: Split<'fractions'>,
  targets: Float64Array,
  rows: number[],
  classOf: (row: number) => number,
): Parts {
  if (!split.duplicatesTogether) {
    const shares = PARTS.map((part) => split[part])
    const [train = [], validation = [], test = []] = shareRows(rows, classOf, shares, split.seed)
    return { train, validation, test, facts: { kind: 'fractions' } }
  }
  const keys = rowKeys(table, resolved, targets)
  const keyAt = Float64Array.from(rows, (row) => keys[row] as number)
  const places = new Map<number, number>()
  for (const key of keyAt.slice().sort()) if (!places.has(key)) places.set(key, places.size)
  const groupOf = Uint32Array.from(keyAt, (key) => places.get(key) as number)
  const groups = groupRows(rows, groupOf, places.size)
  let kept = 0
  const stratify = split.stratify && resolved.task !== 'regression'
  const classes = classesOf(resolved, targets)
  const parts = shareIntoParts(groups, { ...split, stratify }, classes, (_part, _row, size) => {
    if (size > 1) kept += size
  })
  return { ...parts, facts: { kind: 'fractions', kept } }
}

/** A class that some row has and no training row. */
function untrainedClass(
  resolved: ResolvedExperiment,
  train: Uint32Array,
  targets: Float64Array,
): { value: string; rows: number } | undefined {
  if (resolved.task === 'regression') return undefined
  const trained = new Set(Array.from(train, (row) => targets[row] as number))
  for (const [target, value] of classNames(resolved).entries()) {
    if (!trained.has(target)) {
      return { value, rows: targets.reduce((n, t) => n + (t === target ? 1 : 0), 0) }
    }
  }
  return undefined
}
