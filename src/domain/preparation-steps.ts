import type { GramSizes } from './text/grams.ts'

/** What can be done to a column on its way to the network. */

export const NUMBER_IMPUTES = ['median', 'mean', 'mostFrequent', 'constant'] as const
export type NumberImpute = (typeof NUMBER_IMPUTES)[number]

/** `log` is the signed one: sign(x) · ln(1 + |x|), so ln(1 + x) of what is not negative. */
export const NUMBER_TRANSFORMS = ['none', 'log', 'yeoJohnson'] as const
export type NumberTransform = (typeof NUMBER_TRANSFORMS)[number]

export const NUMBER_SCALES = ['standard', 'minMax', 'robust', 'none'] as const
export type NumberScale = (typeof NUMBER_SCALES)[number]

/** Numbers beyond the bounds become the bounds: quantiles (0 to 1) of the training rows, or given by hand. */
export interface OutlierClip {
  by: 'quantiles' | 'values'
  lower: number
  upper: number
}

/** One input per bin; bins of the same width, of as many training rows each, or between edges given by hand. */
export type NumberBins =
  | { by: 'width' | 'quantile'; count: number }
  /** Ascending. */
  | { by: 'edges'; edges: number[] }

/** The steps of a number column, in the order in which they are done. */
export interface ResolvedNumberSteps {
  clip: OutlierClip | null
  impute: NumberImpute
  constant: number
  /** One more input, 1 where the cell was missing; left out where no training row had a gap. */
  missingFlag: boolean
  /** Instead of `transform` and `scale`. */
  bins: NumberBins | null
  transform: NumberTransform
  scale: NumberScale
}

/** What a number to predict is divided by while the network learns it: its spread, or nothing. */
export const TARGET_SCALES = ['standard', 'none'] as const
export type TargetScale = (typeof TARGET_SCALES)[number]

export const CATEGORY_IMPUTES = ['mostFrequent', 'ownLevel', 'constant'] as const
export type CategoryImpute = (typeof CATEGORY_IMPUTES)[number]

export const CATEGORY_ENCODES = ['oneHot', 'ordinal', 'hashed'] as const
export type CategoryEncode = (typeof CATEGORY_ENCODES)[number]

/** The steps of a category column. */
export interface ResolvedCategorySteps {
  impute: CategoryImpute
  /** The text that stands in gaps under `impute: 'constant'`. */
  constant: string
  encode: CategoryEncode
  /** Of `ordinal`: the levels by hand, all that count; empty: the training rows' own in code-point order. */
  order: string[]
  /** Rows that a level needs among the training rows; `hashed` keeps no levels and pays no attention. */
  minCount: number
  /** Inputs of `hashed`. */
  buckets: number
  /** Of the hash: another seed lets other levels share an input. */
  seed: number
}

/** Parts of a date that come round again: one input each (`oneHot`), or sine and cosine of where in the round it is. */
export const DATE_CYCLES = ['off', 'oneHot', 'cyclic'] as const
export type DateCycle = (typeof DATE_CYCLES)[number]

/** One input per quarter of the year, or per meteorological season (from the first of March, June, …). */
export const DATE_SEASONS = ['off', 'quarter', 'north', 'south'] as const
export type DateSeason = (typeof DATE_SEASONS)[number]

export const DATE_IMPUTES = ['median', 'oldest', 'newest', 'constant'] as const
export type DateImpute = (typeof DATE_IMPUTES)[number]

/** What days are counted to: another date column of the same row, or one day for all rows, like "2024-12-31". */
export type DateTenure = { until: 'column'; column: string } | { until: 'date'; date: string }

/** The steps of a date column: which parts of it are inputs. Times count in UTC. */
export interface ResolvedDateSteps {
  /** Days before the newest training date, standardised. */
  recency: boolean
  /** Days from the date to another one, standardised; a column counts no days to itself. */
  tenure: DateTenure | null
  /** Standardised. */
  year: boolean
  season: DateSeason
  month: DateCycle
  dayOfMonth: DateCycle
  weekday: DateCycle
  hour: DateCycle
  /** The date whose days and year stand in for those of a missing one; what comes round is 0 there. */
  impute: DateImpute
  /** A date like "2024-12-31". */
  constant: string
  /** One more input, 1 where the cell was missing; left out where no training row had a gap. */
  missingFlag: boolean
}

/**
 * The steps of a free text column: counts of hashed n-grams, weighed as TF-IDF and brought to length 1. What is
 * missing has no n-grams.
 */
export interface ResolvedTextSteps {
  /** n-grams of words; null: none. */
  words: GramSizes | null
  /** n-grams of characters within words; null: none. */
  characters: GramSizes | null
  /** Inputs that all n-grams share. */
  buckets: number
  /** Of the hash: another seed lets other n-grams share an input. */
  seed: number
  lowercase: boolean
  /** A count c weighs 1 + ln c. */
  sublinear: boolean
  /** What many training rows have weighs less. */
  idf: boolean
  /** One more input, 1 where the cell was missing; left out where no training row had a gap. */
  missingFlag: boolean
}

export type DateSteps = Partial<ResolvedDateSteps>
export type NumberSteps = Partial<ResolvedNumberSteps>
export type CategorySteps = Partial<ResolvedCategorySteps>
export type TextSteps = Partial<ResolvedTextSteps>

/** Steps of one column that differ from those of all; by kind, because a column's kind may be changed. */
export interface ColumnSteps {
  number?: NumberSteps
  category?: CategorySteps
  date?: DateSteps
  text?: TextSteps
}

/** The same with nothing absent. */
export interface ResolvedColumnSteps {
  number: ResolvedNumberSteps
  category: ResolvedCategorySteps
  date: ResolvedDateSteps
  text: ResolvedTextSteps
}
