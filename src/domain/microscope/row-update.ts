import type { Clipping, ResolvedOptimizer } from '../experiment.ts'
import { parameterOffsets, type Network } from '../network.ts'
import { addPenalty } from '../reference/backward.ts'
import { clipGradient } from '../reference/clipping.ts'
import { updateWeights, weightStep, type WeightStep } from '../reference/optimizers.ts'
import { penaltyOf } from '../reference/penalty.ts'
import { answerRow, type TracedRow } from './row-trace.ts'

/** What an optimiser takes its next step with. */
export interface OptimizerState {
  optimizer: ResolvedOptimizer
  /** [parameters] each, see `slotCount`. */
  slots: Float64Array[]
  clipping: Clipping | null
  /** t, from 1. */
  step: number
  learningRate: number
}

/** How the next step would move one weight if the minibatch were this row alone. */
export interface RowUpdate {
  before: number
  /** What penalties add to the slope; all 0 but for weights. */
  penalties: ReturnType<typeof penaltyOf>['slopes']
  /** Slope of loss and penalties together, as the optimiser has it: within its limits. */
  gradient: number
  /** What the slope was before it was cut to its limits; absent: they did not touch it. */
  unclipped?: number
  /** What the optimiser kept of the weight before; see `WeightStep` for what it keeps from now on. */
  slots: number[]
  moved: WeightStep
  /** With all weights moved so. */
  after: { loss: number; logits: Float64Array }
}

/** @param gradient [parameters] of the row's loss, without penalties */
export function updateByRow(
  network: Network,
  weights: Float64Array,
  row: TracedRow,
  gradient: Float64Array,
  state: OptimizerState,
  index: number,
): RowUpdate {
  const { optimizer, clipping, step, learningRate } = state
  const whole = withPenalties(network, weights, gradient)
  const clipped = whole.slice()
  if (clipping) clipGradient(clipping, clipped)
  const before = weights[index] as number
  const slots = state.slots.map((slot) => slot[index] as number)
  const isKernel = isOfKernel(network, index)
  const g = clipped[index] as number
  const moved = weightStep(optimizer, { w: before, g, slots, isKernel }, { step, learningRate })
  const next = weights.slice()
  const nextSlots = state.slots.map((slot) => slot.slice())
  updateWeights(network, optimizer, next, nextSlots, clipped, { step, learningRate })
  const unclipped = whole[index] as number
  return {
    before,
    penalties: penaltyOf(network, isKernel ? before : 0).slopes,
    gradient: g,
    ...(unclipped !== g && { unclipped }),
    slots,
    moved,
    after: answerRow(network, next, row),
  }
}

function withPenalties(
  network: Network,
  weights: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const whole = gradient.slice()
  addPenalty(network, weights, whole)
  return whole
}

function isOfKernel(network: Network, index: number): boolean {
  return parameterOffsets(network).some(({ kernel, bias }) => kernel <= index && index < bias)
}
