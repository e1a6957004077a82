import type { EngineState } from '../engine.ts'
import type { RunParts } from './run-parts.ts'

/** @param all weights, slots and best weights, one behind the other */
export function stateOf(
  { memory, plan }: Pick<RunParts, 'memory' | 'plan'>,
  all: Float32Array<ArrayBuffer>,
  step: number,
): EngineState {
  const { parameters } = memory
  const { slots } = plan.start
  const part = (i: number) => all.slice(i * parameters, (i + 1) * parameters)
  return {
    step,
    weights: part(0),
    slots: slots.map((_, i) => part(1 + i)),
    bestWeights: part(1 + slots.length),
  }
}
