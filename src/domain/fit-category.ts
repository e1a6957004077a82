import { encodedReader } from './cell-readers.ts'
import { compareCodePoints } from './code-point-order.ts'
import { DEFAULT_PREPARATION } from './experiment-defaults.ts'
import type { LevelCount } from './profile.ts'
import type { ResolvedCategorySteps } from './preparation-steps.ts'
import { FEW_PERSONS } from './privacy/few-persons.ts'
import type { FittedCategory, FittedHashed } from './recipe.ts'
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
 * Learns the levels. A missing cell becomes the most frequent level (the first in code-point order of equals), the
 * constant, or a level of its own; that only where a training row has one, else nothing would be learnt for it.
 * Levels rarer than `minCount` fall into "other", which one-hot has if and only if `minCount` > 1; in order they stand
 * below the first, as unseen ones do; an order given by hand holds all levels that count, rare or not.
 * @param counts of the training rows, in code-point order
 * @param gaps training rows without a level
 * @returns undefined if every cell is missing
 */
export function fitCategory(
  base: Pick<FittedCategory, 'name' | 'missing' | 'offset'>,
  counts: LevelCount[],
  gaps: number,
  { impute: choice, constant, encode, order, minCount, buckets, seed }: ResolvedCategorySteps,
): FittedCategory | FittedHashed | undefined {
  const usual = mostFrequent(counts)
  if (usual === undefined) return undefined
  const text = constant.trim() === '' ? DEFAULT_PREPARATION.category.constant : constant.trim()
  const fillWith = (isUsualKept: boolean) => ({
    impute: choice === 'constant' || !isUsualKept ? text : usual,
    ...(choice === 'ownLevel' && gaps > 0 && { missingLevel: true as const }),
  })
  if (encode === 'hashed') {
    return { ...base, kind: 'hashed', ...fillWith(!isRare(usual, counts)), buckets, seed }
  }
  const complete = choice === 'constant' ? withFilled(counts, text, gaps) : counts
  const kept =
    encode === 'ordinal' && order.length > 0
      ? inOrder(order, complete)
      : complete.filter(({ count }) => count >= minCount)
  return {
    ...base,
    kind: 'category',
    // A text that is folded is not to be kept for the gaps either: both are "other".
    ...fillWith(kept.some((level) => level.text === usual || level.text === text)),
    levels: kept.map(({ text }) => text),
    counts: kept.map(({ count }) => count),
    other: encode === 'oneHot' && minCount > 1,
    ...(encode === 'ordinal' && { encode }),
  }
}

/** A hashed column keeps one text only: it must not be that of a single person. */
function isRare(level: string, counts: readonly LevelCount[]): boolean {
  return !counts.some(({ text, count }) => text === level && count >= FEW_PERSONS)
}

/** Every level of an order given by hand, whether training rows have it or not. */
function inOrder(order: readonly string[], counts: LevelCount[]): LevelCount[] {
  const found = new Map(counts.map(({ text, count }) => [text, count]))
  const levels = new Set(order.map((text) => text.trim()))
  return Array.from(levels, (text) => ({ text, count: found.get(text) ?? 0 }))
}

/** The counts after `gaps` cells have become `text`. */
function withFilled(counts: LevelCount[], text: string, gaps: number): LevelCount[] {
  if (gaps === 0) return counts
  const own = counts.find((level) => level.text === text)?.count ?? 0
  return [...counts.filter((level) => level.text !== text), { text, count: own + gaps }].sort(
    (a, b) => compareCodePoints(a.text, b.text),
  )
}

/** The first of equals. */
export function mostFrequent(counts: LevelCount[]): string | undefined {
  return counts.reduce<LevelCount | undefined>(
    (best, next) => (best && best.count >= next.count ? best : next),
    undefined,
  )?.text
}
