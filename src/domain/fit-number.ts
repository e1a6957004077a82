import { LARGEST_NUMBER } from './cell-readers.ts'
import { momentsOf, type Moments } from './moments.ts'
import { bentNumber } from './number-input.ts'
import type { NumberBins, OutlierClip, ResolvedNumberSteps } from './preparation-steps.ts'
import { FEW_PERSONS } from './privacy/few-persons.ts'
import { loneEnds, type LoneEnds } from './privacy/lone-ends.ts'
import { quantileOf } from './quantile.ts'
import type { FittedNumber, FittedPower } from './recipe.ts'
import { fitYeoJohnson } from './yeo-johnson.ts'

/** Edges of bins nearer than this share of the whole range are one edge. */
const NARROWEST_BIN = 1e-8

/**
 * Learns a column's steps, each from what the step before it made of the training rows: clip, impute, then bins or
 * bend and scale, as a clip and scikit-learn's SimpleImputer, KBinsDiscretizer or PowerTransformer and scaler in a row
 * do.
 * @param values training rows; NaN where missing
 * @returns undefined if every value is missing
 */
export function fitNumber(
  base: Pick<FittedNumber, 'name' | 'missing' | 'offset' | 'format'>,
  values: Float64Array,
  steps: ResolvedNumberSteps,
): FittedNumber | undefined {
  const present = presentOf(values)
  if (present.length === 0) return undefined
  const observed = momentsOf(present)
  const integer = present.every(Number.isInteger)
  const sorted = present.sort()
  const median = medianOf(sorted)
  const clip = clipBounds(steps.clip, sorted)
  const clipped = bentNumber(clip ? { clip } : {})
  const impute = imputeValue(steps, clip ? mapped(sorted, clipped) : sorted, observed)
  const gaps = values.length - present.length
  const untouched = gaps === 0 && !clip
  const complete = untouched
    ? values
    : mapped(values, (value) => (Number.isNaN(value) ? impute : clipped(value)))
  const power = fitPower(steps, complete)
  const bent = power ? mapped(complete, bentNumber({ power })) : complete
  const method = steps.bins ? 'none' : steps.scale
  const edges = steps.bins && binEdges(steps.bins, complete)
  const alone = givenAway(steps, sorted, { clip, edges, impute: gaps > 0 ? impute : undefined })
  return {
    ...base,
    kind: 'number',
    method,
    impute,
    ...scaling(method, bent, untouched && !power ? observed : undefined),
    ...sharedRange(sorted),
    median,
    integer,
    ...(clip && { clip }),
    ...(power && { power }),
    ...(edges && { edges }),
    ...(steps.missingFlag && gaps > 0 && { flag: true }),
    ...(alone && { alone }),
  }
}

/** Whose the ends are that a clip, a scale from end to end or bins of one width keep. */
function givenAway(
  { clip: choice, bins, scale }: ResolvedNumberSteps,
  sorted: Float64Array,
  {
    clip,
    edges,
    impute,
  }: { clip: FittedNumber['clip']; edges: number[] | null; impute: number | undefined },
): LoneEnds | undefined {
  if (clip && choice?.by === 'quantiles') return loneEnds(sorted, clip.lower, clip.upper)
  const widths = bins?.by === 'width' && edges !== null && edges.length > 1
  if (!widths && (bins !== null || scale !== 'minMax')) return undefined
  const low = sorted[0] as number
  const high = sorted.at(-1) as number
  const ends = [low, high].map(bentNumber(clip ? { clip } : {}))
  const reached = impute === undefined ? ends : [...ends, impute]
  // An end that was cut by hand, or that what stands in gaps goes beyond, is not given away.
  return loneEnds(
    sorted,
    Math.min(...reached) === low ? low : -Infinity,
    Math.max(...reached) === high ? high : Infinity,
  )
}

/**
 * The fifth smallest and the fifth largest number, so that neither is of one person alone; of fewer than 17 numbers
 * those a quarter of the way in.
 * @param sorted at least one
 */
