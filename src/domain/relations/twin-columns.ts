import type { ResolvedExperiment } from '../experiment.ts'
import type { TableProfile } from '../profile.ts'
import type { Table } from '../table.ts'
import type { CodedColumn } from './coded-column.ts'
import { pearson, spearman } from './linear-correlation.ts'
import { codeMeasurable } from './measured-rows.ts'

/** A column that says nothing beyond one before it. */
export interface TwinColumns {
  /** Positions in the table, the earlier first. */
  first: number
  second: number
  /**
   * `recoded`: each value of one goes with one value of the other, row by row, and numbers rise or fall together;
   * `linear`: |r| of Pearson is above 0.999.
   */
  how: 'recoded' | 'linear'
}

const NEARLY_LINEAR = 0.999
/** Few rows show first which pairs are worth a look at all. */
const SCREEN_ROWS = 500
const SCREEN_LINEAR = 0.99
/** Beyond so many number columns there are too many pairs. */
const MOST_ORDERED = 600

/**
 * Finds inputs that repeat each other in some rows; every column is named as `second` at most
 * once. The target and what is an id or constant by itself are passed over.
 * @param table @param profile from the same call of `profileTable` @param resolved for that profile
 */
export function* twinColumns(
  table: Table,
  profile: TableProfile,
  resolved: ResolvedExperiment,
  rows: Uint32Array,
): Generator<undefined, TwinColumns[]> {
  const found: TwinColumns[] = []
  const patterns = new Map<string, Looked>()
  const ordered: (Looked & { screen: CodedColumn })[] = []
  for (const { index, role } of profile.columns) {
    if (index === resolved.targetIndex || role !== 'feature') continue
    yield
    const coded = codeMeasurable(table, profile, resolved, index, rows)
    if (!coded || coded.distinct < 2) continue
    // Any two columns that never repeat a value would be recodings of each other.
    const pattern = coded.distinct <= rows.length / 2 ? patternOf(coded) : undefined
    const first = pattern === undefined ? undefined : patterns.get(pattern)
    if (first && keepsOrder(first.coded, coded)) {
      found.push({ first: first.index, second: index, how: 'recoded' })
    } else {
      if (pattern !== undefined && !first) patterns.set(pattern, { index, coded })
      if (coded.values && ordered.length < MOST_ORDERED) {
        const screen = { ...coded, codes: coded.codes.subarray(0, SCREEN_ROWS) }
        ordered.push({ index, coded, screen })
      }
    }
  }
  for (const [place, second] of ordered.entries()) {
    yield
    const first = ordered.slice(0, place).find(({ coded, screen }) => {
      const near = (limit: number, r: number | null) => r !== null && Math.abs(r) > limit
      return (
        near(SCREEN_LINEAR, pearson(screen, second.screen)) &&
        near(NEARLY_LINEAR, pearson(coded, second.coded))
      )
    })
    if (first) found.push({ first: first.index, second: second.index, how: 'linear' })
  }
  return found.sort((a, b) => a.second - b.second)
}

interface Looked {
  index: number
  coded: CodedColumn
}

/** Numbers in another order are not the same to a network, though each tells the other. */
function keepsOrder(a: CodedColumn, b: CodedColumn): boolean {
  return !a.values || !b.values || Math.abs(spearman(a, b) ?? 0) > NEARLY_LINEAR
}

/** 64 bits that are the same for columns that differ in the names of their values only. */
function patternOf({ codes, distinct }: CodedColumn): string {
  // Values are numbered by where they first appear; missing is one of them.
  const numbers = new Int32Array(distinct + 1).fill(-1)
  let next = 0
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (const code of codes) {
    let number = numbers[code + 1] as number
    if (number < 0) number = numbers[code + 1] = next++
    a = Math.imul(a ^ number, 0x01000193)
    b = Math.imul(b ^ (number + (b >>> 15)), 0x85ebca6b)
  }
  return `${next} ${a >>> 0} ${b >>> 0}`
}
