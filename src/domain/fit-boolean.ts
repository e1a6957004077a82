import { booleanOfWord } from './boolean-words.ts'
import { mostFrequent } from './fit-category.ts'
import type { LevelCount } from './profile.ts'
import type { FittedBoolean } from './recipe.ts'

/**
 * Learns the usual words for true and false, and the more frequent of them (false of equals) for missing cells.
 * @param counts of the training rows; texts that are no two-valued words say nothing
 * @returns undefined if no cell says either
 */
export function fitBoolean(
  base: Pick<FittedBoolean, 'name' | 'missing' | 'offset'>,
  counts: LevelCount[],
): FittedBoolean | undefined {
  const saying = (truth: boolean) => counts.filter(({ text }) => booleanOfWord(text) === truth)
  const yes = saying(true)
  const no = saying(false)
  if (yes.length + no.length === 0) return undefined
  return {
    ...base,
    kind: 'boolean',
    impute: total(yes) > total(no) ? 1 : 0,
    trueText: mostFrequent(yes) ?? 'true',
    falseText: mostFrequent(no) ?? 'false',
  }
}

function total(counts: LevelCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
