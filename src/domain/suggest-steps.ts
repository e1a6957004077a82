import { CALENDAR } from './calendar.ts'
import { choiceFor, stepsFor, tenureChoices } from './column-choice.ts'
import { sharedInputs } from './column-warnings.ts'
import { DAY_MS, dateValue } from './date-format.ts'
import type { Experiment, ResolvedColumn, ResolvedExperiment } from './experiment.ts'
import type { ColumnSteps } from './preparation-steps.ts'
import type { ColumnProfile, NumberSummary, TableProfile } from './profile.ts'
import type { ColumnKind } from './table.ts'

/** Why a step is proposed, with the figures behind it; shares are 0 to 1. */
export type StepReason =
  | { code: 'longTail'; median: number; high: number }
  | { code: 'skewed'; low: number; median: number; high: number }
  | { code: 'farPoints'; from: number; to: number; farthest: number }
  | { code: 'gaps'; share: number }
  | { code: 'manyLevels'; levels: number }
  | { code: 'rareLevels'; rare: number; levels: number; rows: number }
  /** Two of the column's texts, of different times of day. */
  | { code: 'timesOfDay'; texts: [string, string] }
  /** From the first to the last date. */
  | { code: 'oneMonth'; days: number }
  | { code: 'twoDates'; other: string }

export interface StepSuggestion {
  column: string
  /** What to add to the column's own steps. */
  steps: ColumnSteps
  reason: StepReason
}

/** Fewer different numbers than this are a scale of marks: there is no tail to bend. */
const FEW_VALUES = 20
/** (q95 + q05 − 2 · median) / (q95 − q05): 0 for a symmetric column, 0.56 for an exponential one. */
const SKEWED = 0.45
/** A logarithm of 1 + x hardly bends what stays below this. */
const SMALL = 10
/** Beyond so many quartile ranges from the quartiles a number is far from all others. */
const FAR = 5
const MANY_GAPS = 0.05
const MANY_LEVELS = 200
const ROWS_OF_A_LEVEL = 10
const FEW_RARE = 3
const FEW_ROWS = 200

/**
 * Steps that a column's profile speaks for, each with its reason; nothing that is done already. Of the columns in use,
 * and of those that are left out for their many levels alone.
 */
export function suggestSteps(
  experiment: Experiment,
  resolved: ResolvedExperiment,
  profile: TableProfile,
): StepSuggestion[] {
  return profile.columns.flatMap((column) => {
    const own = resolved.columns[column.index]
    if (!own || column.name === resolved.target) return []
    const tooMany =
      column.warnings.includes('manyLevels') &&
      choiceFor(experiment.columns, column.name).role === undefined
    if (own.role !== 'feature' && !(tooMany && own.role === 'ignore')) return []
    const found =
      own.kind === 'date'
        ? forDate(column, resolved, profile)
        : forKind(own.kind, column, profile.rows)
    return found
      .filter(({ steps }) => !isDone(steps, own, resolved))
      .map((suggestion) => ({ column: column.name, ...suggestion }))
  })
}

/** The steps of one column with more added to them. */
export function withSteps(
  all: Record<string, ColumnSteps> | undefined,
  name: string,
  added: ColumnSteps,
): Record<string, ColumnSteps> {
  const own = stepsFor(all, name) ?? {}
  const merged: ColumnSteps = {
    ...((own.number ?? added.number) && { number: { ...own.number, ...added.number } }),
    ...((own.category ?? added.category) && { category: { ...own.category, ...added.category } }),
    ...((own.date ?? added.date) && { date: { ...own.date, ...added.date } }),
    ...((own.text ?? added.text) && { text: { ...own.text, ...added.text } }),
  }
  // Entries, not a spread: a column may be called `__proto__`.
  return Object.fromEntries([...Object.entries(withoutSteps(all, name)), [name, merged]])
}

type Found = Omit<StepSuggestion, 'column'>

function forKind(kind: Exclude<ColumnKind, 'date'>, column: ColumnProfile, rows: number): Found[] {
  switch (kind) {
    case 'number':
      return forNumber(column, rows)
    case 'category':
      return forCategory(column, rows)
    case 'text': {
      const gaps = forGaps(column, { text: { missingFlag: true } }, rows)
      return gaps ? [gaps] : []
    }
    case 'boolean':
      return []
  }
}

function forNumber(column: ColumnProfile, rows: number): Found[] {
  const { number, distinct } = column
  const shape = number && distinct > FEW_VALUES ? forShape(number) : undefined
  const gaps = forGaps(column, { number: { missingFlag: true } }, rows)
  return [shape, gaps].filter((found) => found !== undefined)
}

function forShape({ min, max, quantiles }: NumberSummary): Found | undefined {
  const [low, lower, median, upper, high] = quantiles
  const skew = high > low ? (high - median - (median - low)) / (high - low) : 0
  if (skew >= SKEWED && min >= 0 && max > SMALL) {
    return { steps: { number: { transform: 'log' } }, reason: { code: 'longTail', median, high } }
  }
  if (Math.abs(skew) >= SKEWED) {
    return {
      steps: { number: { transform: 'yeoJohnson' } },
      reason: { code: 'skewed', low, median, high },
    }
  }
  const range = upper - lower
  const farthest = max - upper > lower - min ? max : min
  if (range <= 0 || (farthest <= upper + FAR * range && farthest >= lower - FAR * range)) {
    return undefined
  }
  return {
    steps: { number: { clip: { by: 'quantiles', lower: 0.01, upper: 0.99 } } },
    reason: { code: 'farPoints', from: low, to: high, farthest },
  }
}

