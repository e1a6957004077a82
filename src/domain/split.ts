import type { ResolvedExperiment, ResolvedSplit } from './experiment.ts'
import type { PartName } from './prepared-data.ts'
import { permutation } from './random.ts'
import { fail, ok, type Result } from './result.ts'
import { classNames } from './targets.ts'

/** Which rows of the table are for what. */
export interface RowSplit {
  /** Row numbers, ascending. */
  train: Uint32Array<ArrayBuffer>
  validation: Uint32Array<ArrayBuffer>
  test: Uint32Array<ArrayBuffer>
  /** Rows asked for but left out: unreadable, or without a target. */
  skipped: number
}

const PARTS = ['train', 'validation', 'test'] as const satisfies PartName[]
const LEAST_ROWS: Record<PartName, number> = { train: 2, validation: 1, test: 1 }

/**
 * Splits the rows that have a target. With `fractions` by a seeded shuffle, for classes (if stratified) class by
 * class; the same seed and targets give the same split. With `rows` as listed.
 * Fails with `rowOutside`, `rowsOverlap`, `tooFewRows`, `classNotInTraining`.
 * @param targets [rows of the table] as `readTargets` gives them: NaN where a row has none
 */
export function splitRows(resolved: ResolvedExperiment, targets: Float64Array): Result<RowSplit> {
  const { split } = resolved
  const parts =
    split.kind === 'rows'
      ? listedRows(split, targets)
      : ok(shuffledRows(split, split.stratify && resolved.task !== 'regression', targets))
  if (!parts.ok) return parts
  const { skipped } = parts.value
  const sorted = (part: PartName) => Uint32Array.from(parts.value[part]).sort()
  const result = { train: sorted('train'), validation: sorted('validation'), test: sorted('test') }
  for (const part of PARTS) {
    const rows = result[part].length
    if (rows < LEAST_ROWS[part]) return fail('tooFewRows', { part, rows, least: LEAST_ROWS[part] })
  }
  const untrained = untrainedClass(resolved, result.train, targets)
  return untrained ? fail('classNotInTraining', untrained) : ok({ ...result, skipped })
}

type Parts = Record<PartName, number[]> & { skipped: number }

function listedRows(
  split: Extract<ResolvedSplit, { kind: 'rows' }>,
  targets: Float64Array,
): Result<Parts> {
  const owner = new Map<number, PartName>()
  const parts: Parts = { train: [], validation: [], test: [], skipped: 0 }
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

function shuffledRows(
  split: Extract<ResolvedSplit, { kind: 'fractions' }>,
  stratify: boolean,
  targets: Float64Array,
): Parts {
  const groups = new Map<number, number[]>()
  let skipped = 0
  targets.forEach((target, row) => {
    if (Number.isNaN(target)) {
      skipped++
      return
    }
    const key = stratify ? target : 0
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  })
  const parts: Parts = { train: [], validation: [], test: [], skipped }
  const fractions = PARTS.map((part) => split[part])
  const behind = fractions.map(() => 0)
  for (const [key, rows] of [...groups].sort(([a], [b]) => a - b)) {
    const order = permutation(split.seed, 'split', key, rows.length)
    const sizes = partSizes(rows.length, fractions, behind)
    let next = 0
    PARTS.forEach((part, p) => {
      const end = next + (sizes[p] as number)
      for (; next < end; next++) parts[part].push(rows[order[next] as number] as number)
    })
  }
  return parts
}

/**
 * Largest-remainder sizes of the parts of one class. Equal remainders go to the part that the classes before
 * left furthest behind its share, so that many small classes do not starve one part; a class that is there at
 * all has a training row.
 * @param behind per part, exact share minus given rows so far; updated
 */
function partSizes(rows: number, fractions: number[], behind: number[]): number[] {
  const exact = fractions.map((fraction) => fraction * rows)
  const sizes = exact.map((share) => Math.floor(share + 1e-9))
  const total = Math.min(rows, Math.round(exact.reduce((a, b) => a + b, 0)))
  const remainder = (p: number) => (exact[p] as number) - (sizes[p] as number)
  for (let left = total - sizes.reduce((a, b) => a + b, 0); left > 0; left--) {
    const neediest = sizes
      .map((_, p) => p)
      .reduce((a, b) => {
        const gap = remainder(b) - remainder(a)
        if (Math.abs(gap) > 1e-9) return gap > 0 ? b : a
        return (behind[b] as number) > (behind[a] as number) + 1e-9 ? b : a
      })
    sizes[neediest] = (sizes[neediest] as number) + 1
  }
  if (sizes[0] === 0 && rows > 0) {
    const donor = (sizes[1] as number) > (sizes[2] as number) ? 1 : 2
    if ((sizes[donor] as number) > 0) sizes[donor] = (sizes[donor] as number) - 1
    sizes[0] = 1
  }
  sizes.forEach((size, p) => {
    behind[p] = (behind[p] as number) + (exact[p] as number) - size
  })
  return sizes
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
