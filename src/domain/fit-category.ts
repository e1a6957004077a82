import { encodedReader } from './cell-readers.ts'
import { compareCodePoints } from './code-point-order.ts'
import type { LevelCount } from './profile.ts'
import type { FittedCategory } from './recipe.ts'
import type { Column } from './table.ts'

/** Counts the non-missing trimmed texts of some rows, in code-point order. */
export function levelsOfRows(
  column: Column,
  markers: readonly string[],
  rows: Uint32Array,
): LevelCount[] {
  const found: LevelCount[] = []
  const index = new Map<string, number>()
  const read = encodedReader(column, markers, (text) => {
    if (text === undefined) return -1
    const known = index.get(text)
    if (known !== undefined) return known
    index.set(text, found.length)
    return found.push({ text, count: 0 }) - 1
  })
  for (const row of rows) {
    const entry = found[read(row)]
    if (entry) entry.count++
  }
  return found.filter(({ count }) => count > 0).sort((a, b) => compareCodePoints(a.text, b.text))
}

/**
 * Learns the levels. A missing cell becomes the most frequent level (the first in code-point order of equals);
 * levels rarer than `minCount` fall into "other", which exists if and only if `minCount` > 1.
 * @param counts of the training rows, in code-point order
 * @returns undefined if every cell is missing
 */
export function fitCategory(
  base: Pick<FittedCategory, 'name' | 'missing' | 'offset'>,
  counts: LevelCount[],
  minCount: number,
): FittedCategory | undefined {
  const impute = mostFrequent(counts)
  if (impute === undefined) return undefined
  const kept = counts.filter(({ count }) => count >= minCount)
  return {
    ...base,
    kind: 'category',
    impute,
    levels: kept.map(({ text }) => text),
    counts: kept.map(({ count }) => count),
    other: minCount > 1,
  }
}

/** The first of equals. */
export function mostFrequent(counts: LevelCount[]): string | undefined {
  return counts.reduce<LevelCount | undefined>(
    (best, next) => (best && best.count >= next.count ? best : next),
    undefined,
  )?.text
}