const DAYS_OF_A_MONTH = 28

function forDate(
  column: ColumnProfile,
  resolved: ResolvedExperiment,
  profile: TableProfile,
): Found[] {
  const { name, dates, topValues, distinct } = column
  if (!dates || distinct < 2) return []
  const { earliest, latest, format } = dates
  const found: Found[] = []
  const timeOfDay = (text: string) => CALENDAR.hour.passed(dateValue(text, format))
  const texts = topValues.map(({ text }) => text)
  const other = texts.find((text) => timeOfDay(text) !== timeOfDay(texts[0] ?? ''))
  if (texts[0] !== undefined && other !== undefined) {
    found.push({
      steps: { date: { hour: 'cyclic' } },
      reason: { code: 'timesOfDay', texts: [texts[0], other] },
    })
  }
  const days = Math.floor((latest - earliest) / DAY_MS) + 1
  if (days <= DAYS_OF_A_MONTH) {
    found.push({ steps: { date: { month: 'off' } }, reason: { code: 'oneMonth', days } })
  }
  const later = laterDate(name, earliest + latest, resolved, profile)
  if (later !== undefined) {
    const tenure = { until: 'column' as const, column: later }
    found.push({ steps: { date: { tenure } }, reason: { code: 'twoDates', other: later } })
  }
  const gaps = forGaps(column, { date: { missingFlag: true } }, profile.rows)
  return gaps ? [...found, gaps] : found
}

/** The only other date column in use, if its dates are later by and large. */
function laterDate(
  name: string,
  middle: number,
  resolved: ResolvedExperiment,
  { columns }: TableProfile,
): string | undefined {
  const others = tenureChoices(resolved, name)
  const dates = columns[others[0]?.index ?? -1]?.dates
  if (others.length !== 1 || !dates || dates.earliest + dates.latest <= middle) return undefined
  return others[0]?.name
}

function forCategory(column: ColumnProfile, rows: number): Found[] {
  const levels = forLevels(column, rows)
  const gaps = forGaps(column, { category: { impute: 'ownLevel' } }, rows)
  return [levels, gaps].filter((found) => found !== undefined)
}

function forLevels({ distinct, levels, role }: ColumnProfile, rows: number): Found | undefined {
  if (role !== 'feature' || distinct > MANY_LEVELS) {
    const buckets = sharedInputs(distinct)
    return {
      steps: { category: { encode: 'hashed', buckets } },
      reason: { code: 'manyLevels', levels: distinct },
    }
  }
  const rare = levels?.filter(({ count }) => count < ROWS_OF_A_LEVEL).length ?? 0
  if (rare < FEW_RARE || rows < FEW_ROWS) return undefined
  return {
    steps: { category: { minCount: ROWS_OF_A_LEVEL } },
    reason: { code: 'rareLevels', rare, levels: distinct, rows: ROWS_OF_A_LEVEL },
  }
}

function forGaps(
  { missing, distinct }: ColumnProfile,
  steps: ColumnSteps,
  rows: number,
): Found | undefined {
  const share = missing / Math.max(1, rows)
  return share > MANY_GAPS && distinct > 0 ? { steps, reason: { code: 'gaps', share } } : undefined
}

/** Whether the steps say what is done anyway, or a person has settled the matter otherwise. */
function isDone(
  { number, category, date, text }: ColumnSteps,
  { role, steps }: ResolvedColumn,
  { preparation }: ResolvedExperiment,
): boolean {
  const now = steps ?? preparation
  if (date?.hour) return now.date.hour !== 'off'
  if (date?.month) return now.date.month !== 'cyclic'
  if (date?.tenure) return now.date.tenure !== null
  if (date?.missingFlag) return now.date.missingFlag
  if (number?.transform) return now.number.transform !== 'none' || now.number.bins !== null
  if (number?.clip) return now.number.clip !== null || now.number.bins !== null
  if (number?.missingFlag) return now.number.missingFlag
  if (text?.missingFlag) return now.text.missingFlag
  if (category?.encode) return role === 'feature' && now.category.encode !== 'oneHot'
  if (category?.minCount) {
    return now.category.minCount >= category.minCount || now.category.encode === 'hashed'
  }
  return now.category.impute !== 'mostFrequent'
}

/** Gives a column the steps of all again. */
export function withoutSteps(
  all: Record<string, ColumnSteps> | undefined,
  name: string,
): Record<string, ColumnSteps> {
  return Object.fromEntries(Object.entries(all ?? {}).filter(([key]) => key !== name))
}

/** With several proposals taken over. */
export function withSuggestedSteps(
  all: Record<string, ColumnSteps> | undefined,
  suggestions: readonly StepSuggestion[],
): Record<string, ColumnSteps> {
  return suggestions.reduce<Record<string, ColumnSteps>>(
    (before, { column, steps }) => withSteps(before, column, steps),
    all ?? {},
  )
}
