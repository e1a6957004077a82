import type { ResolvedOptimizer } from '../../../src/domain/experiment.ts'
import { stepKey } from '../../../src/domain/random.ts'
import { stepFactors } from '../step-factors.ts'

/** Words of `Step` in kernels/plan.wgsl. */
export const STEP_WORDS = 4

/**
 * The scalars of every step of an epoch, in float64 before they are rounded.
 * @param taken minibatch steps before the epoch
 * @returns [steps] `Step`
 */
export function epochSchedule(
  optimizer: ResolvedOptimizer,
  learningRate: (step: number) => number,
  seed: number,
  taken: number,
  steps: number,
): ArrayBuffer {
  const buffer = new ArrayBuffer(4 * STEP_WORDS * steps)
  const words = new Uint32Array(buffer)
  const floats = new Float32Array(buffer)
  const weightDecay = optimizer.name === 'adamw' ? optimizer.weightDecay : 0
  for (let step = 0; step < steps; step++) {
    const t = taken + step
    const factors = stepFactors(optimizer, learningRate(t), t + 1)
    const { rate, rootCorrection } = factors
    floats.set([rate, rootCorrection, factors.learningRate * weightDecay], STEP_WORDS * step)
    words[STEP_WORDS * step + 3] = stepKey(seed, 'dropout', t)
  }
  return buffer
}