function sharedRange(sorted: Float64Array): { min: number; max: number } {
  const rank = Math.min(FEW_PERSONS - 1, Math.floor((sorted.length - 1) / 4))
  return { min: sorted[rank] as number, max: sorted[sorted.length - 1 - rank] as number }
}

/** A copy without the NaN. Loops, because `filter` and `map` of typed arrays take ten times as long. */
function presentOf(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (!Number.isNaN(value)) present[count++] = value
  return present.subarray(0, count)
}

/** A new array, by a loop for the same reason. */
function mapped(values: Float64Array, change: (value: number) => number): Float64Array {
  const changed = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) changed[i] = change(values[i] as number)
  return changed
}

function clipBounds(choice: OutlierClip | null, sorted: Float64Array): FittedNumber['clip'] {
  if (choice === null) return undefined
  const { by, lower, upper } = choice
  if (by === 'values') return { lower: inRange(lower), upper: inRange(upper) }
  return { lower: quantileOf(sorted, lower), upper: quantileOf(sorted, upper) }
}

/**
 * @param sorted what is left of the values after clipping
 * @param observed moments before it
 */
function imputeValue(
  { impute, constant, clip }: ResolvedNumberSteps,
  sorted: Float64Array,
  observed: Moments,
): number {
  switch (impute) {
    case 'mean':
      return clip === null ? observed.mean : momentsOf(sorted).mean
    case 'median':
      return medianOf(sorted)
    case 'mostFrequent':
      return mostFrequentOf(sorted)
    case 'constant':
      return inRange(constant)
  }
}

function inRange(value: number): number {
  return Math.max(-LARGEST_NUMBER, Math.min(LARGEST_NUMBER, value))
}

function fitPower(
  { bins, transform }: ResolvedNumberSteps,
  complete: Float64Array,
): FittedPower | undefined {
  if (bins !== null || transform === 'none') return undefined
  if (transform === 'log') return { name: 'log' }
  return { name: 'yeoJohnson', lambda: fitYeoJohnson(complete) }
}

/**
 * A robust scale of 0 (half of the rows agree) would lose a column that varies: then it is the standard one.
 * @param known moments of the values, where they are known already
 */
function scaling(
  method: FittedNumber['method'],
  values: Float64Array,
  known: Moments | undefined,
): { center: number; scale: number } {
  if (method === 'none') return { center: 0, scale: 1 }
  if (method === 'robust') {
    const sorted = values.slice().sort()
    const range = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)
    return {
      center: medianOf(sorted),
      scale: range === 0 ? (known ?? momentsOf(values)).std : range,
    }
  }
  const { mean, std, min, max } = known ?? momentsOf(values)
  return method === 'standard' ? { center: mean, scale: std } : { center: min, scale: max - min }
}

/** The edges between bins, without those that would leave a bin empty. */
function binEdges(bins: NumberBins, complete: Float64Array): number[] {
  if (bins.by === 'edges') return [...bins.edges]
  const { by, count } = bins
  const sorted = complete.slice().sort()
  const low = sorted[0] as number
  const high = sorted.at(-1) as number
  if (low === high) return []
  const edges: number[] = []
  let last = low
  for (let k = 1; k < count; k++) {
    const edge =
      by === 'quantile' ? quantileOf(sorted, k / count) : low + k * ((high - low) / count)
    if (edge - last <= NARROWEST_BIN * (high - low)) continue
    edges.push(edge)
    last = edge
  }
  // The last edge that counts is the largest number; one that equals it would leave nothing above.
  while (high - (edges.at(-1) ?? low) <= NARROWEST_BIN * (high - low)) edges.pop()
  return edges
}

/** Even counts: the mean of the two middle values. */
function medianOf(sorted: Float64Array): number {
  const upper = sorted[sorted.length >> 1] as number
  const lower = sorted[(sorted.length - 1) >> 1] as number
  return (lower + upper) / 2
}

/** The smallest of equally frequent ones. */
function mostFrequentOf(sorted: Float64Array): number {
  let best = sorted[0] as number
  let most = 0
  let run = 0
  for (let i = 0; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run > most) [best, most] = [sorted[i] as number, run]
  }
  return best
}
