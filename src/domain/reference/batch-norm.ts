import { BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM } from '../batch-norm.ts'
import type { LayerOffsets } from '../network.ts'

type BatchNormOffsets = NonNullable<LayerOffsets['batchNorm']>

/** One unit's numbers in the rows of a minibatch, before and after normalisation. */
export interface NormalisedUnit {
  mean: number
  variance: number
  /** √(variance + ε) */
  deviation: number
  /** [rows] (z − mean) / √(variance + ε) */
  normalised: Float64Array
  /** Mean and variance are not those of these rows, and do not move with them. */
  isFixed?: true
}

/** Ioffe & Szegedy 2015, algorithm 1, without scale and bias. */
export function normaliseUnit(z: Float64Array): NormalisedUnit {
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length
  const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length
  return normalisedBy(z, mean, variance)
}

/** The same by mean and variance as they are on average, as predictions have it. */
export function normaliseByAverages(
  z: Float64Array,
  mean: number,
  variance: number,
): NormalisedUnit {
  return { ...normalisedBy(z, mean, variance), isFixed: true }
}

function normalisedBy(z: Float64Array, mean: number, variance: number): NormalisedUnit {
  const deviation = Math.sqrt(variance + BATCH_NORM_EPSILON)
  return { mean, variance, deviation, normalised: z.map((value) => (value - mean) / deviation) }
}

/**
 * The way back through `scale · normalised + bias` (their section 3, rearranged):
 * dbias = Σ dy; dscale = Σ dy · x̂; dz = scale / √(variance + ε) · (dy − dbias / rows − x̂ · dscale / rows),
 * where mean and variance are fixed dz = scale / √(variance + ε) · dy
 * @param slopes [rows] dy
 */
export function unitGradient(
  { deviation, normalised, isFixed }: NormalisedUnit,
  scale: number,
  slopes: Float64Array,
): { scale: number; bias: number; z: Float64Array } {
  const rows = slopes.length
  const bias = slopes.reduce((sum, dy) => sum + dy, 0)
  const ofScale = slopes.reduce((sum, dy, row) => sum + dy * (normalised[row] as number), 0)
  const throughMoments = (row: number) =>
    isFixed ? 0 : bias / rows + ((normalised[row] as number) * ofScale) / rows
  const z = slopes.map((dy, row) => (scale / deviation) * (dy - throughMoments(row)))
  return { scale: ofScale, bias, z }
}

/** moving ← momentum · moving + (1 − momentum) · batch, in place. */
export function moveAverages(
  weights: Float64Array,
  { mean, variance }: BatchNormOffsets,
  units: readonly NormalisedUnit[],
): void {
  const move = (at: number, batch: number) => {
    weights[at] = BATCH_NORM_MOMENTUM * (weights[at] as number) + (1 - BATCH_NORM_MOMENTUM) * batch
  }
  units.forEach((unit, u) => {
    move(mean + u, unit.mean)
    move(variance + u, unit.variance)
  })
}
