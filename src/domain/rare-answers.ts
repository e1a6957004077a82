import type { LevelCount } from './profile.ts'

/** Classes that have few rows to learn from. */
export interface RareAnswers {
  /** The rarest first. */
  answers: LevelCount[]
  /** Share that the rarest has of the rows with an answer. */
  share: number
  /** Share that the most frequent has: how often always saying it would be right. */
  mostShare: number
}

/** Below this share accuracy tells little, and few rows push the weights. */
const RARE_SHARE = 0.05
const FEW_ROWS = 20
/** In a table this small every class has few rows. */
const SMALL_TABLE = 100

/**
 * @param levels of the target
 * @param classes those that are told apart
 * @returns undefined where no class is rare
 */
export function rareAnswers(
  levels: readonly LevelCount[],
  classes: readonly string[],
): RareAnswers | undefined {
  const counted = levels.filter(({ text }) => classes.includes(text.trim()))
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const ascending = counted.toSorted((a, b) => a.count - b.count)
  const least = total * RARE_SHARE
  // Of very many classes each has few rows; there only those that cannot be learnt are rare.
  const isRare = ({ count }: LevelCount) =>
    count < FEW_ROWS || (count < least && count < total / classes.length / 4)
  const answers = ascending.filter(isRare)
  if (answers.length === 0 || total < SMALL_TABLE) return undefined
  return {
    answers,
    share: (ascending[0]?.count ?? 0) / total,
    mostShare: (ascending.at(-1)?.count ?? 0) / total,
  }
}
