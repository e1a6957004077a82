import type { GpuCase, Tried } from '../../../src/domain/gpu-report.ts'
import { EngineError, type Engine, type EnginePlan } from '../engine.ts'
import { largestDifference, trainReference, trainWith } from './reference-training.ts'

/**
 * What losses and weights may differ by from float64. A processor and the adapters we could try stay below 1e-5; but
 * WGSL allows an adapter more: `exp` may be off by 3 + 2·|x| units in the last place and `log` by 2⁻²¹, and Adam
 * blows a small gradient's error up. A wrong formula shows as a hundred times more.
 */
const TOLERANCE = 1e-4
const EPOCHS = 4

/** Trains a small network and compares it with float64. Whatever goes wrong is the case's result. */
export async function checkCase(
  tried: Tried,
  plan: EnginePlan,
  open: () => Promise<Engine>,
): Promise<GpuCase> {
  try {
    const trained = await trainWith(await open(), EPOCHS)
    const expected = trainReference(plan, EPOCHS)
    const loss = Math.max(
      ...trained.losses.map((value, epoch) => {
        const reference = expected.losses[epoch] ?? Number.NaN
        return Math.abs(value - reference) / Math.max(1, Math.abs(reference))
      }),
    )
    const weights = largestDifference(trained.weights, expected.weights)
    return {
      tried,
      // Not finite is neither.
      passed: loss <= TOLERANCE && weights <= TOLERANCE,
      loss: finite(loss),
      weights: finite(weights),
      tolerance: TOLERANCE,
    }
  } catch (error) {
    return refusedCase(tried, error)
  }
}

/** A case that came to no numbers. */
export function refusedCase(tried: Tried, error: unknown): GpuCase {
  const empty = { tried, passed: false, loss: null, weights: null, tolerance: TOLERANCE }
  return { ...empty, reason: reasonOf(error) }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof EngineError)) return String(error)
  const { code, details } = error.failure
  return 'reason' in details ? `${code}: ${details.reason}` : code
}

function finite(difference: number): number | null {
  return Number.isFinite(difference) ? difference : null
}
