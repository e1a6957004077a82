import type { Experiment, LayerChoice } from './experiment.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'

/** Why a column was taken for the target. */
export type SuggestionReason =
  /** Its name sounds like an outcome, and it has two values. */
  | 'twoValuesAndName'
  | 'name'
  /** No name sounds like an outcome; it is the last column that can be one. */
  | 'lastColumn'

export interface Suggestion {
  experiment: Experiment
  reason: SuggestionReason
}

/** Words that hardly mean anything but the outcome, then words that often do; whole words, lower case. */
const OUTCOME_WORDS: readonly ReadonlySet<string>[] = [
  new Set(
    (
      'y target label class outcome churn churned exited attrition cancelled canceled species diagnosis ' +
      'survived converted conversion response responded reply replied answered subscribed clicked bought sold ' +
      'purchased defaulted fraud'
    ).split(' '),
  ),
  new Set(
    'left revenue sales price value click purchase buy order orders interest segment category result score rating'.split(
      ' ',
    ),
  ),
]
/** The same for Chinese, where words are not set apart. */
const CHINESE_OUTCOMES: readonly RegExp[] = [
  /流失|目标|标签|结果|转化|响应|回应|成交|购买/,
  /类别|类型|分类|是否|销售额|销量|价格|房价|收入|评分|兴趣/,
]

/** Words beside an outcome that do not change what it is. */
const FILLERS: ReadonlySet<string> = new Set('is has was did will flag status'.split(' '))

/**
 * A first experiment for a table nobody has said anything about: the likeliest target, and the settings that
 * depend on the number of rows, written out so that they can be seen and changed. A table without any column
 * is a bug of the caller and throws.
 */
export function suggestExperiment(profile: TableProfile): Suggestion {
  const { column, reason } = suggestTarget(profile)
  const { units, batchSize, epochs } = settingsFor(profile.rows - column.missing)
  const layers = units.map((width): LayerChoice => ({ units: width, activation: 'relu' }))
  return {
    experiment: {
      terrarium: 1,
      target: column.name,
      network: { layers },
      training: { batchSize, epochs },
    },
    reason,
  }
}

/** Small tables get small networks, which overfit less; large ones larger batches, so that an epoch stays short. */
function settingsFor(rows: number): { units: number[]; batchSize: number; epochs: number } {
  if (rows <= 500) return { units: [16, 8], batchSize: 16, epochs: 300 }
  if (rows <= 10_000) return { units: [64, 32], batchSize: 32, epochs: 200 }
  if (rows <= 50_000) return { units: [64, 32], batchSize: 64, epochs: 100 }
  return { units: [64, 32], batchSize: 256, epochs: 50 }
}

function suggestTarget({ columns }: TableProfile): {
  column: ColumnProfile
  reason: SuggestionReason
} {
  const suitable = columns.filter(canBeTarget)
  const named = suitable
    .map((column) => ({ column, rank: outcomeRank(column.name), two: column.distinct === 2 }))
    .filter(({ rank }) => rank > 0)
  if (named.length > 0) {
    // Later columns win among equals: tables tend to end with their outcome.
    const { column, two } = named.reduce((best, next) => (score(next) >= score(best) ? next : best))
    return { column, reason: two ? 'twoValuesAndName' : 'name' }
  }
  const last = suitable.at(-1) ?? columns.at(-1)
  if (!last) throw new Error('a table without columns')
  return { column: last, reason: 'lastColumn' }
}

function score({ rank, two }: { rank: number; two: boolean }): number {
  return 2 * rank + (two ? 1 : 0)
}

function canBeTarget({ kind, distinct, role, warnings }: ColumnProfile): boolean {
  if (kind === 'date' || kind === 'text') return false
  return distinct >= 2 && role === 'feature' && !warnings.includes('manyLevels')
}

/** 3 for a strong word alone, 1 for a weak word among others, 2 between them; 0 for other names. */
function outcomeRank(name: string): number {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
  const place = OUTCOME_WORDS.findIndex(
    (known, k) => words.some((word) => known.has(word)) || CHINESE_OUTCOMES[k]?.test(name) === true,
  )
  if (place === -1) return 0
  return OUTCOME_WORDS.length - place + (words.length === 1 ? 1 : 0)
}
