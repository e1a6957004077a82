import type { EnginePlan } from '../engine.ts'

/** What of an `EnginePlan` a step depends on besides the memory. */
export type StepSettings = Pick<EnginePlan, 'optimizer' | 'clipping'> & {
  network: Pick<EnginePlan['network'], 'loss' | 'l1' | 'l2'>
}
